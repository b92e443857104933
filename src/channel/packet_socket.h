// One end of a channel over UNIX sockets that keep borders: datagrams and sequenced packets.
//
// All senders share one socket, and so do all receivers: the kernel takes and gives packets whole.
//
// Blocking: a wait is one send(2) or recv(2), with a poll(2) before it where there is a deadline.
// Errors:   TooBig; Closed (ECONNREFUSED, ECONNRESET, EPIPE); Limit where the kernel has no memory for a packet.
#pragma once

#include "base/unique_fd.h"
#include "channel/mechanism.h"

namespace ws {

// One packet each. LookAgain: it would block, or a signal came.
Result<WaitOutcome> sendPacketTo(int socket, std::span<const std::byte> message, int flags);
Result<WaitOutcome> receivePacketFrom(int socket, std::span<std::byte> into, int flags, std::size_t &size);

// Packets of one size that wait at a socket, by peeking: no call tells their number. Nothing where it cannot be told.
std::optional<std::uint64_t> packetsWaiting(int socket, std::size_t packetBytes);

class PacketSocketChannel : public Channel
{
public:
    PacketSocketChannel(EndSetup setup, UniqueFd socket)
        : Channel(std::move(setup)), m_socket(std::move(socket))
    {
    }

    // At a receiver, packets that have arrived and were not received.
    std::optional<std::uint64_t> queued() const override;
    int readableFd() const override { return m_socket.get(); }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override;
    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override;
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override;
    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override;
    void release() override;

    const UniqueFd &socket() const { return m_socket; }

private:
    UniqueFd m_socket;
};

}  // namespace ws
