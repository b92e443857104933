#include "channel/udp.h"

#include <linux/sock_diag.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "base/clock.h"
#include "base/os_call.h"
#include "channel/loopback.h"
#include "channel/packet_socket.h"
#include "channel/system_limit.h"

namespace ws {

namespace {

// How long a wait lasts before the receiver looks whether the stream has ended: only for a lost mark.
constexpr timeval kLookEvery = {0, 200'000};
// How long nothing arrives after the end before nothing is under way any more: a datagram that was dropped on its way
// to the socket is in no account.
constexpr std::uint64_t kPatienceNs = 500'000'000;

std::uint32_t dropsOf(int socket)
{
    std::uint32_t info[SK_MEMINFO_VARS] = {};
    socklen_t size = sizeof info;
    return ::getsockopt(socket, SOL_SOCKET, SO_MEMINFO, info, &size) == 0 ? info[SK_MEMINFO_DROPS] : 0;
}

class UdpChannel final : public PacketSocketChannel
{
public:
    UdpChannel(EndSetup setup, UniqueFd fd)
        : PacketSocketChannel(std::move(setup), std::move(fd)), m_dropsBefore(dropsOf(socket().get()))
    {
    }

protected:
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        auto received = PacketSocketChannel::tryReceive(into);
        if (!received && !(received.error().kind == ErrorKind::Closed && isClosing()))
            return received;
        if (received && *received && **received != 0) {
            noteReceived();
            return received;
        }
        return isClosing() && nothingIsUnderWay() ? end() : std::nullopt;
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        // A mark that was dropped found the buffer full, so that this look comes after it.
        if (isClosing()) {
            auto tried = tryReceive(into);
            if (!tried)
                return tried.error();
            if (*tried) {
                size = **tried;
                return WaitOutcome::Done;
            }
        }
        auto received = PacketSocketChannel::waitAndReceive(into, deadlineNs, size);
        if (!received)
            return isClosing() && received.error().kind == ErrorKind::Closed ? WaitOutcome::LookAgain
                                                                             : received;
        if (*received != WaitOutcome::Done)
            return received;
        if (size == 0)
            return WaitOutcome::LookAgain;
        noteReceived();
        return received;
    }

    // Something sent may still be under way between the two sockets, unless every datagram was received or dropped.
    bool isSettled() override { return setup().side == ChannelSide::Sender || allAccountedFor(); }

    Result<> endStream() override
    {
        auto marked = sendPacketTo(socket().get(), {}, MSG_DONTWAIT);
        return marked || marked.error().kind == ErrorKind::Closed ? Result<>() : marked.error();
    }

private:
    bool isClosing() const { return setup().state->closing.load(std::memory_order_acquire) != 0; }

    std::uint64_t sent() const
    {
        std::uint64_t all = 0;
        for (const Peer &peer : setup().peers)
            all += peer.use->done.load(std::memory_order_acquire);
        return all;
    }

    bool allAccountedFor() const
    {
        // The kernel counts drops in 32 bits.
        const auto dropped = dropsOf(socket().get()) - m_dropsBefore;
        const auto missing = static_cast<std::uint32_t>(sent() - m_received) - dropped;
        return static_cast<std::int32_t>(missing) <= 0;
    }

    void noteReceived()
    {
        ++m_received;
        m_emptySinceNs = 0;
    }

    bool nothingIsUnderWay()
    {
        if (allAccountedFor())
            return true;
        const std::uint64_t now = monotonicNs();
        if (m_emptySinceNs == 0)
            m_emptySinceNs = now;
        return now - m_emptySinceNs > kPatienceNs;
    }

    // The last messages of a stream leave no gap behind them when they are lost.
    std::optional<std::size_t> end()
    {
        UseCounters &use = *setup().use;
        const std::uint64_t known =
            use.done.load(std::memory_order_relaxed) + use.lost.load(std::memory_order_relaxed);
        if (const std::uint64_t all = sent(); all > known)
            addTo(use.lost, all - known);
        return std::optional<std::size_t>(0);
    }

    std::uint32_t m_dropsBefore;
    std::uint64_t m_received = 0;
    std::uint64_t m_emptySinceNs = 0;  // after the end
};

// 65,535 bytes of an IPv4 packet, less 20 of its header and 8 of UDP's.
SystemLimit largestDatagram()
{
    return {65507, "ip(7), RFC 768: 65,535 bytes less 28 of headers"};
}

Result<ChannelKit> prepareUdp(const ChannelPlan &plan)
{
    auto fits = checkPacketSize(plan, largestDatagram());
    if (!fits)
        return fits.error();
    auto kit = kitOfPairs(plan, 1, makeUdpPair);
    if (!kit)
        return kit;
    kit->capacityBytes = bufferOf(kit->receiverFds.front(), BufferSide::Receive);
    std::vector<const UniqueFd *> receivers = {&kit->receiverFds.front()};
    if (plan.duplex)
        receivers.push_back(&kit->senderFds.front());
    for (const UniqueFd *socket : receivers) {
        auto set = osCall("set the time-out of channel " + plan.name, [&] {
            return ::setsockopt(socket->get(), SOL_SOCKET, SO_RCVTIMEO, &kLookEvery, sizeof kLookEvery);
        });
        if (!set)
            return set.error();
    }
    return kit;
}

Result<std::unique_ptr<Channel>> openUdp(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    if (fds.size() != 1)
        return Error{ErrorKind::BadInput, 0, "open a UDP socket: expected one descriptor"};
    return std::unique_ptr<Channel>(std::make_unique<UdpChannel>(std::move(setup), std::move(fds[0])));
}

constexpr ParameterInfo kParameters[] = {
    {.name = "buffer",
     .kind = ParameterKind::Bytes,
     .minimum = 4096,
     .maximum = 1 << 30,
     .meaning =
         WS_TR_NOOP("Parameter", "send and receive buffer in bytes (SO_SNDBUF, SO_RCVBUF, which the kernel "
                                 "doubles for its bookkeeping); the system's default when absent")},
};

SystemLimit defaultReceiveBuffer()
{
    return readLimit("/proc/sys/net/core/rmem_default", 212992);
}

constexpr LimitInfo kLimits[] = {
    {WS_TR_NOOP("Mechanism", "receive buffer by default, in bytes with the kernel's bookkeeping"),
     defaultReceiveBuffer},
    {WS_TR_NOOP("Mechanism", "largest receive buffer that can be asked for, in bytes"), mostReceiveBuffer},
};

}  // namespace

constinit const Mechanism udpMechanism{
    {.id = "udp",
     .name = WS_TR_NOOP("Mechanism", "UDP"),
     .sentence = WS_TR_NOOP("Mechanism",
                            "Single messages without a connection and without a promise: a receiver that "
                            "is too slow loses them, and the sender never learns it."),
     .source = "udp(7), RFC 768",
     .group = MechanismGroup::Sockets,
     .scope = MechanismScope::Machines,
     .carries = Carries::Messages,
     .capacityUnit = CapacityUnit::Bytes,
     .shapes = {.manySenders = true, .duplex = true},
     .loss = Loss::Drops,
     .order = DeliveryOrder::Unordered,
     .canBlockSender = false,
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender never waits, what does not fit is dropped; the receiver waits "
                                 "while nothing has arrived."),
     .parameters = kParameters,
     .largestMessage = largestDatagram,
     .limits = kLimits},
    prepareUdp,
    openUdp,
};

}  // namespace ws
