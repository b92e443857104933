#include "channel/tcp.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstddef>
#include <fstream>

#include "base/clock.h"
#include "channel/loopback.h"
#include "channel/stream_socket.h"

namespace ws {

namespace {

constexpr const char *kSendBuffers = "/proc/sys/net/ipv4/tcp_wmem";
constexpr const char *kReceiveBuffers = "/proc/sys/net/ipv4/tcp_rmem";
// The kernel tells the age of the last acknowledgement in whole ticks, of 10 ms at the coarsest.
constexpr std::uint64_t kTickMs = 10;

// Smallest, default and largest buffer in one file; the kernel moves between the last two by itself.
SystemLimit largestOf(const char *path)
{
    std::ifstream file(path);
    std::int64_t value = 0;
    for (int i = 0; i < 3; ++i)
        file >> value;
    return {file ? value : 4 << 20, path};
}

SystemLimit mostAutomaticSend()
{
    return largestOf(kSendBuffers);
}

SystemLimit mostAutomaticReceive()
{
    return largestOf(kReceiveBuffers);
}

class TcpChannel final : public StreamSocketChannel
{
public:
    TcpChannel(EndSetup setup, std::vector<UniqueFd> sockets)
        : StreamSocketChannel(std::move(setup), std::move(sockets)),
          m_mostBuffer(static_cast<std::uint64_t>(mostAutomaticSend().value))
    {
    }

protected:
    bool isSettled() override
    {
        if (setup().side != ChannelSide::Sender)
            return true;  // what was sent and not received is known from the counters alone
        tcp_info info = {};
        socklen_t size = sizeof info;
        if (::getsockopt(socket().get(), IPPROTO_TCP, TCP_INFO, &info, &size) != 0 ||
            size < offsetof(tcp_info, tcpi_snd_wnd) + sizeof info.tcpi_snd_wnd)
            return false;
        const std::uint64_t now = monotonicNs();
        if (m_fullNs == 0 || bytesSent() != m_bytesWhenFull) {
            m_bytesWhenFull = bytesSent();
            m_fullNs = now;
            m_retransmitsWhenFull = info.tcpi_total_retrans;
        }
        // A receiver without memory drops what its window let through; it is sent again and again. The second time
        // shows that the first was refused.
        const bool isRefused = info.tcpi_total_retrans >= m_retransmitsWhenFull + 2;
        return info.tcpi_snd_wnd == 0 && (info.tcpi_unacked == 0 || isRefused) &&
               (bufferIsFixed() || info.tcpi_last_ack_recv + kTickMs < (now - m_fullNs) / 1'000'000);
    }

private:
    // Else every acknowledgement that comes while the sender is short of space may enlarge the buffer.
    bool bufferIsFixed() const
    {
        return setup().parameters.number("buffer").has_value() ||
               bufferOf(socket(), BufferSide::Send) >= m_mostBuffer;
    }

    std::uint64_t m_mostBuffer;
    std::uint64_t m_bytesWhenFull = 0;
    std::uint64_t m_fullNs = 0;  // of the first try that found no space after these bytes
    std::uint32_t m_retransmitsWhenFull = 0;
};

Result<ChannelKit> prepareTcp(const ChannelPlan &plan)
{
    auto kit = kitOfPairs(plan, plan.senders, makeTcpPair);
    if (!kit)
        return kit;
    if (plan.parameters.number("buffer"))
        kit->capacityBytes = plan.senders * (bufferOf(kit->receiverFds.front(), BufferSide::Send) +
                                             bufferOf(kit->receiverFds.front(), BufferSide::Receive));
    else
        kit->capacityBytes = plan.senders * static_cast<std::uint64_t>(mostAutomaticSend().value +
                                                                       mostAutomaticReceive().value);
    return kit;
}

Result<std::unique_ptr<Channel>> openTcp(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    const std::size_t expected = setup.side == ChannelSide::Sender ? 1 : setup.senders;
    if (fds.size() != expected)
        return Error{ErrorKind::BadInput, 0,
                     "open a TCP connection: expected " + std::to_string(expected) + " descriptors"};
    return std::unique_ptr<Channel>(std::make_unique<TcpChannel>(std::move(setup), std::move(fds)));
}

constexpr ParameterInfo kParameters[] = {
    {.name = "no-delay",
     .kind = ParameterKind::Flag,
     .meaning =
         WS_TR_NOOP("Parameter", "whether small messages go out at once (TCP_NODELAY) instead of waiting "
                                 "for the answer to the last one; true when absent")},
    {.name = "buffer",
     .kind = ParameterKind::Bytes,
     .minimum = 4096,
     .maximum = 1 << 30,
     .meaning = WS_TR_NOOP(
         "Parameter", "send and receive buffer in bytes (SO_SNDBUF, SO_RCVBUF, which the kernel doubles); it "
                      "sizes them by itself when absent")},
};

constexpr LimitInfo kLimits[] = {
    {WS_TR_NOOP("Mechanism", "send buffer that the kernel grows to by itself, in bytes"), mostAutomaticSend},
    {WS_TR_NOOP("Mechanism", "receive buffer that the kernel grows to by itself, in bytes"),
     mostAutomaticReceive},
    {WS_TR_NOOP("Mechanism", "largest send buffer that can be asked for, in bytes"), mostSendBuffer},
    {WS_TR_NOOP("Mechanism", "largest receive buffer that can be asked for, in bytes"), mostReceiveBuffer},
};

}  // namespace

constinit const Mechanism tcpMechanism{
    {.id = "tcp",
     .name = WS_TR_NOOP("Mechanism", "TCP"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A reliable stream of bytes that would reach other machines as well; every "
                                 "message pays for acknowledgements, windows and two buffers."),
     .source = "tcp(7), RFC 9293",
     .group = MechanismGroup::Sockets,
     .scope = MechanismScope::Machines,
     .carries = Carries::Bytes,
     .capacityUnit = CapacityUnit::Bytes,
     .shapes = {.manySenders = true, .duplex = true},
     .senderLearnsOfClose = true,
     .exitNews = ExitNews::OfAll,
     .blocking = WS_TR_NOOP("Mechanism",
                            "The sender waits while its send buffer is full because the receiver's window "
                            "is shut, the receiver while nothing has arrived."),
     .parameters = kParameters,
     .limits = kLimits},
    prepareTcp,
    openTcp,
};

}  // namespace ws
