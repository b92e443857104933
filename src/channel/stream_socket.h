// One end of a byte stream over connected sockets: UNIX stream sockets and TCP.
//
// A connection has one sender: with several senders the receiver has one connection for each and serves them in turn,
// so that the frames of two senders never mix. A message that has begun to arrive is finished first.
//
// Blocking: a wait is one send(2) or recv(2); a poll(2) before it where there is a deadline or more than one connection.
// Errors:   Closed: EPIPE, ECONNRESET, or the sender of a connection gone in mid-message.
#pragma once

#include <poll.h>

#include "base/unique_fd.h"
#include "channel/byte_frame.h"
#include "channel/mechanism.h"

namespace ws {

class StreamSocketChannel : public Channel
{
public:
    StreamSocketChannel(EndSetup setup, std::vector<UniqueFd> sockets);

    // At a receiver, bytes that have arrived and were not read.
    std::optional<std::uint64_t> queued() const override;
    int readableFd() const override { return m_sockets.size() == 1 ? m_sockets.front().get() : -1; }
    bool isMidMessage() const override { return m_frame.begun(); }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override;
    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override;
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override;
    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override;
    // A stream is at its end when every sender has let go of its connection.
    Result<> endStream() override { return {}; }
    void release() override;

    const UniqueFd &socket() const { return m_sockets.front(); }
    // Grows with every byte that a sender hands over.
    std::uint64_t bytesSent() const { return m_bytesSent; }

private:
    static constexpr std::size_t kNone = ~std::size_t{0};

    Result<WaitOutcome> sendTo(std::span<const std::byte> message, int flags);
    Result<WaitOutcome> receiveFrom(std::size_t connection, std::span<std::byte> into, int flags,
                                    std::size_t &size);
    // The next connection that is ready, each once before any is served twice; kNone: none is.
    Result<std::size_t> nextReady();
    Result<WaitOutcome> waitForAny(std::uint64_t deadlineNs);
    bool senderHasClosed(std::size_t connection) const;

    std::vector<UniqueFd> m_sockets;  // of a sender: one
    std::vector<pollfd> m_ready;      // by connection; fd -1: at its end
    std::size_t m_next = 0;           // where the round goes on
    std::size_t m_current = kNone;    // the connection whose message has begun to arrive
    std::size_t m_open = 0;
    std::uint64_t m_bytesSent = 0;
    ByteFrame m_frame;
};

Result<std::unique_ptr<Channel>> openStreamSocket(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &);

}  // namespace ws
