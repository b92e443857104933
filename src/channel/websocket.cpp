#include "channel/websocket.h"

#include <algorithm>
#include <fstream>

#include "channel/descriptor_wait.h"
#include "channel/system_limit.h"
#include "channel/web_kit.h"
#include "channel/websocket_link.h"

namespace ws {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kFrames[] = {"binary", "text"};
constexpr std::string_view kDirections[] = {"client-sends", "server-pushes"};
// For somebody who connects and says nothing, while the channel is being opened.
constexpr auto kPatienceWithStrangers = 2000ms;
// What net.core.wmem_max allows by default.
constexpr int kSendBuffer = 212'992;

// The largest size that the kernel gives a receive buffer by itself: the last of three numbers.
SystemLimit largestReceiveBuffer()
{
    constexpr const char *kPath = "/proc/sys/net/ipv4/tcp_rmem";
    std::ifstream file(kPath);
    std::int64_t bytes = 0;
    for (int i = 0; i < 3; ++i)
        file >> bytes;
    return {file ? bytes : 6 << 20, kPath};
}

SystemLimit largestSendBuffer()
{
    return readLimit("/proc/sys/net/core/wmem_max", kSendBuffer);
}

bool chosen(const ParameterValues &parameters, std::string_view name, std::string_view choice)
{
    const auto &names = parameters.names(name);
    return !names.empty() && names.front() == choice;
}

ChannelSide serverSide(const ParameterValues &parameters)
{
    return chosen(parameters, "direction", kDirections[1]) ? ChannelSide::Sender : ChannelSide::Receiver;
}

WebSocketSettings settingsOf(const EndSetup &setup)
{
    return {.text = chosen(setup.parameters, "frame", kFrames[1]),
            .deflate = setup.parameters.number("deflate", 0) != 0,
            .takeover = setup.parameters.number("takeover", 1) != 0,
            .messageBytes = setup.messageBytes};
}

// The links of one end, as many as it has peers; a client has one.
Result<std::vector<std::unique_ptr<WebSocketLink>>> openLinks(const EndSetup &setup, const WebEnd &end,
                                                              std::size_t peers)
{
    std::vector<std::unique_ptr<WebSocketLink>> links;
    while (links.size() < peers) {
        auto fd = end.listener ? acceptWaiting(end.listener.get()) : connectToWeb(end.address.port);
        if (!fd)
            return fd.error();
        fixSendBuffer(fd->get(), kSendBuffer);
        auto link =
            std::make_unique<WebSocketLink>(std::move(*fd), settingsOf(setup), bool(end.listener), *end.log);
        if (end.listener) {
            auto admitted = link->accept(end.address, kPatienceWithStrangers);
            if (!admitted)
                return admitted.error();
            if (!*admitted)
                continue;
        } else {
            auto connected = link->connect(end.address);
            if (!connected)
                return connected.error();
        }
        links.push_back(std::move(link));
    }
    return links;
}

class WebSocketSender final : public SendingEnd
{
public:
    WebSocketSender(EndSetup setup, WebEnd end)
        : SendingEnd(std::move(setup)), m_end(std::move(end)),
          m_pingNs(static_cast<std::uint64_t>(this->setup().parameters.number("ping", 0)))
    {
    }

    Result<> establish() override
    {
        auto links = openLinks(setup(), m_end, 1);
        if (!links)
            return links.error();
        m_link = std::move(links->front());
        m_end.listener.reset();
        m_lastPingNs = monotonicNs();
        return {};
    }

    std::optional<std::uint64_t> queued() const override { return std::nullopt; }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        auto sent = advance(message, Patience::Try);
        if (!sent)
            return sent.error();
        return *sent == WaitOutcome::Done;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        if (deadlineNs == 0)
            return advance(message, Patience::Wait);
        for (;;) {
            auto sent = advance(message, Patience::Try);
            if (!sent || *sent == WaitOutcome::Done)
                return sent;
            auto ready =
                waitForDescriptor(m_link->fd(), POLLOUT, deadlineNs, "wait for space in a WebSocket");
            if (!ready || *ready != WaitOutcome::Done)
                return ready;
        }
    }

    bool isSettled() override { return m_link->peerWindowIsClosed(); }
    Result<> endStream() override { return {}; }

    // Every sender has a connection of its own to close.
    void release() override
    {
        if (!m_link || m_link->peerHasClosed() || !m_link->sendClose(false))
            return;
        auto flushed = m_link->flush(Patience::Try);
        if (flushed && *flushed != WaitOutcome::Done) {
            const Ticks began = setup().recorder->waitBegin(WaitKind::Space, setup().object);
            while (flushed && *flushed != WaitOutcome::Done)
                flushed = m_link->flush(Patience::Wait);
            setup().recorder->waitEnd(WaitKind::Space, setup().object, began, *setup().use);
        }
        // The socket stays until the end, for the answer to Close: a closed one would reset the connection.
        m_link->endWriting();
    }

private:
    Result<WaitOutcome> advance(std::span<const std::byte> message, Patience patience)
    {
        if (!m_framed) {
            auto pinged = m_pingNs != 0 ? pingWhenDue() : Result<>();
            auto framed = pinged ? m_link->frame(message) : pinged;
            if (!framed)
                return framed.error();
            m_framed = true;
        }
        auto flushed = m_link->flush(patience);
        if (flushed && (*flushed == WaitOutcome::Done || m_link->takeBack()))
            m_framed = false;
        return flushed;
    }

    Result<> pingWhenDue()
    {
        const std::uint64_t now = monotonicNs();
        if (now - m_lastPingNs < m_pingNs)
            return {};
        m_lastPingNs = now;
        // The answers to earlier ones.
        for (;;) {
            auto filled = m_link->fill(Patience::Try);
            if (!filled)
                return filled.error();
            auto taken = m_link->take({});
            if (!taken)
                return taken.error();
            if (m_link->peerHasClosed())
                return Error{ErrorKind::Closed, 0, "send to a WebSocket: its peer has sent Close"};
            if (*filled != WaitOutcome::Done)
                return m_link->ping();
        }
    }

    WebEnd m_end;
    std::unique_ptr<WebSocketLink> m_link;
    const std::uint64_t m_pingNs;
    std::uint64_t m_lastPingNs = 0;
    bool m_framed = false;  // a message is framed and not yet written
};

class WebSocketReceiver final : public ReceivingEnd
{
public:
    WebSocketReceiver(EndSetup setup, WebEnd end) : ReceivingEnd(std::move(setup)), m_end(std::move(end)) {}

    Result<> establish() override
    {
        auto links = openLinks(setup(), m_end, m_end.listener ? setup().senders : 1);
        if (!links)
            return links.error();
        m_links = std::move(*links);
        m_end.listener.reset();
        return {};
    }

    std::optional<std::uint64_t> queued() const override
    {
        return std::nullopt;
    }  // a part is at the sender's

protected:
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        for (std::size_t looked = 0; looked < m_links.size();) {
            m_turn = m_turn < m_links.size() ? m_turn : 0;
            WebSocketLink &link = *m_links[m_turn];
            auto taken = link.take(into);
            if (!taken)
                return taken.error();
            answerPings(link);
            if (*taken && **taken != 0)
                return taken;
            if (link.peerHasClosed()) {
                finish(m_turn);
                continue;
            }
            auto filled = link.fill(Patience::Try);
            if (!filled)
                return filled.error();
            if (*filled == WaitOutcome::Done)
                continue;
            ++m_turn;
            ++looked;
        }
        return m_links.empty() ? std::optional(std::size_t{0}) : std::nullopt;
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        for (;;) {
            auto ready = wait(deadlineNs);
            if (!ready || *ready != WaitOutcome::Done)
                return ready;
            auto received = tryReceive(into);
            if (!received)
                return received.error();
            if (*received) {
                size = **received;
                return WaitOutcome::Done;
            }
        }
    }

    void release() override
    {
        for (const auto &link : m_links) {
            if (link->sendClose(true))
                (void)link->flush(Patience::Try);
            link->abort();
        }
        m_links.clear();
        m_closed.clear();
    }

private:
    Result<WaitOutcome> wait(std::uint64_t deadlineNs)
    {
        if (m_links.size() == 1 && deadlineNs == 0)
            return m_links[0]->fill(Patience::Wait);
        if (m_links.empty())
            return WaitOutcome::Done;
        std::vector<pollfd> items;
        for (const auto &link : m_links)
            items.push_back({link->fd(), POLLIN, 0});
        return waitForAny(items, deadlineNs, "wait for a WebSocket message");
    }

    // The sender has sent Close: it gets ours. Its connection stays until this end is closed.
    void finish(std::size_t index)
    {
        if (m_links[index]->sendClose(false))
            (void)m_links[index]->flush(Patience::Try);
        m_links[index]->endWriting();
        m_closed.push_back(std::move(m_links[index]));
        m_links.erase(m_links.begin() + static_cast<std::ptrdiff_t>(index));
    }

    // What finds no room now is written with the next answer.
    static void answerPings(WebSocketLink &link)
    {
        if (!link.isFlushed())
            (void)link.flush(Patience::Try);
    }

    WebEnd m_end;
    std::vector<std::unique_ptr<WebSocketLink>> m_links;
    std::vector<std::unique_ptr<WebSocketLink>> m_closed;
    std::size_t m_turn = 0;  // whom to look at first
};

Result<ChannelKit> prepareWebSocket(const ChannelPlan &plan)
{
    const ChannelSide server = serverSide(plan.parameters);
    if (server == ChannelSide::Sender && plan.senders > 1)
        return Error{ErrorKind::Limit, 0,
                     "channel " + plan.name + ": a WebSocket server that pushes has one sender"};
    auto kit = prepareWeb(plan, server);
    if (!kit)
        return kit.error();
    kit->capacityBytes =
        plan.senders *
        static_cast<std::uint64_t>(2 * std::min<std::int64_t>(kSendBuffer, largestSendBuffer().value) +
                                   largestReceiveBuffer().value);
    kit->capacityIsExact = false;
    return kit;
}

Result<std::unique_ptr<Channel>> openWebSocket(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    auto end = openWeb(setup, std::move(fds), serverSide(setup.parameters));
    if (!end)
        return end.error();
    if (setup.side == ChannelSide::Sender)
        return std::unique_ptr<Channel>(std::make_unique<WebSocketSender>(std::move(setup), std::move(*end)));
    return std::unique_ptr<Channel>(std::make_unique<WebSocketReceiver>(std::move(setup), std::move(*end)));
}

constexpr ParameterInfo kParameters[] = {
    {.name = "direction",
     .kind = ParameterKind::Choice,
     .choices = kDirections,
     .meaning =
         WS_TR_NOOP("Parameter", "whether clients send to the server or the server pushes to its client")},
    {.name = "frame",
     .kind = ParameterKind::Choice,
     .choices = kFrames,
     .meaning =
         WS_TR_NOOP("Parameter", "binary frames, or text ones, which carry the message in hexadecimal, "
                                 "twice as long")},
    {.name = "deflate",
     .kind = ParameterKind::Flag,
     .meaning =
         WS_TR_NOOP("Parameter", "compress each message (permessage-deflate, RFC 7692); false when absent")},
    {.name = "takeover",
     .kind = ParameterKind::Flag,
     .meaning =
         WS_TR_NOOP("Parameter", "keep the compressor's window from message to message; true when absent")},
    {.name = "ping",
     .kind = ParameterKind::Duration,
     .minimum = 1'000,
     .maximum = 3'600'000'000'000,
     .meaning = WS_TR_NOOP("Parameter", "the sender sends a ping before a message when the last one is that "
                                        "long ago; never when absent")},
};

constexpr LimitInfo kLimits[] = {
    {WS_TR_NOOP("Mechanism", "receive buffer that the kernel grows to by itself, in bytes"),
     largestReceiveBuffer},
    {WS_TR_NOOP("Mechanism", "largest send buffer that can be asked for, in bytes"), largestSendBuffer},
};

}  // namespace

constinit const Mechanism websocketMechanism{
    {.id = "websocket",
     .name = WS_TR_NOOP("Mechanism", "WebSocket"),
     .sentence =
         WS_TR_NOOP("Mechanism", "One HTTP handshake, then messages both ways with a head of 2 to 14 bytes "
                                 "each; what the client sends is masked."),
     .source = "RFC 6455, RFC 7692",
     .group = MechanismGroup::Web,
     .scope = MechanismScope::Machines,
     .capacityUnit = CapacityUnit::Bytes,
     .shapes = {.manySenders = true},
     .senderLearnsOfClose = true,
     .exitNews = ExitNews::OfEach,
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits while the buffers of both sockets are full, the receiver "
                                 "while no whole message has arrived."),
     .parameters = kParameters,
     .limits = kLimits},
    prepareWebSocket,
    openWebSocket,
};

}  // namespace ws
