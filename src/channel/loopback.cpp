#include "channel/loopback.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cstddef>

#include "base/os_call.h"
#include "channel/descriptor_wait.h"

namespace ws {

namespace {

constexpr std::uint64_t kPatienceNs = 1'000'000'000;

sockaddr *generic(sockaddr_in &address)
{
    return reinterpret_cast<sockaddr *>(&address);
}

Result<UniqueFd> makeSocket(const ChannelPlan &plan, int type)
{
    auto made = osCall("make an Internet socket for channel " + plan.name,
                       [&] { return ::socket(AF_INET, type | SOCK_CLOEXEC, 0); });
    if (!made)
        return made.error();
    UniqueFd socket(*made);
    if (const auto bytes = plan.parameters.number("buffer")) {
        for (const BufferSide side : {BufferSide::Send, BufferSide::Receive}) {
            auto set = setBuffer(socket, side, *bytes, plan.name);
            if (!set)
                return set.error();
        }
    }
    return socket;
}

Result<sockaddr_in> bindToLoopback(const UniqueFd &socket, const ChannelPlan &plan)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto done = osCall("bind a port on 127.0.0.1 for channel " + plan.name,
                       [&] { return ::bind(socket.get(), generic(address), size); });
    if (done)
        done = osCall("read the port of channel " + plan.name,
                      [&] { return ::getsockname(socket.get(), generic(address), &size); });
    if (!done)
        return done.error();
    return address;
}

Result<> connectTo(const UniqueFd &socket, sockaddr_in address, const ChannelPlan &plan)
{
    auto done = osCall("connect to 127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + " for channel " +
                           plan.name,
                       [&] { return ::connect(socket.get(), generic(address), sizeof address); });
    return done ? Result<>() : done.error();
}

// The connection from `ours`; strangers' are closed.
Result<UniqueFd> acceptFrom(const sockaddr_in &ours, const UniqueFd &listening, const ChannelPlan &plan)
{
    const std::string action = "accept the connection of channel " + plan.name;
    const std::uint64_t deadlineNs = monotonicNs() + kPatienceNs;
    for (;;) {
        auto ready = waitForDescriptor(listening.get(), POLLIN, deadlineNs, action.c_str());
        if (!ready)
            return ready.error();
        if (*ready == WaitOutcome::TimedOut)
            return Error{ErrorKind::Timeout, 0, action};
        sockaddr_in from = {};
        socklen_t size = sizeof from;
        UniqueFd taken(::accept4(listening.get(), generic(from), &size, SOCK_CLOEXEC));
        if (taken && from.sin_addr.s_addr == ours.sin_addr.s_addr && from.sin_port == ours.sin_port)
            return taken;
    }
}

}  // namespace

Result<SocketPair> makeTcpPair(const ChannelPlan &plan)
{
    auto listening = makeSocket(plan, SOCK_STREAM);
    if (!listening)
        return listening.error();
    auto sender = makeSocket(plan, SOCK_STREAM);
    if (!sender)
        return sender.error();
    auto server = bindToLoopback(*listening, plan);
    if (!server)
        return server.error();
    auto client = bindToLoopback(*sender, plan);
    if (!client)
        return client.error();
    auto done =
        osCall("listen on 127.0.0.1 for channel " + plan.name, [&] { return ::listen(listening->get(), 1); });
    if (!done)
        return done.error();
    auto connected = connectTo(*sender, *server, plan);
    if (!connected)
        return connected.error();
    auto receiver = acceptFrom(*client, *listening, plan);
    if (!receiver)
        return receiver.error();
    const int noDelay = plan.parameters.number("no-delay", 1) != 0 ? 1 : 0;
    for (const UniqueFd *socket : {&*sender, &*receiver}) {
        done = osCall("set TCP_NODELAY of channel " + plan.name, [&] {
            return ::setsockopt(socket->get(), IPPROTO_TCP, TCP_NODELAY, &noDelay, sizeof noDelay);
        });
        if (!done)
            return done.error();
    }
    return SocketPair{std::move(*sender), std::move(*receiver)};
}

Result<SocketPair> makeUdpPair(const ChannelPlan &plan)
{
    auto sender = makeSocket(plan, SOCK_DGRAM);
    if (!sender)
        return sender.error();
    auto receiver = makeSocket(plan, SOCK_DGRAM);
    if (!receiver)
        return receiver.error();
    auto from = bindToLoopback(*sender, plan);
    if (!from)
        return from.error();
    auto to = bindToLoopback(*receiver, plan);
    if (!to)
        return to.error();
    auto connected = connectTo(*sender, *to, plan);
    if (connected)
        connected = connectTo(*receiver, *from, plan);
    if (!connected)
        return connected.error();
    // Whatever a stranger sent before the sockets knew each other.
    for (const UniqueFd *socket : {&*sender, &*receiver}) {
        std::byte byte[1];
        while (::recv(socket->get(), byte, sizeof byte, MSG_DONTWAIT) >= 0) {
        }
    }
    return SocketPair{std::move(*sender), std::move(*receiver)};
}

}  // namespace ws
