// One thread's end of one channel, instrumented.
//
// send() and receive() announce, try without blocking, and only when the try fails publish the wait, sleep, and count
// the time. A mechanism implements the four protected functions; all recording happens here, once for all of them.
//
// Threads:   one thread uses one end; every thread has its own.
// Ownership: the end owns its descriptors and removes every kernel object that it made.
// Blocking:  send() while the channel is full, receive() while it is empty, at most `timeout`.
// Errors:    Timeout; TooBig; Closed (nobody is left at the other side, EPIPE); System.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/parameter.h"
#include "base/result.h"
#include "record/thread_recorder.h"

namespace ws {

inline constexpr std::chrono::nanoseconds kForever = std::chrono::nanoseconds::max();

enum class ChannelSide { Sender, Receiver };

// Everything about an end that does not depend on the mechanism.
struct EndSetup
{
    ChannelSide side = ChannelSide::Sender;
    std::uint32_t object = 0;
    std::uint32_t receivers = 1;         // threads that receive from this channel
    std::size_t messageBytes = 0;        // of every message on this channel
    std::uint64_t capacityMessages = 0;  // 0: bounded in bytes
    ParameterValues parameters;
    ThreadRecorder *recorder = nullptr;
    UseCounters *use = nullptr;
    ObjectState *state = nullptr;
    std::vector<const UseCounters *> peers;  // uses of the other side
};

class Channel
{
public:
    explicit Channel(EndSetup setup) : m_setup(std::move(setup)) {}
    virtual ~Channel() = default;
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    // Returns when the message is handed over. Zero timeout: Timeout at once where it would block.
    Result<> send(std::span<const std::byte> message, std::chrono::nanoseconds timeout = kForever);

    // Bytes written to `into`; 0 means that all senders have closed. Never truncates.
    Result<std::size_t> receive(std::span<std::byte> into, std::chrono::nanoseconds timeout = kForever);

    // This end is done. The last sender ends the stream, which may block until there is space for its mark.
    Result<> close();

    // What the channel holds now, by the kernel's own account: bytes for a stream, else messages. Nothing if unknown.
    virtual std::optional<std::uint64_t> queued() const = 0;

    const EndSetup &setup() const { return m_setup; }

protected:
    // Without blocking. false: it would block. A part that got through is remembered for the next call.
    virtual Result<bool> trySend(std::span<const std::byte> message) = 0;
    // Sleeps until trySend() may succeed or the deadline (CLOCK_MONOTONIC ns; 0: none) has come: false.
    // Returns early, as true, when a signal asks to look again.
    virtual Result<bool> waitForSpace(std::uint64_t deadlineNs) = 0;
    // Bytes received, 0 at the end of the stream; nothing: it would block.
    virtual Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) = 0;
    // Sleeps until a message is there, and takes it; nothing at the deadline.
    virtual Result<std::optional<std::size_t>> waitAndReceive(std::span<std::byte> into,
                                                              std::uint64_t deadlineNs) = 0;
    // Called by the last sender that closes: makes receive() return 0 at every receiver.
    virtual Result<> endStream() = 0;
    // Called at every close, after endStream(): gives the kernel objects back.
    virtual void release() = 0;

private:
    Result<> sendSlowly(std::span<const std::byte> message, std::chrono::nanoseconds timeout);
    Result<std::size_t> receiveSlowly(std::span<std::byte> into, std::chrono::nanoseconds timeout);
    std::uint64_t spaceTicket() const;

    EndSetup m_setup;
};

}  // namespace ws
