#include "channel/unix_datagram.h"

#include <sys/socket.h>

#include "base/os_call.h"
#include "channel/packet_socket.h"
#include "channel/system_limit.h"
#include "channel/unix_buffer.h"

namespace ws {

namespace {

SystemLimit queueLength()
{
    return readLimit("/proc/sys/net/unix/max_dgram_qlen", 10);
}

class DatagramChannel final : public PacketSocketChannel
{
public:
    using PacketSocketChannel::PacketSocketChannel;

protected:
    // Datagrams know no end: an empty one for each receiver stands for it.
    Result<> endStream() override
    {
        for (std::uint32_t i = 0; i < setup().receivers; ++i) {
            auto marked = sendPacketTo(socket().get(), {}, MSG_DONTWAIT);
            if (marked && *marked == WaitOutcome::LookAgain)
                marked = waitForPlace();
            if (!marked && marked.error().kind != ErrorKind::Closed)
                return marked.error();
        }
        return {};
    }

private:
    Result<WaitOutcome> waitForPlace()
    {
        const Ticks began = setup().recorder->waitBegin(WaitKind::Space, setup().object);
        auto marked = sendPacketTo(socket().get(), {}, 0);
        while (marked && *marked == WaitOutcome::LookAgain)
            marked = sendPacketTo(socket().get(), {}, 0);
        setup().recorder->waitEnd(WaitKind::Space, setup().object, began, *setup().use);
        return marked;
    }
};

// Whether as many packets as the queue takes fit into the send buffer, whose bookkeeping is at most a page and a half
// for each beside its bytes twice over: then the count alone is the bound.
bool queueIsTheBound(std::uint64_t places, std::size_t messageBytes, std::uint64_t buffer)
{
    return places * (2 * messageBytes + 6144) <= buffer;
}

Result<ChannelKit> prepareDatagram(const ChannelPlan &plan)
{
    auto kit = kitOfPairs(plan, 1, [](const ChannelPlan &one) {
        // Sockets that know each other both ways are not bound by the queue's length.
        return one.duplex ? makeUnixPair(one, SOCK_DGRAM) : meetAtPath(one, SOCK_DGRAM);
    });
    if (!kit)
        return kit;
    auto sized = sizeUnixBuffers(plan, true, *kit);
    if (!sized)
        return sized.error();
    const auto places = static_cast<std::uint64_t>(queueLength().value) + 1;
    if (!plan.duplex && queueIsTheBound(places, plan.messageBytes, kit->capacityBytes)) {
        kit->capacityBytes = 0;
        kit->capacityMessages = places;
        kit->capacityIsExact = true;
    }
    return kit;
}

Result<std::unique_ptr<Channel>> openDatagram(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    if (fds.size() != 1)
        return Error{ErrorKind::BadInput, 0, "open a packet socket: expected one descriptor"};
    return std::unique_ptr<Channel>(std::make_unique<DatagramChannel>(std::move(setup), std::move(fds[0])));
}

constexpr LimitInfo kLimits[] = {
    {WS_TR_NOOP("Mechanism", "datagrams in one queue, one more gets in"), queueLength},
    {WS_TR_NOOP("Mechanism", "send buffer by default, in bytes with the kernel's bookkeeping"),
     defaultSendBuffer},
    {WS_TR_NOOP("Mechanism", "largest send buffer that can be asked for, in bytes"), mostSendBuffer},
};

}  // namespace

constinit const Mechanism unixDatagramMechanism{
    {.id = "unix-datagram",
     .name = WS_TR_NOOP("Mechanism", "UNIX datagram socket"),
     .sentence =
         WS_TR_NOOP("Mechanism", "Single messages with borders, in order; unlike UDP nothing is lost, "
                                 "because the sender waits for a place in a short queue."),
     .source = "unix(7)",
     .group = MechanismGroup::Sockets,
     .scope = MechanismScope::Processes,
     .carries = Carries::Messages,
     .capacityUnit = CapacityUnit::Messages,
     .shapes = {.manySenders = true, .manyReceivers = true, .duplex = true},
     .senderLearnsOfClose = true,
     .blocking = WS_TR_NOOP("Mechanism",
                            "The sender waits while the receiver's queue or its own send buffer is full, "
                            "the receiver while its queue is empty."),
     .parameters = kUnixBufferParameters,
     .largestMessage = unixLargestPacket,
     .limits = kLimits},
    prepareDatagram,
    openDatagram,
};

}  // namespace ws
