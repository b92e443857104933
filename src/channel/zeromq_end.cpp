#include "channel/zeromq_end.h"

#include <unistd.h>
#include <zmq.h>

#include "base/clock.h"
#include "base/os_call.h"
#include "channel/tcp_window.h"
#include "channel/zeromq_connection.h"

namespace ws {

namespace {

constexpr int kMeetPatienceMs = 5000;
// Fixed, so that the kernel does not enlarge it while a sender waits: fullness could not be proven else.
constexpr int kTcpSendBuffer = 256 * 1024;

Error zmqError(const std::string &action)
{
    const int error = ::zmq_errno();
    return Error{error == EMFILE || error == EMTHREAD ? ErrorKind::Limit : ErrorKind::System, error, action};
}

}  // namespace

ZmqContext::ZmqContext(std::uint32_t object) : m_handle(::zmq_ctx_new())
{
    ::zmq_ctx_set(m_handle, ZMQ_THREAD_NAME_PREFIX, static_cast<int>(object));
}

ZmqContext::~ZmqContext()
{
    while (::zmq_ctx_term(m_handle) != 0 && ::zmq_errno() == EINTR) {
    }
}

std::string ZmqContext::threadNames(std::uint32_t object)
{
    return std::to_string(object) + "/ZMQbg/IO";
}

ZmqEnd::ZmqEnd(EndSetup setup, std::shared_ptr<ZmqContext> context)
    : Channel(std::move(setup)), m_context(std::move(context)),
      m_rest(ZmqContext::threadNames(this->setup().object))
{
    const std::string &address = this->setup().address;
    const std::size_t space = address.find(' ');
    m_endpoint = address.substr(0, space);
    if (space != std::string::npos)
        m_token = address.substr(space + 1);
}

ZmqEnd::~ZmqEnd()
{
    if (m_socket == nullptr)
        return;
    set(ZMQ_LINGER, 0);
    ::zmq_close(m_socket);
}

Result<> ZmqEnd::open(UniqueFd listener)
{
    if (!sends() && !isInproc()) {
        auto door = ZmqDoor::open(m_context->handle(), m_token);
        if (!door)
            return door.error();
        m_door.emplace(std::move(*door));
    }
    auto prepared = prepareSocket();
    if (!prepared)
        return prepared;
    std::optional<ZmqConnectionWatch> watch;
    if (sends() && isTcp())
        watch.emplace(m_context->handle(), m_socket, setup().index);
    if (listener)
        set(ZMQ_USE_FD, listener.get());
    // For inproc either side may come first.
    const int joined =
        sends() ? ::zmq_connect(m_socket, m_endpoint.c_str()) : ::zmq_bind(m_socket, m_endpoint.c_str());
    if (joined != 0)
        return zmqError("join " + m_endpoint);
    (void)listener.release();  // the library closes it
    if (watch)
        m_connection = watch->connection();
    return {};
}

Result<> ZmqEnd::prepareSocket()
{
    m_socket = ::zmq_socket(m_context->handle(), sends() ? ZMQ_PUSH : ZMQ_PULL);
    if (m_socket == nullptr)
        return zmqError("make a ZeroMQ socket");
    const int mark = static_cast<int>(setup().parameters.number("mark", kZmqDefaultMark));
    set(ZMQ_SNDHWM, mark);
    set(ZMQ_RCVHWM, mark);
    set(ZMQ_IMMEDIATE, 1);  // nothing is queued for a peer that is not there
    if (isInproc())
        return {};
    set(ZMQ_RECONNECT_IVL, -1);  // a peer that has gone does not come back
    if (isTcp())
        set(ZMQ_SNDBUF, kTcpSendBuffer);
    return sends() ? ZmqDoor::showToken(m_socket, m_token) : ZmqDoor::guard(m_socket);
}

Result<> ZmqEnd::establish()
{
    if (isInproc())
        return {};
    return sends() ? introduceItself() : admitSenders();
}

// A first message, so that the receiver knows who is in.
Result<> ZmqEnd::introduceItself()
{
    set(ZMQ_SNDTIMEO, kMeetPatienceMs);
    auto sent = osCall("connect to " + m_endpoint, [&] { return ::zmq_send(m_socket, "+", 1, 0); });
    set(ZMQ_SNDTIMEO, -1);
    return sent ? Result<>() : Result<>(sent.error());
}

Result<> ZmqEnd::admitSenders()
{
    const std::uint64_t until = monotonicNs() + kMeetPatienceMs * std::uint64_t{1'000'000};
    zmq_pollitem_t items[] = {{m_door->socket(), 0, ZMQ_POLLIN, 0}, {m_socket, 0, ZMQ_POLLIN, 0}};
    for (std::uint32_t admitted = 0; admitted < setup().senders;) {
        const std::uint64_t now = monotonicNs();
        if (now >= until)
            return Error{ErrorKind::Timeout, 0, "wait for the senders at " + m_endpoint};
        if (::zmq_poll(items, 2, static_cast<long>((until - now) / 1'000'000 + 1)) < 0 && errno != EINTR)
            return zmqError("wait for the senders at " + m_endpoint);
        auto answered = m_door->answerAll();
        if (answered)
            answered = takeGreetings(admitted);
        if (!answered)
            return answered;
    }
    m_door.reset();
    return {};
}

Result<> ZmqEnd::takeGreetings(std::uint32_t &admitted)
{
    while (admitted < setup().senders) {
        char greeting = 0;
        const int got = ::zmq_recv(m_socket, &greeting, sizeof greeting, ZMQ_DONTWAIT);
        if (got < 0)
            return errno == EAGAIN || errno == EINTR ? Result<>() : zmqError("receive from " + m_endpoint);
        ++admitted;
    }
    return {};
}

Result<bool> ZmqEnd::trySend(std::span<const std::byte> message)
{
    if (::zmq_send(m_socket, message.data(), message.size(), ZMQ_DONTWAIT) >= 0)
        return true;
    if (errno == EAGAIN || errno == EINTR)
        return false;
    return zmqError("send to " + m_endpoint);
}

Result<WaitOutcome> ZmqEnd::waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs)
{
    setPatience(ZMQ_SNDTIMEO, deadlineNs);
    if (::zmq_send(m_socket, message.data(), message.size(), 0) >= 0)
        return WaitOutcome::Done;
    return outcomeOfWait("send to ");
}

Result<std::optional<std::size_t>> ZmqEnd::tryReceive(std::span<std::byte> into)
{
    while (!isOver()) {
        const int got = ::zmq_recv(m_socket, into.data(), into.size(), ZMQ_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return std::optional<std::size_t>();
        if (got < 0)
            return zmqError("receive from " + m_endpoint);
        if (got > 0)
            return std::optional(static_cast<std::size_t>(got));
        m_marked = true;
    }
    return std::optional<std::size_t>(0);
}

Result<WaitOutcome> ZmqEnd::waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                           std::size_t &size)
{
    while (!isOver()) {
        setPatience(ZMQ_RCVTIMEO, deadlineNs);
        const int got = ::zmq_recv(m_socket, into.data(), into.size(), 0);
        if (got < 0)
            return outcomeOfWait("receive from ");
        size = static_cast<std::size_t>(got);
        if (got > 0)
            return WaitOutcome::Done;
        m_marked = true;
    }
    size = 0;
    return WaitOutcome::Done;
}

// A receiver needs no such proof: nothing is in a channel that has delivered as much as was announced.
bool ZmqEnd::isSettled()
{
    if (!sends())
        return false;
    // Unlike a try, which looks at what the other side freed only once a millisecond, this always does.
    int events = ZMQ_POLLOUT;
    std::size_t size = sizeof events;
    if (::zmq_getsockopt(m_socket, ZMQ_EVENTS, &events, &size) != 0 || (events & ZMQ_POLLOUT) != 0)
        return false;
    if (isInproc())
        return true;
    const bool isDelivered = !isTcp() || peerWindowIsClosed(m_connection);
    // The I/O threads' rest comes last: it must include all that was looked at.
    const int receiver = static_cast<int>(setup().peers.front().thread->pid.load(std::memory_order_acquire));
    const int processes[] = {::getpid(), receiver};
    const bool together = processes[0] == processes[1];
    if (receiver == 0 || !m_rest.lasts({processes, together ? 1u : 2u}))
        return false;
    return isDelivered || !(together || m_rest.othersLive());
}

Result<> ZmqEnd::endStream()
{
    if (::zmq_send(m_socket, "", 0, ZMQ_DONTWAIT) >= 0)
        return {};
    const Ticks began = setup().recorder->waitBegin(WaitKind::Space, setup().object);
    setPatience(ZMQ_SNDTIMEO, 0);
    auto sent = osCall("end the stream of " + m_endpoint, [&] { return ::zmq_send(m_socket, "", 0, 0); });
    setup().recorder->waitEnd(WaitKind::Space, setup().object, began, *setup().use);
    return sent ? Result<>() : Result<>(sent.error());
}

void ZmqEnd::set(int option, int value)
{
    ::zmq_setsockopt(m_socket, option, &value, sizeof value);
}

void ZmqEnd::setPatience(int option, std::uint64_t deadlineNs)
{
    int patience = -1;
    if (deadlineNs != 0) {
        const std::uint64_t now = monotonicNs();
        patience = deadlineNs > now ? static_cast<int>((deadlineNs - now + 999'999) / 1'000'000) : 0;
    }
    if (patience == m_patience)
        return;
    m_patience = patience;
    set(option, patience);
}

Result<WaitOutcome> ZmqEnd::outcomeOfWait(const char *action) const
{
    if (errno == EAGAIN)
        return WaitOutcome::TimedOut;
    if (errno == EINTR)
        return WaitOutcome::LookAgain;
    return zmqError(action + m_endpoint);
}

// The mark of the last sender may overtake messages of the others.
bool ZmqEnd::isOver() const
{
    if (!m_marked)
        return false;
    std::uint64_t sent = 0;
    for (const Peer &peer : setup().peers)
        sent += peer.use->done.load(std::memory_order_acquire);
    return setup().use->done.load(std::memory_order_relaxed) >= sent;
}

}  // namespace ws
