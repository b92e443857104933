#include "channel/socket_pair.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "base/os_call.h"
#include "base/temporary_path.h"
#include "channel/system_limit.h"

namespace ws {

namespace {

Result<UniqueFd> makeSocket(const ChannelPlan &plan, int type)
{
    auto made = osCall("make a UNIX socket for channel " + plan.name,
                       [&] { return ::socket(AF_UNIX, type | SOCK_CLOEXEC, 0); });
    if (!made)
        return made.error();
    return UniqueFd(*made);
}

Result<sockaddr_un> addressOf(const std::string &path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return Error{ErrorKind::Limit, 0,
                     "make socket " + path + ": a path has at most " +
                         std::to_string(sizeof address.sun_path - 1) + " bytes (unix(7)); set TMPDIR"};
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
}

Result<UniqueFd> acceptOurs(const UniqueFd &listening, const std::string &path)
{
    for (;;) {
        auto taken = osCall("accept a connection at " + path,
                            [&] { return ::accept4(listening.get(), nullptr, nullptr, SOCK_CLOEXEC); });
        if (!taken)
            return taken.error();
        UniqueFd socket(*taken);
        ucred peer = {};
        socklen_t size = sizeof peer;
        if (::getsockopt(socket.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.pid == ::getpid())
            return socket;
    }
}

}  // namespace

Result<> setBuffer(const UniqueFd &socket, BufferSide side, std::int64_t bytes, const std::string &channel)
{
    const SystemLimit most = side == BufferSide::Send ? mostSendBuffer() : mostReceiveBuffer();
    const std::string action =
        "set a buffer of channel " + channel + " to " + std::to_string(bytes) + " bytes";
    if (bytes > most.value)
        return Error{ErrorKind::Limit, 0,
                     action + ": this system allows " + std::to_string(most.value) + " (" + most.source +
                         ")"};
    const int option = side == BufferSide::Send ? SO_SNDBUF : SO_RCVBUF;
    const int value = static_cast<int>(bytes);
    auto set =
        osCall(action, [&] { return ::setsockopt(socket.get(), SOL_SOCKET, option, &value, sizeof value); });
    return set ? Result<>() : set.error();
}

std::uint64_t bufferOf(const UniqueFd &socket, BufferSide side)
{
    int value = 0;
    socklen_t size = sizeof value;
    const int option = side == BufferSide::Send ? SO_SNDBUF : SO_RCVBUF;
    return ::getsockopt(socket.get(), SOL_SOCKET, option, &value, &size) == 0
               ? static_cast<std::uint64_t>(value)
               : 0;
}

Result<SocketPair> makeUnixPair(const ChannelPlan &plan, int type)
{
    int ends[2] = {-1, -1};
    auto made = osCall("make a socket pair for channel " + plan.name,
                       [&] { return ::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends); });
    if (!made)
        return made.error();
    return SocketPair{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

Result<SocketPair> meetAtPath(const ChannelPlan &plan, int type)
{
    const SystemName name = freshTemporaryFile();
    auto address = addressOf(name.name);
    if (!address)
        return address.error();
    auto receiver = makeSocket(plan, type);
    if (!receiver)
        return receiver.error();
    auto sender = makeSocket(plan, type);
    if (!sender)
        return sender.error();
    plan.announce(name);
    // The mode of the socket becomes that of its name (unix(7)).
    auto made = osCall("restrict socket " + name.name, [&] { return ::fchmod(receiver->get(), 0600); });
    const auto *where = reinterpret_cast<const sockaddr *>(&*address);
    if (made)
        made = osCall("bind socket " + name.name,
                      [&] { return ::bind(receiver->get(), where, sizeof *address); });
    if (!made)
        return made.error();
    const OwnedName owned(name);
    if (type != SOCK_DGRAM)
        made = osCall("listen at " + name.name, [&] { return ::listen(receiver->get(), 1); });
    if (made)
        made = osCall("connect to " + name.name,
                      [&] { return ::connect(sender->get(), where, sizeof *address); });
    if (!made)
        return made.error();
    if (type == SOCK_DGRAM)
        return SocketPair{std::move(*sender), std::move(*receiver)};
    auto accepted = acceptOurs(*receiver, name.name);
    if (!accepted)
        return accepted.error();
    return SocketPair{std::move(*sender), std::move(*accepted)};
}

Result<> checkPacketSize(const ChannelPlan &plan, const SystemLimit &largest)
{
    if (static_cast<std::int64_t>(plan.messageBytes) <= largest.value)
        return {};
    return Error{ErrorKind::Limit, 0,
                 "channel " + plan.name + " is to carry packets of " + std::to_string(plan.messageBytes) +
                     " bytes, one has at most " + std::to_string(largest.value) + " (" + largest.source +
                     ")"};
}

Result<ChannelKit> kitOfPairs(const ChannelPlan &plan, std::uint32_t count, MakePair make)
{
    ChannelKit kit;
    kit.capacityIsExact = false;
    for (std::uint32_t i = 0; i < count; ++i) {
        auto pair = make(plan);
        if (!pair)
            return pair.error();
        kit.receiverFds.push_back(std::move(pair->receiver));
        if (count == 1)
            kit.senderFds.push_back(std::move(pair->sender));
        else
            kit.ownSenderFds.emplace_back().push_back(std::move(pair->sender));
    }
    return kit;
}

SystemLimit mostSendBuffer()
{
    return readLimit("/proc/sys/net/core/wmem_max", 212992);
}

SystemLimit mostReceiveBuffer()
{
    return readLimit("/proc/sys/net/core/rmem_max", 212992);
}

}  // namespace ws
