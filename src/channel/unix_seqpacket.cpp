#include "channel/unix_seqpacket.h"

#include <sys/socket.h>

#include "base/os_call.h"
#include "channel/packet_socket.h"
#include "channel/unix_buffer.h"

namespace ws {

namespace {

class SeqpacketChannel final : public PacketSocketChannel
{
public:
    using PacketSocketChannel::PacketSocketChannel;

protected:
    // Every receiver reads the end, behind what is still queued; the way back, if any, stays open.
    Result<> endStream() override
    {
        if (::shutdown(socket().get(), SHUT_WR) == 0 || errno == ENOTCONN)
            return {};
        return Error{ErrorKind::System, errno, "end the stream of a socket"};
    }
};

Result<ChannelKit> prepareSeqpacket(const ChannelPlan &plan)
{
    auto kit = kitOfPairs(plan, 1, [](const ChannelPlan &one) { return meetAtPath(one, SOCK_SEQPACKET); });
    if (!kit)
        return kit;
    auto sized = sizeUnixBuffers(plan, true, *kit);
    if (!sized)
        return sized.error();
    return kit;
}

Result<std::unique_ptr<Channel>> openSeqpacket(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    if (fds.size() != 1)
        return Error{ErrorKind::BadInput, 0, "open a packet socket: expected one descriptor"};
    return std::unique_ptr<Channel>(std::make_unique<SeqpacketChannel>(std::move(setup), std::move(fds[0])));
}

}  // namespace

constinit const Mechanism unixSeqpacketMechanism{
    {.id = "unix-seqpacket",
     .name = WS_TR_NOOP("Mechanism", "UNIX seqpacket socket"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A connection like a stream, in order and without loss, that keeps the "
                                 "borders of messages like a datagram."),
     .source = "unix(7)",
     .group = MechanismGroup::Sockets,
     .scope = MechanismScope::Processes,
     .carries = Carries::Messages,
     .capacityUnit = CapacityUnit::Bytes,
     .shapes = {.manySenders = true, .manyReceivers = true, .duplex = true},
     .senderLearnsOfClose = true,
     .exitNews = ExitNews::OfAll,
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits while its send buffer is full, the receiver while nothing "
                                 "has arrived."),
     .parameters = kUnixBufferParameters,
     .largestMessage = unixLargestPacket,
     .limits = kUnixStreamLimits},
    prepareSeqpacket,
    openSeqpacket,
};

}  // namespace ws
