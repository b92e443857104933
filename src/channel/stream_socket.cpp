#include "channel/stream_socket.h"

#include <sys/ioctl.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "channel/descriptor_wait.h"

namespace ws {

StreamSocketChannel::StreamSocketChannel(EndSetup setup, std::vector<UniqueFd> sockets)
    : Channel(std::move(setup)), m_sockets(std::move(sockets)), m_open(m_sockets.size())
{
    for (const UniqueFd &socket : m_sockets)
        m_ready.push_back({socket.get(), POLLIN, 0});
}

std::optional<std::uint64_t> StreamSocketChannel::queued() const
{
    if (setup().side != ChannelSide::Receiver)
        return std::nullopt;
    std::uint64_t all = 0;
    for (const UniqueFd &socket : m_sockets) {
        int bytes = 0;
        if (!socket || ::ioctl(socket.get(), FIONREAD, &bytes) != 0)
            return std::nullopt;
        all += static_cast<std::uint64_t>(bytes);
    }
    return all;
}

Result<bool> StreamSocketChannel::trySend(std::span<const std::byte> message)
{
    auto sent = sendTo(message, MSG_DONTWAIT);
    if (!sent)
        return sent.error();
    return *sent == WaitOutcome::Done;
}

Result<WaitOutcome> StreamSocketChannel::waitAndSend(std::span<const std::byte> message,
                                                     std::uint64_t deadlineNs)
{
    if (deadlineNs == 0)
        return sendTo(message, 0);
    for (;;) {
        auto ready = waitForDescriptor(socket().get(), POLLOUT, deadlineNs, "wait for space in a socket");
        if (!ready || *ready != WaitOutcome::Done)
            return ready;
        auto sent = sendTo(message, MSG_DONTWAIT);
        if (!sent || *sent == WaitOutcome::Done)
            return sent;
    }
}

Result<WaitOutcome> StreamSocketChannel::sendTo(std::span<const std::byte> message, int flags)
{
    const int fd = socket().get();
    return m_frame.write(message, "a socket", [&](const std::byte *from, std::size_t size) {
        const ssize_t sent = ::send(fd, from, size, flags | MSG_NOSIGNAL);
        if (sent > 0)
            m_bytesSent += static_cast<std::uint64_t>(sent);
        return sent;
    });
}

Result<std::optional<std::size_t>> StreamSocketChannel::tryReceive(std::span<std::byte> into)
{
    std::size_t size = 0;
    if (m_sockets.size() == 1) {
        auto received = receiveFrom(0, into, MSG_DONTWAIT, size);
        if (!received)
            return received.error();
        return *received == WaitOutcome::Done ? std::optional(size) : std::nullopt;
    }
    while (m_open > 0) {
        if (m_current == kNone) {
            auto next = nextReady();
            if (!next)
                return next.error();
            if (*next == kNone)
                return std::optional<std::size_t>();
            m_current = *next;
        }
        auto received = receiveFrom(m_current, into, MSG_DONTWAIT, size);
        if (!received)
            return received.error();
        if (*received != WaitOutcome::Done && m_frame.begun())
            return std::optional<std::size_t>();
        const std::size_t served = std::exchange(m_current, kNone);
        if (*received != WaitOutcome::Done)
            continue;
        if (size > 0)
            return std::optional(size);
        m_ready[served].fd = -1;
        --m_open;
    }
    return std::optional<std::size_t>(0);
}

Result<WaitOutcome> StreamSocketChannel::waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                                        std::size_t &size)
{
    if (m_sockets.size() == 1 && deadlineNs == 0)
        return receiveFrom(0, into, 0, size);
    for (;;) {
        auto ready = m_sockets.size() == 1 || m_current != kNone
                         ? waitForDescriptor(m_sockets[m_current == kNone ? 0 : m_current].get(), POLLIN,
                                             deadlineNs, "wait for a message in a socket")
                         : waitForAny(deadlineNs);
        if (!ready || *ready != WaitOutcome::Done)
            return ready;
        auto received = tryReceive(into);
        if (!received)
            return received.error();
        if (*received) {
            size = **received;
            return WaitOutcome::Done;
        }
    }
}

Result<WaitOutcome> StreamSocketChannel::receiveFrom(std::size_t connection, std::span<std::byte> into,
                                                     int flags, std::size_t &size)
{
    const int fd = m_sockets[connection].get();
    auto received =
        m_frame.read(into.first(setup().messageBytes), "a socket", size,
                     [&](std::byte *to, std::size_t room) { return ::recv(fd, to, room, flags); });
    if (!received && received.error().kind == ErrorKind::Closed && !m_frame.begun() &&
        senderHasClosed(connection)) {
        // A sender that closes while it has unread data of the way back resets its connection (RFC 9293, 3.6.1).
        size = 0;
        return WaitOutcome::Done;
    }
    return received;
}

bool StreamSocketChannel::senderHasClosed(std::size_t connection) const
{
    return connection < setup().peers.size() &&
           setup().peers[connection].use->closed.load(std::memory_order_acquire) != 0;
}

Result<std::size_t> StreamSocketChannel::nextReady()
{
    for (int look = 0; look < 2; ++look) {
        for (; m_next < m_ready.size(); ++m_next) {
            if (m_ready[m_next].revents == 0)
                continue;
            m_ready[m_next].revents = 0;
            return m_next++;
        }
        m_next = 0;
        if (look == 0 && ::poll(m_ready.data(), m_ready.size(), 0) < 0) {
            if (errno == EINTR)
                return kNone;
            return Error{ErrorKind::System, errno, "look for a message in several sockets"};
        }
    }
    return kNone;
}

Result<WaitOutcome> StreamSocketChannel::waitForAny(std::uint64_t deadlineNs)
{
    if (m_open == 0)
        return WaitOutcome::Done;
    timespec left = {};
    if (deadlineNs != 0) {
        const std::uint64_t now = monotonicNs();
        const std::uint64_t ns = deadlineNs > now ? deadlineNs - now : 0;
        left.tv_sec = static_cast<time_t>(ns / 1'000'000'000);
        left.tv_nsec = static_cast<long>(ns % 1'000'000'000);
    }
    const int ready = ::ppoll(m_ready.data(), m_ready.size(), deadlineNs != 0 ? &left : nullptr, nullptr);
    m_next = 0;
    if (ready > 0)
        return WaitOutcome::Done;
    if (ready == 0)
        return WaitOutcome::TimedOut;
    for (pollfd &item : m_ready)
        item.revents = 0;
    if (errno == EINTR)
        return WaitOutcome::LookAgain;
    return Error{ErrorKind::System, errno, "wait for a message in several sockets"};
}

void StreamSocketChannel::release()
{
    // Where a second channel runs back, the socket stays open: only this direction ends.
    if (setup().duplex)
        for (const UniqueFd &socket : m_sockets)
            ::shutdown(socket.get(), setup().side == ChannelSide::Sender ? SHUT_WR : SHUT_RD);
    m_sockets.clear();
}

Result<std::unique_ptr<Channel>> openStreamSocket(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    const std::size_t expected = setup.side == ChannelSide::Sender ? 1 : setup.senders;
    if (fds.size() != expected)
        return Error{ErrorKind::BadInput, 0,
                     "open a stream socket: expected " + std::to_string(expected) + " descriptors"};
    return std::unique_ptr<Channel>(std::make_unique<StreamSocketChannel>(std::move(setup), std::move(fds)));
}

}  // namespace ws
