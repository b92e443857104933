#include "channel/packet_socket.h"

#include <sys/socket.h>

#include <climits>

#include "channel/descriptor_wait.h"

namespace ws {

namespace {

Error packetError(const char *action, int error)
{
    switch (error) {
    case EMSGSIZE:
        return Error{ErrorKind::TooBig, error, action};
    case ENOBUFS:
        return Error{ErrorKind::Limit, error, action};
    case EPIPE:
    case ECONNRESET:
    case ECONNREFUSED:
    case ENOTCONN:
        return Error{ErrorKind::Closed, error, action};
    default:
        return Error{ErrorKind::System, error, action};
    }
}

// Whether a packet lies behind the first `ahead` ones.
bool hasPacketBehind(int socket, std::uint64_t ahead, std::size_t packetBytes)
{
    const int offset = static_cast<int>(ahead * packetBytes);
    std::byte byte[1];
    return ::setsockopt(socket, SOL_SOCKET, SO_PEEK_OFF, &offset, sizeof offset) == 0 &&
           ::recv(socket, byte, sizeof byte, MSG_PEEK | MSG_DONTWAIT) > 0;
}

}  // namespace

Result<WaitOutcome> sendPacketTo(int socket, std::span<const std::byte> message, int flags)
{
    if (::send(socket, message.data(), message.size(), flags | MSG_NOSIGNAL) >= 0)
        return WaitOutcome::Done;
    if (errno == EAGAIN || errno == EINTR)
        return WaitOutcome::LookAgain;
    return packetError("send a packet to a socket", errno);
}

Result<WaitOutcome> receivePacketFrom(int socket, std::span<std::byte> into, int flags, std::size_t &size)
{
    // MSG_TRUNC tells the packet's own length, so that one too long is never taken for a shorter one.
    const ssize_t got = ::recv(socket, into.data(), into.size(), flags | MSG_TRUNC);
    if (got >= 0) {
        size = static_cast<std::size_t>(got);
        if (size > into.size())
            return Error{ErrorKind::TooBig, 0, "receive a packet from a socket"};
        return WaitOutcome::Done;
    }
    if (errno == EAGAIN || errno == EINTR)
        return WaitOutcome::LookAgain;
    return packetError("receive a packet from a socket", errno);
}

std::optional<std::uint64_t> packetsWaiting(int socket, std::size_t packetBytes)
{
    const std::uint64_t most = INT_MAX / packetBytes;
    std::uint64_t above = 1;
    while (above <= most && hasPacketBehind(socket, above - 1, packetBytes))
        above *= 2;
    std::uint64_t least = above / 2;
    above = std::min(above, most + 1);
    while (above - least > 1) {
        const std::uint64_t middle = least + (above - least) / 2;
        (hasPacketBehind(socket, middle - 1, packetBytes) ? least : above) = middle;
    }
    const int off = -1;
    if (::setsockopt(socket, SOL_SOCKET, SO_PEEK_OFF, &off, sizeof off) != 0)
        return std::nullopt;
    return least;
}

std::optional<std::uint64_t> PacketSocketChannel::queued() const
{
    if (!m_socket || setup().side != ChannelSide::Receiver)
        return std::nullopt;
    return packetsWaiting(m_socket.get(), setup().messageBytes);
}

Result<bool> PacketSocketChannel::trySend(std::span<const std::byte> message)
{
    auto sent = sendPacketTo(m_socket.get(), message, MSG_DONTWAIT);
    if (!sent)
        return sent.error();
    return *sent == WaitOutcome::Done;
}

Result<WaitOutcome> PacketSocketChannel::waitAndSend(std::span<const std::byte> message,
                                                     std::uint64_t deadlineNs)
{
    if (deadlineNs == 0)
        return sendPacketTo(m_socket.get(), message, 0);
    for (;;) {
        auto ready = waitForDescriptor(m_socket.get(), POLLOUT, deadlineNs, "wait for space in a socket");
        if (!ready || *ready != WaitOutcome::Done)
            return ready;
        auto sent = sendPacketTo(m_socket.get(), message, MSG_DONTWAIT);
        if (!sent || *sent == WaitOutcome::Done)
            return sent;
    }
}

Result<std::optional<std::size_t>> PacketSocketChannel::tryReceive(std::span<std::byte> into)
{
    std::size_t size = 0;
    auto received = receivePacketFrom(m_socket.get(), into, MSG_DONTWAIT, size);
    if (!received)
        return received.error();
    return *received == WaitOutcome::Done ? std::optional(size) : std::nullopt;
}

Result<WaitOutcome> PacketSocketChannel::waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                                        std::size_t &size)
{
    if (deadlineNs == 0)
        return receivePacketFrom(m_socket.get(), into, 0, size);
    for (;;) {
        auto ready = waitForDescriptor(m_socket.get(), POLLIN, deadlineNs, "wait for a message in a socket");
        if (!ready || *ready != WaitOutcome::Done)
            return ready;
        auto received = receivePacketFrom(m_socket.get(), into, MSG_DONTWAIT, size);
        if (!received || *received == WaitOutcome::Done)
            return received;
    }
}

void PacketSocketChannel::release()
{
    // Where a second channel runs back, the socket stays open: a sender must learn that nobody reads any more.
    if (setup().duplex && setup().side == ChannelSide::Receiver)
        ::shutdown(m_socket.get(), SHUT_RD);
    m_socket.reset();
}

}  // namespace ws
