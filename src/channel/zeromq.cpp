#include "channel/zeromq.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cstring>
#include <string>

#include "base/os_call.h"
#include "base/temporary_path.h"
#include "channel/session_token.h"
#include "channel/zeromq_end.h"

namespace ws {

namespace {

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
    kit.capacityMessages = 2 * static_cast<std::uint64_t>(plan.parameters.number("mark", kZmqDefaultMark));
    kit.receiverFds.push_back(std::move(listener));
    return kit;
}

Result<ChannelKit> prepareInproc(const ChannelPlan &plan)
{
    ChannelKit kit;
    kit.address = "inproc://" + freshSystemName();
    // Both marks bound the one queue between the sockets; each sender has one of its own. It is short of space before
    // that: it learns of what was taken only after each half of them.
    kit.capacityMessages =
        2 * plan.senders * static_cast<std::uint64_t>(plan.parameters.number("mark", kZmqDefaultMark));
    kit.capacityIsExact = false;
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
        shared = std::make_shared<ZmqContext>(setup.object);
    auto end = std::make_unique<ZmqEnd>(std::move(setup), std::static_pointer_cast<ZmqContext>(shared));
    auto opened = end->open(fds.empty() ? UniqueFd() : std::move(fds[0]));
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
