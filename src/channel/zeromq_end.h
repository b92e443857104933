// One thread's end of a ZeroMQ channel: PUSH at a sender, PULL at the receiver, zmq_socket(3).
//
// How many messages are under way between the two queues is not known. A channel is proven full by a try that failed
// while nothing could move but by the receiver: over inproc at once, over ipc and tcp while the library's I/O threads of
// both sides are at rest (zeromq_rest.h), and over tcp the kernel has nothing to deliver either.
//
// The end of the stream is an empty message; the receiver ends when it has also taken all that the other senders sent.
//
// Threads:   one; the library's I/O thread works behind it.
// Ownership: the end owns its socket, and shares the context with the other ends of its channel in this process.
// Errors:    Limit when there are too many sockets or threads.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "channel/channel.h"
#include "channel/zeromq_door.h"
#include "channel/zeromq_rest.h"

namespace ws {

inline constexpr std::int64_t kZmqDefaultMark = 1000;  // ZMQ_SNDHWM and ZMQ_RCVHWM, zmq_setsockopt(3)

// The library's state for one channel in one process, with its I/O thread, which bears the channel's number.
class ZmqContext
{
public:
    explicit ZmqContext(std::uint32_t object);
    ZmqContext(const ZmqContext &) = delete;
    ZmqContext &operator=(const ZmqContext &) = delete;
    ~ZmqContext();

    void *handle() const { return m_handle; }
    static std::string threadNames(std::uint32_t object);  // how they begin

private:
    void *m_handle;
};

class ZmqEnd final : public Channel
{
public:
    ZmqEnd(EndSetup setup, std::shared_ptr<ZmqContext> context);
    ~ZmqEnd() override;

    // Makes the socket and joins its queue. `listener`: of a receiver over ipc or tcp.
    Result<> open(UniqueFd listener);
    Result<> establish() override;
    std::optional<std::uint64_t> queued() const override { return std::nullopt; }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override;
    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override;
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override;
    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override;
    bool isSettled() override;
    Result<> endStream() override;
    // The library still has messages to deliver: the socket stays until the worker ends.
    void release() override {}

private:
    bool sends() const { return setup().side == ChannelSide::Sender; }
    bool isInproc() const { return m_token.empty(); }
    bool isTcp() const { return m_endpoint.starts_with("tcp:"); }
    Result<> prepareSocket();
    Result<> introduceItself();
    Result<> admitSenders();
    Result<> takeGreetings(std::uint32_t &admitted);
    void set(int option, int value);
    void setPatience(int option, std::uint64_t deadlineNs);
    Result<WaitOutcome> outcomeOfWait(const char *action) const;
    bool isOver() const;

    std::shared_ptr<ZmqContext> m_context;
    std::string m_endpoint;
    std::string m_token;  // empty: inproc
    void *m_socket = nullptr;
    std::optional<ZmqDoor> m_door;  // of a receiver, until all senders are in
    ZmqRest m_rest;
    int m_connection = -1;  // of a sender over tcp; the library's
    int m_patience = -1;
    bool m_marked = false;
};

}  // namespace ws
