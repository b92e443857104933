#include "channel/zeromq.h"

#include <arpa/inet.h>
#include <linux/filter.h>
#include <netinet/in.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <zmq.h>

#include <cstring>
#include <string>

#include "base/os_call.h"
#include "base/temporary_path.h"

namespace ws {

namespace {

constexpr std::int64_t kDefaultMark = 1000;  // ZMQ_SNDHWM and ZMQ_RCVHWM, zmq_setsockopt(3)
constexpr int kMeetPatienceMs = 5000;

Error zmqError(const std::string &action)
{
    const int error = ::zmq_errno();
    return Error{error == EMFILE || error == EMTHREAD ? ErrorKind::Limit : ErrorKind::System, error, action};
}

// The library's state for one channel in one process, with its I/O thread.
struct Context
{
    Context() : handle(::zmq_ctx_new()) {}
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;
    ~Context() { ::zmq_ctx_term(handle); }

    void *handle;
};

class ZmqChannel final : public Channel
{
public:
    ZmqChannel(EndSetup setup, std::shared_ptr<Context> context, UniqueFd listener)
        : Channel(std::move(setup)), m_context(std::move(context)), m_listener(std::move(listener))
    {
        const std::string &address = this->setup().address;
        const std::size_t space = address.find(' ');
        m_endpoint = address.substr(0, space);
        if (space != std::string::npos)
            m_token = address.substr(space + 1);
    }

    ~ZmqChannel() override
    {
        if (m_socket == nullptr)
            return;
        set(ZMQ_LINGER, 0);
        ::zmq_close(m_socket);
    }

    // Makes the socket and joins its queue; for inproc either side may come first.
    Result<> open()
    {
        const bool sends = setup().side == ChannelSide::Sender;
        m_socket = ::zmq_socket(m_context->handle, sends ? ZMQ_PUSH : ZMQ_PULL);
        if (m_socket == nullptr)
            return zmqError("make a ZeroMQ socket");
        const int mark = static_cast<int>(setup().parameters.number("mark", kDefaultMark));
        set(ZMQ_SNDHWM, mark);
        set(ZMQ_RCVHWM, mark);
        set(ZMQ_IMMEDIATE, 1);  // nothing is queued for a peer that is not there
        UniqueFd listening;
        if (m_listener) {
            auto copy = m_listener.duplicate();
            if (!copy)
                return copy.error();
            listening = std::move(*copy);
            set(ZMQ_USE_FD, listening.get());
        }
        const int joined =
            sends ? ::zmq_connect(m_socket, m_endpoint.c_str()) : ::zmq_bind(m_socket, m_endpoint.c_str());
        if (joined != 0)
            return zmqError("join " + m_endpoint);
        (void)listening.release();  // the library closes it
        return {};
    }

    Result<> establish() override
    {
        if (m_token.empty())
            return {};
        return setup().side == ChannelSide::Sender ? introduceItself() : admitSenders();
    }

    std::optional<std::uint64_t> queued() const override { return std::nullopt; }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        if (::zmq_send(m_socket, message.data(), message.size(), ZMQ_DONTWAIT) >= 0)
            return true;
        if (errno == EAGAIN || errno == EINTR)
            return false;
        return zmqError("send to " + m_endpoint);
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        setPatience(ZMQ_SNDTIMEO, deadlineNs);
        if (::zmq_send(m_socket, message.data(), message.size(), 0) >= 0)
            return WaitOutcome::Done;
        return outcomeOfWait("send to ");
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
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

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
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

    // An I/O thread may have messages under way, and a try without blocking looks at what the other side freed only
    // once a millisecond.
    bool isSettled() override { return false; }

    Result<> endStream() override
    {
        if (::zmq_send(m_socket, "", 0, ZMQ_DONTWAIT) >= 0)
            return {};
        const Ticks began = setup().recorder->waitBegin(WaitKind::Space, setup().object);
        setPatience(ZMQ_SNDTIMEO, 0);
        auto sent = osCall("end the stream of " + m_endpoint, [&] { return ::zmq_send(m_socket, "", 0, 0); });
        setup().recorder->waitEnd(WaitKind::Space, setup().object, began, *setup().use);
        return sent ? Result<>() : Result<>(sent.error());
    }

    // The library still has messages to deliver: the socket stays until the worker ends.
    void release() override {}

private:
    void set(int option, int value) { ::zmq_setsockopt(m_socket, option, &value, sizeof value); }

    void setPatience(int option, std::uint64_t deadlineNs)
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

    Result<WaitOutcome> outcomeOfWait(const char *action) const
    {
        if (errno == EAGAIN)
            return WaitOutcome::TimedOut;
        if (errno == EINTR)
            return WaitOutcome::LookAgain;
        return zmqError(action + m_endpoint);
    }

    // The mark of the last sender may overtake messages of the others.
    bool isOver() const
    {
        if (!m_marked)
            return false;
        std::uint64_t sent = 0;
        for (const Peer &peer : setup().peers)
            sent += peer.use->done.load(std::memory_order_acquire);
        return setup().use->done.load(std::memory_order_relaxed) >= sent;
    }

    Result<> introduceItself()
    {
        set(ZMQ_SNDTIMEO, kMeetPatienceMs);
        auto sent = osCall("connect to " + m_endpoint,
                           [&] { return ::zmq_send(m_socket, m_token.data(), m_token.size(), 0); });
        set(ZMQ_SNDTIMEO, -1);
        return sent ? Result<>() : Result<>(sent.error());
    }

    Result<> admitSenders()
    {
        set(ZMQ_RCVTIMEO, kMeetPatienceMs);
        for (std::uint32_t i = 0; i < setup().senders; ++i) {
            std::string token(m_token.size() + 1, '\0');
            auto got = osCall("wait for the senders at " + m_endpoint,
                              [&] { return ::zmq_recv(m_socket, token.data(), token.size(), 0); });
            if (!got)
                return got.error();
            if (token.substr(0, static_cast<std::size_t>(*got)) != m_token)
                return Error{ErrorKind::System, EACCES, "admit a sender at " + m_endpoint};
        }
        set(ZMQ_RCVTIMEO, -1);
        return refuseOthers();
    }

    // zmq_unbind(3) would end the connections too. A path is removed now; at a port the kernel is to drop whatever
    // comes (socket(7), SO_ATTACH_FILTER): connections that exist do not pass this socket.
    Result<> refuseOthers()
    {
        sock_filter drop = BPF_STMT(BPF_RET | BPF_K, 0);
        const sock_fprog program = {1, &drop};
        const UniqueFd listener = std::move(m_listener);
        if (m_endpoint.starts_with("ipc:"))
            return {};
        auto attached = osCall("stop listening at " + m_endpoint, [&] {
            return ::setsockopt(listener.get(), SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
        });
        // Some systems keep filters to privileged users; then only the token stands guard, when the run opens.
        if (!attached && attached.error().sysErrno != EPERM)
            return attached.error();
        return {};
    }

    std::shared_ptr<Context> m_context;
    UniqueFd m_listener;
    std::string m_endpoint;
    std::string m_token;
    void *m_socket = nullptr;
    int m_patience = -1;
    bool m_marked = false;
};

Result<std::string> freshToken()
{
    std::uint64_t words[2] = {};
    auto filled = osCall("make a token", [&] { return ::getrandom(words, sizeof words, 0); });
    if (!filled)
        return filled.error();
    char text[40];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(words[0]),
                  static_cast<unsigned long long>(words[1]));
    return std::string(text);
}

Result<UniqueFd> listenAt(const sockaddr *address, socklen_t size, const std::string &what)
{
    auto made = osCall("make a socket for " + what, [&] {
        return ::socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    });
    if (!made)
        return made.error();
    UniqueFd listener(*made);
    auto bound = osCall("bind " + what, [&] { return ::bind(listener.get(), address, size); });
    if (bound)
        bound = osCall("listen at " + what, [&] { return ::listen(listener.get(), SOMAXCONN); });
    if (!bound)
        return bound.error();
    return listener;
}

Result<ChannelKit> kitWith(const ChannelPlan &plan, UniqueFd listener, const std::string &endpoint)
{
    auto token = freshToken();
    if (!token)
        return token.error();
    ChannelKit kit;
    kit.address = endpoint + " " + *token;
    kit.capacityIsExact = false;
    kit.capacityMessages = 2 * static_cast<std::uint64_t>(plan.parameters.number("mark", kDefaultMark));
    kit.receiverFds.push_back(std::move(listener));
    return kit;
}

Result<ChannelKit> prepareInproc(const ChannelPlan &plan)
{
    ChannelKit kit;
    kit.address = "inproc://" + freshSystemName();
    // Both marks bound the one queue between the sockets; each sender has one of its own.
    kit.capacityMessages =
        2 * plan.senders * static_cast<std::uint64_t>(plan.parameters.number("mark", kDefaultMark));
    kit.capacityIsExact = plan.senders == 1;
    return kit;
}

Result<ChannelKit> prepareIpc(const ChannelPlan &plan)
{
    const SystemName name = freshTemporaryFile();
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (name.name.size() >= sizeof address.sun_path)
        return Error{ErrorKind::Limit, 0,
                     "make a socket at " + name.name + " (at most 107 bytes, unix(7); set TMPDIR)"};
    std::memcpy(address.sun_path, name.name.data(), name.name.size());
    plan.announce(name);
    OwnedName owned(name);
    const mode_t old = ::umask(0177);
    auto listener = listenAt(reinterpret_cast<const sockaddr *>(&address), sizeof address, name.name);
    ::umask(old);
    if (!listener)
        return listener.error();
    auto kit = kitWith(plan, std::move(*listener), "ipc://" + name.name);
    if (kit)
        kit->namesUntilOpen.push_back(std::move(owned));
    return kit;
}

Result<ChannelKit> prepareTcp(const ChannelPlan &plan)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    auto listener = listenAt(reinterpret_cast<const sockaddr *>(&address), sizeof address, "127.0.0.1");
    if (!listener)
        return listener.error();
    socklen_t size = sizeof address;
    auto named = osCall("read a socket's port", [&] {
        return ::getsockname(listener->get(), reinterpret_cast<sockaddr *>(&address), &size);
    });
    if (!named)
        return named.error();
    return kitWith(plan, std::move(*listener),
                   "tcp://127.0.0.1:" + std::to_string(::ntohs(address.sin_port)));
}

Result<std::unique_ptr<Channel>> openZmq(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &shared)
{
    if (shared == nullptr)
        shared = std::make_shared<Context>();
    auto end = std::make_unique<ZmqChannel>(std::move(setup), std::static_pointer_cast<Context>(shared),
                                            fds.empty() ? UniqueFd() : std::move(fds[0]));
    auto opened = end->open();
    if (!opened)
        return opened.error();
    return std::unique_ptr<Channel>(std::move(end));
}

constexpr ParameterInfo kParameters[] = {
    {.name = "mark",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = 1 << 20,
     .meaning = WS_TR_NOOP(
         "Parameter", "messages each side queues for one peer (ZMQ_SNDHWM, ZMQ_RCVHWM); 1000 when absent")},
};

constexpr std::string_view kBlocking =
    WS_TR_NOOP("Mechanism", "The sender waits while the queue of its socket is at its high-water mark, the "
                            "receiver while its own is empty.");

}  // namespace

constinit const Mechanism zmqInprocMechanism{
    {.id = "zmq-inproc",
     .name = WS_TR_NOOP("Mechanism", "ZeroMQ inproc"),
     .sentence = WS_TR_NOOP("Mechanism",
                            "Messages between threads of one process through ZeroMQ's lock-free queue; the "
                            "code stays the same when the ends move apart."),
     .source = "zmq_inproc(7)",
     .group = MechanismGroup::ZeroMq,
     .scope = MechanismScope::Threads,
     .shapes = {.manySenders = true},
     .blocking = kBlocking,
     .parameters = kParameters},
    prepareInproc,
    openZmq,
};

constinit const Mechanism zmqIpcMechanism{
    {.id = "zmq-ipc",
     .name = WS_TR_NOOP("Mechanism", "ZeroMQ ipc"),
     .sentence =
         WS_TR_NOOP("Mechanism", "Whole messages over a UNIX socket, queued and batched by I/O threads: much "
                                 "throughput, at the cost of two more threads on the way."),
     .source = "zmq_ipc(7)",
     .group = MechanismGroup::ZeroMq,
     .scope = MechanismScope::Processes,
     .shapes = {.manySenders = true},
     .blocking = kBlocking,
     .parameters = kParameters},
    prepareIpc,
    openZmq,
};

constinit const Mechanism zmqTcpMechanism{
    {.id = "zmq-tcp",
     .name = WS_TR_NOOP("Mechanism", "ZeroMQ tcp"),
     .sentence = WS_TR_NOOP("Mechanism",
                            "Whole messages over TCP, queued and batched by I/O threads; the receiver may "
                            "come and go while the sender's queue holds."),
     .source = "zmq_tcp(7)",
     .group = MechanismGroup::ZeroMq,
     .scope = MechanismScope::Machines,
     .shapes = {.manySenders = true},
     .blocking = kBlocking,
     .parameters = kParameters},
    prepareTcp,
    openZmq,
};

}  // namespace ws
