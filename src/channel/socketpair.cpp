#include "channel/socketpair.h"

#include <sys/socket.h>

#include "channel/stream_socket.h"
#include "channel/unix_buffer.h"

namespace ws {

namespace {

Result<ChannelKit> prepareSocketpair(const ChannelPlan &plan)
{
    auto kit =
        kitOfPairs(plan, plan.senders, [](const ChannelPlan &one) { return makeUnixPair(one, SOCK_STREAM); });
    if (!kit)
        return kit;
    auto sized = sizeUnixBuffers(plan, false, *kit);
    if (!sized)
        return sized.error();
    return kit;
}

}  // namespace

constinit const Mechanism socketpairMechanism{
    {.id = "socketpair",
     .name = WS_TR_NOOP("Mechanism", "Socket pair"),
     .sentence =
         WS_TR_NOOP("Mechanism", "Two sockets connected to each other from birth, without a name; like a "
                                 "pipe, but each end could send as well as receive."),
     .source = "socketpair(2)",
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
    prepareSocketpair,
    openStreamSocket,
};

}  // namespace ws
