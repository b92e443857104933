#include "channel/unix_buffer.h"

#include <algorithm>

#include "channel/system_limit.h"

namespace ws {

namespace {

// What the kernel keeps free in the send buffer of a packet socket, and its largest allocation (KMALLOC_MAX_SIZE).
constexpr std::int64_t kPacketReserve = 32;
constexpr std::int64_t kLargestAllocation = 4 << 20;

}  // namespace

Result<> sizeUnixBuffers(const ChannelPlan &plan, bool packets, ChannelKit &kit)
{
    if (packets) {
        auto fits = checkPacketSize(plan, unixLargestPacket());
        if (!fits)
            return fits;
    }
    const auto asked = plan.parameters.number("buffer");
    const auto needed = packets ? static_cast<std::int64_t>(plan.messageBytes) + kPacketReserve : 0;
    auto bytes = asked;
    if (asked && needed > 2 * *asked)
        return Error{ErrorKind::Limit, 0,
                     "channel " + plan.name + " is to carry packets of " + std::to_string(plan.messageBytes) +
                         " bytes, its buffer holds " + std::to_string(2 * *asked - kPacketReserve) +
                         " (twice SO_SNDBUF less " + std::to_string(kPacketReserve) + ", unix(7))"};
    std::vector<const UniqueFd *> sockets;
    for (const UniqueFd &socket : kit.senderFds)
        sockets.push_back(&socket);
    for (const auto &own : kit.ownSenderFds)
        for (const UniqueFd &socket : own)
            sockets.push_back(&socket);
    if (!asked && needed > static_cast<std::int64_t>(bufferOf(*sockets.front(), BufferSide::Send)))
        bytes = std::max<std::int64_t>((needed + 1) / 2, 1);
    kit.capacityBytes = 0;
    if (plan.duplex)
        for (const UniqueFd &socket : kit.receiverFds)
            sockets.push_back(&socket);
    for (const UniqueFd *socket : sockets) {
        if (bytes) {
            auto set = setBuffer(*socket, BufferSide::Send, *bytes, plan.name);
            if (!set)
                return set;
        }
    }
    // One after the other in the list, the senders' come first: what flows back is not part of this channel.
    const std::size_t senders = kit.senderFds.size() + kit.ownSenderFds.size();
    for (std::size_t i = 0; i < senders; ++i)
        kit.capacityBytes += bufferOf(*sockets[i], BufferSide::Send);
    return {};
}

SystemLimit defaultSendBuffer()
{
    return readLimit("/proc/sys/net/core/wmem_default", 212992);
}

SystemLimit unixLargestPacket()
{
    const SystemLimit most = mostSendBuffer();
    const std::int64_t fits = 2 * most.value - kPacketReserve;
    if (fits <= kLargestAllocation)
        return {fits, "twice " + most.source + ", less " + std::to_string(kPacketReserve)};
    return {kLargestAllocation, "largest allocation of the kernel, KMALLOC_MAX_SIZE"};
}

}  // namespace ws
