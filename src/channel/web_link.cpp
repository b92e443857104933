#include "channel/web_link.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/clock.h"
#include "base/os_call.h"
#include "channel/descriptor_wait.h"
#include "channel/session_token.h"
#include "channel/tcp_window.h"

namespace ws {

namespace {

constexpr std::size_t kSmallestBuffer = 16 * 1024;

sockaddr_in loopbackAddress(std::uint16_t port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

Error peerError(int error, const char *action)
{
    const bool gone = error == EPIPE || error == ECONNRESET || error == ENOTCONN;
    return Error{gone ? ErrorKind::Closed : ErrorKind::System, error, action};
}

// The kernel takes one stretch faster than a list of one.
ssize_t sendParts(int fd, std::span<const std::byte> head, std::span<const std::byte> body, int flags)
{
    if (body.empty())
        return ::send(fd, head.data(), head.size(), flags);
    if (head.empty())
        return ::send(fd, body.data(), body.size(), flags);
    iovec parts[2] = {{const_cast<std::byte *>(head.data()), head.size()},
                      {const_cast<std::byte *>(body.data()), body.size()}};
    msghdr message = {};
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    return ::sendmsg(fd, &message, flags);
}

// A message must not wait for the acknowledgement of the one before it (Nagle).
void sendAtOnce(int fd)
{
    const int on = 1;
    (void)::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

Result<WebAddress> WebAddress::of(const std::string &text)
{
    unsigned port = 0;
    char token[kTokenDigits + 1] = {};
    static_assert(kTokenDigits == 32, "the form below");
    if (std::sscanf(text.c_str(), "%u %32s", &port, token) != 2 || port == 0 || port > 65535 ||
        !looksLikeToken(token))
        return Error{ErrorKind::BadInput, 0, "read the address of a server: " + text};
    return WebAddress{static_cast<std::uint16_t>(port), token};
}

bool WebAddress::isTarget(std::string_view asked) const
{
    return asked.starts_with('/') && isSameToken(asked.substr(1), token);
}

Result<WebListener> listenForWeb(const std::string &channel)
{
    WebListener listener;
    const std::string action = "listen on 127.0.0.1 for channel " + channel;
    auto made =
        osCall(action, [] { return ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); });
    if (!made)
        return made.error();
    listener.fd.reset(*made);
    sockaddr_in address = loopbackAddress(0);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    socklen_t size = sizeof address;
    auto bound = osCall(action, [&] { return ::bind(listener.fd.get(), generic, size); });
    if (bound)
        bound = osCall(action, [&] { return ::listen(listener.fd.get(), SOMAXCONN); });
    if (bound)
        bound = osCall(action, [&] { return ::getsockname(listener.fd.get(), generic, &size); });
    if (!bound)
        return bound.error();
    auto token = freshToken();
    if (!token)
        return token.error();
    listener.address = {ntohs(address.sin_port), std::move(*token)};
    return listener;
}

Result<UniqueFd> connectToWeb(std::uint16_t port)
{
    auto made = osCall("make a socket", [] { return ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); });
    if (!made)
        return Error{ErrorKind::Limit, made.error().sysErrno, "make a socket (ulimit -n)"};
    UniqueFd fd(*made);
    sendAtOnce(fd.get());
    const sockaddr_in address = loopbackAddress(port);
    for (;;) {
        if (::connect(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
            return fd;
        if (errno == EINTR)  // it goes on by itself
            continue;
        if (errno == EISCONN)
            return fd;
        if (errno == EALREADY) {
            (void)waitForDescriptor(fd.get(), POLLOUT, 0, "connect");
            continue;
        }
        if (errno == EADDRNOTAVAIL)
            return Error{ErrorKind::Limit, errno,
                         "connect to 127.0.0.1: all ports are in use "
                         "(/proc/sys/net/ipv4/ip_local_port_range, tcp_tw_reuse)"};
        return Error{errno == ECONNREFUSED || errno == ECONNRESET ? ErrorKind::Closed : ErrorKind::System,
                     errno, "connect to 127.0.0.1 port " + std::to_string(port)};
    }
}

Result<UniqueFd> acceptNow(int listener)
{
    const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd >= 0) {
        sendAtOnce(fd);
        return UniqueFd(fd);
    }
    if (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED)
        return UniqueFd();
    return Error{errno == EMFILE || errno == ENFILE ? ErrorKind::Limit : ErrorKind::System, errno,
                 "accept a connection (ulimit -n)"};
}

Result<UniqueFd> acceptWaiting(int listener)
{
    for (;;) {
        auto accepted = acceptNow(listener);
        if (!accepted || *accepted)
            return accepted;
        auto ready = waitForDescriptor(listener, POLLIN, 0, "wait for a connection");
        if (!ready)
            return ready.error();
    }
}

void limitPatience(int fd, std::chrono::milliseconds most)
{
    timeval time = {};
    time.tv_sec = most.count() / 1000;
    time.tv_usec = most.count() % 1000 * 1000;
    (void)::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    (void)::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
}

void fixSendBuffer(int fd, int bytes)
{
    (void)::setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
}

Result<WaitOutcome> waitForAny(std::span<pollfd> items, std::uint64_t deadlineNs, const char *action)
{
    timespec left = {};
    if (deadlineNs != 0) {
        const std::uint64_t now = monotonicNs();
        const std::uint64_t ns = deadlineNs > now ? deadlineNs - now : 0;
        left.tv_sec = static_cast<time_t>(ns / 1'000'000'000);
        left.tv_nsec = static_cast<long>(ns % 1'000'000'000);
    }
    const int ready = ::ppoll(items.data(), items.size(), deadlineNs != 0 ? &left : nullptr, nullptr);
    if (ready > 0)
        return WaitOutcome::Done;
    if (ready == 0)
        return WaitOutcome::TimedOut;
    if (errno == EINTR)
        return WaitOutcome::LookAgain;
    return Error{ErrorKind::System, errno, action};
}

WebLink::WebLink(UniqueFd fd) : m_fd(std::move(fd)), m_in(kSmallestBuffer) {}

void WebLink::abort()
{
    const linger now = {1, 0};
    if (m_fd)
        (void)::setsockopt(m_fd.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_fd.reset();
}

void WebLink::endWriting()
{
    if (m_fd)
        (void)::shutdown(m_fd.get(), SHUT_WR);
}

void WebLink::consume(std::size_t bytes)
{
    m_inBegin += bytes;
    if (m_inBegin == m_inEnd)
        m_inBegin = m_inEnd = 0;
}

Result<WaitOutcome> WebLink::fill(Patience patience, std::size_t wanted)
{
    const std::size_t held = m_inEnd - m_inBegin;
    if (m_inBegin != 0 && m_in.size() - m_inBegin < std::max(wanted, kSmallestBuffer)) {
        std::memmove(m_in.data(), m_in.data() + m_inBegin, held);
        m_inBegin = 0;
        m_inEnd = held;
    }
    if (m_in.size() < wanted || m_in.size() == m_inEnd)
        m_in.resize(std::max(wanted, m_in.size() * 2));
    const ssize_t got = ::recv(m_fd.get(), m_in.data() + m_inEnd, m_in.size() - m_inEnd,
                               patience == Patience::Try ? MSG_DONTWAIT : 0);
    if (got > 0) {
        m_inEnd += static_cast<std::size_t>(got);
        return WaitOutcome::Done;
    }
    if (got == 0) {
        m_ended = true;
        return WaitOutcome::Done;
    }
    if (errno == EAGAIN || errno == EINTR)
        return WaitOutcome::LookAgain;
    return peerError(errno, "receive from a connection");
}

Result<WaitOutcome> WebLink::write(std::span<const std::byte> head, std::span<const std::byte> body,
                                   std::size_t &moved, Patience patience)
{
    while (moved < head.size() + body.size()) {
        const auto leftHead = moved < head.size() ? head.subspan(moved) : std::span<const std::byte>();
        const auto leftBody = moved < head.size() ? body : body.subspan(moved - head.size());
        const ssize_t wrote = sendParts(m_fd.get(), leftHead, leftBody,
                                        MSG_NOSIGNAL | (patience == Patience::Try ? MSG_DONTWAIT : 0));
        if (wrote >= 0)
            moved += static_cast<std::size_t>(wrote);
        else if (errno == EAGAIN || errno == EINTR)
            return WaitOutcome::LookAgain;
        else
            return peerError(errno, "send to a connection");
    }
    return WaitOutcome::Done;
}

bool WebLink::peerWindowIsClosed() const
{
    return ws::peerWindowIsClosed(m_fd.get());
}

std::size_t WebLink::unread() const
{
    int bytes = 0;
    if (m_fd)
        (void)::ioctl(m_fd.get(), FIONREAD, &bytes);
    return arrived().size() + static_cast<std::size_t>(bytes);
}

}  // namespace ws
