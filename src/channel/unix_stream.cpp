#include "channel/unix_stream.h"

#include <sys/socket.h>

#include "channel/stream_socket.h"
#include "channel/unix_buffer.h"

namespace ws {

namespace {

Result<ChannelKit> prepareUnixStream(const ChannelPlan &plan)
{
    auto kit =
        kitOfPairs(plan, plan.senders, [](const ChannelPlan &one) { return meetAtPath(one, SOCK_STREAM); });
    if (!kit)
        return kit;
    auto sized = sizeUnixBuffers(plan, false, *kit);
    if (!sized)
        return sized.error();
    return kit;
}

}  // namespace

constinit const Mechanism unixStreamMechanism{
    {.id = "unix-stream",
     .name = WS_TR_NOOP("Mechanism", "UNIX stream socket"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A server's path in the file system, a client that connects, and then a "
                                 "stream of bytes both ways; the network's interface without the network."),
     .source = "unix(7)",
     .group = MechanismGroup::Sockets,
     .scope = MechanismScope::Processes,
     .carries = Carries::Bytes,
     .capacityUnit = CapacityUnit::Bytes,
     .shapes = {.manySenders = true, .duplex = true},
     .senderLearnsOfClose = true,
     .exitNews = ExitNews::OfAll,
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits while its send buffer is full, the receiver while nothing "
                                 "has arrived."),
     .parameters = kUnixBufferParameters,
     .limits = kUnixStreamLimits},
    prepareUnixStream,
    openStreamSocket,
};

}  // namespace ws
