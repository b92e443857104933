// One thread's end of one channel, instrumented.
//
// send() and receive() announce, try without blocking, and only when the try fails publish the wait, spin or sleep as
// the run's wait policy says, and count the time. A mechanism implements the protected functions; all recording
// happens here, once for all of them. Under a policy that spins, 32 tries in a row count as one: what they save is no
// wait yet.
//
// A wait is split in two: until the peer acted, and from its act to this thread running again. The one who waits says
// so in the object; a peer that sees it stamps the begin of its operation there.
//
// Threads:   one thread uses one end; every thread has its own.
// Ownership: the end owns its descriptors and removes every kernel object that it made.
// Blocking:  send() while the channel is full, receive() while it is empty, at most `timeout`; establish().
// Errors:    Timeout; TooBig; Closed (nobody is left at the other side, EPIPE); System.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/parameter.h"
#include "base/result.h"
#include "record/side_stamps.h"
#include "record/thread_recorder.h"

namespace ws {

inline constexpr std::chrono::nanoseconds kForever = std::chrono::nanoseconds::max();

enum class ChannelSide { Sender, Receiver };

enum class WaitOutcome {
    Done,
    TimedOut,
    LookAgain,  // a signal asks to look once more
};

// The other end's thread: what it has counted here, and where it lives.
struct Peer
{
    const UseCounters *use = nullptr;
    const ThreadSlot *thread = nullptr;
};

// Everything about an end that does not depend on the mechanism.
struct EndSetup
{
    ChannelSide side = ChannelSide::Sender;
    std::uint32_t object = 0;
    std::uint32_t index = 0;  // of this end among those of its side
    std::uint32_t senders = 1;
    std::uint32_t receivers = 1;
    bool duplex = false;                 // a second channel runs back through this one
    bool broadcast = false;              // each receiver gets every message
    std::size_t messageBytes = 0;        // of every message on this channel; 0: tokens
    std::uint64_t capacityMessages = 0;  // 0: not counted in messages, or not known exactly
    std::string address;                 // ChannelKit::address
    // Wait policy: how long to try again and again before sleeping. Zero: block at once; kForever: only spin.
    std::chrono::nanoseconds spinFor{0};
    ParameterValues parameters;
    ThreadRecorder *recorder = nullptr;
    UseCounters *use = nullptr;
    ObjectState *state = nullptr;
    std::vector<Peer> peers;  // uses of the other side
    SideStamps stamps;        // of a channel whose messages have no room for one
};

class Channel
{
public:
    explicit Channel(EndSetup setup) : m_setup(std::move(setup)) {}
    virtual ~Channel() = default;
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    // What needs both sides at work: opening a FIFO, a handshake. Called once, by the thread itself, before the run
    // begins; a thread with several ends goes by object number, so that rendezvous cannot wait in a circle.
    virtual Result<> establish() { return {}; }

    // Returns when the message is handed over. Zero timeout: Timeout at once where it would block.
    Result<> send(std::span<const std::byte> message, std::chrono::nanoseconds timeout = kForever);

    // Bytes written to `into`, 1 for a token; 0 means that all senders have closed. Never truncates.
    Result<std::size_t> receive(std::span<std::byte> into, std::chrono::nanoseconds timeout = kForever);

    // This end is done. The last sender ends the stream, which may block until there is space for its mark.
    Result<> close();

    // A receiver's descriptor that poll(2) reports as readable when receive() would find something, or the end; -1: there
    // is none.
    virtual int readableFd() const { return -1; }
    // A part of a message has gone out: what was timed out must be sent to its end before anything else is.
    virtual bool isMidMessage() const { return false; }

    // What the channel holds now, by the kernel's own account: bytes for a stream, else messages. Nothing if unknown.
    virtual std::optional<std::uint64_t> queued() const = 0;

    const EndSetup &setup() const { return m_setup; }

protected:
    // Without blocking. false: it would block. A part that got through is remembered for the next call.
    virtual Result<bool> trySend(std::span<const std::byte> message) = 0;
    // Sleeps until the message is handed over or the deadline (CLOCK_MONOTONIC ns; 0: none) has come. May return
    // LookAgain at any time, and must when a signal interrupts it.
    virtual Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) = 0;
    // Bytes received, 1 for a token, 0 at the end of the stream; nothing: it would block.
    virtual Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) = 0;
    // Sleeps until something is there and takes it, as tryReceive() does, into `size`. Else as waitAndSend().
    virtual Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                               std::size_t &size) = 0;
    // After a try that failed: false while something under way inside the mechanism could make the next one succeed
    // without the other side doing anything (an I/O thread, bytes on a loopback wire).
    virtual bool isSettled() { return true; }
    // Called by the last sender that closes: makes receive() return 0 at every receiver.
    virtual Result<> endStream() = 0;
    // Called at every close, after endStream(): gives the kernel objects back.
    virtual void release() = 0;

    // For mechanisms whose end mark looks like any other token: whether a token just taken is one of the marks.
    bool isEndMark();

private:
    Result<> sendSlowly(std::span<const std::byte> message, std::chrono::nanoseconds timeout);
    Result<std::size_t> receiveLater(std::span<std::byte> into, std::chrono::nanoseconds timeout);
    Result<std::size_t> receiveSlowly(std::span<std::byte> into, std::chrono::nanoseconds timeout);
    Result<WaitOutcome> waitToSend(std::span<const std::byte> message, std::uint64_t deadlineNs);
    Result<WaitOutcome> waitToReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                      std::optional<std::size_t> &size);
    Result<bool> tryInto(std::span<std::byte> into, std::optional<std::size_t> &size);
    template <typename Try>
    Result<bool> trySome(Try tryOnce);
    template <typename Try>
    Result<WaitOutcome> spin(std::uint64_t deadlineNs, Try tryOnce);
    bool isSurelyFull() const;
    bool isSurelyEmpty() const;
    std::uint64_t ticket() const;

    EndSetup m_setup;
    bool m_expectWait = false;  // the last operation had to wait: look at the counters before trying
};

}  // namespace ws
