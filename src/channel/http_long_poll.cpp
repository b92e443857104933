#include "channel/http_long_poll.h"

#include <cstring>

#include "channel/descriptor_wait.h"
#include "channel/http_client.h"
#include "channel/http_server.h"
#include "channel/web_kit.h"

namespace ws {

namespace {

class LongPollSender final : public SendingEnd
{
public:
    LongPollSender(EndSetup setup, WebEnd end)
        : SendingEnd(std::move(setup)), m_log(std::move(end.log)),
          m_server(std::move(end.listener), {std::move(end.address), 1, 0, true}, *m_log),
          m_news(200, this->setup().messageBytes, true)
    {
    }

    Result<> establish() override { return m_server.admit(); }
    std::optional<std::uint64_t> queued() const override { return std::nullopt; }  // the receiver knows

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
        for (;;) {
            if (!m_request) {
                auto ready = m_server.wait(deadlineNs);
                if (!ready || *ready != WaitOutcome::Done)
                    return ready;
            } else if (deadlineNs != 0) {
                auto ready = waitForDescriptor(m_server.onlySocket(), POLLOUT, deadlineNs,
                                               "wait for room for an HTTP answer");
                if (!ready || *ready != WaitOutcome::Done)
                    return ready;
            }
            auto sent = advance(message, deadlineNs == 0 ? Patience::Wait : Patience::Try);
            if (!sent || *sent == WaitOutcome::Done)
                return sent;
            if (m_request && deadlineNs == 0)
                return WaitOutcome::LookAgain;  // a signal came while it wrote
        }
    }

    Result<> endStream() override
    {
        auto asked = m_server.next();
        if (!asked || !*asked)
            return {};
        ResponseHead gone(410, 0, false);
        std::size_t moved = 0;
        (void)m_server.answer((*asked)->connection, gone, {}, moved, Patience::Try, WirePart::Control);
        return {};
    }

    void release() override { m_server.close(); }

private:
    // LookAgain: nobody asks, or a part of the answer found no room.
    Result<WaitOutcome> advance(std::span<const std::byte> message, Patience patience)
    {
        while (!m_request) {
            auto asked = m_server.next();
            if (!asked)
                return asked.error();
            if (!*asked) {
                if (m_server.everybodyLeft())
                    return Error{ErrorKind::Closed, 0, "answer a poll: the client is gone"};
                return WaitOutcome::LookAgain;
            }
            if ((*asked)->ask == HttpAsk::Poll) {
                m_request = (*asked)->connection;
                m_moved = 0;
            } else {
                ResponseHead refused(405, 0, true);
                std::size_t moved = 0;
                (void)m_server.answer((*asked)->connection, refused, {}, moved, Patience::Try,
                                      WirePart::Control);
                m_server.finish((*asked)->connection);
            }
        }
        auto written = m_server.answer(*m_request, m_news, message, m_moved, patience);
        if (!written || *written != WaitOutcome::Done)
            return written;
        m_server.finish(*m_request);
        m_request.reset();
        m_log->countMessage(WireDirection::ToClient);
        return WaitOutcome::Done;
    }

    std::unique_ptr<WireLog> m_log;
    HttpServer m_server;
    ResponseHead m_news;
    std::optional<std::size_t> m_request;  // the connection that is being answered
    std::size_t m_moved = 0;
};

class LongPollReceiver final : public ReceivingEnd
{
public:
    LongPollReceiver(EndSetup setup, WebEnd end)
        : ReceivingEnd(std::move(setup)), m_log(std::move(end.log)),
          m_client(std::move(end.address), true, *m_log),
          m_get(requestHead(HttpAsk::Poll, m_client.address(), 0, true))
    {
    }

    Result<> establish() override
    {
        auto checked = m_client.check();
        return checked ? ask() : checked;
    }

    std::optional<std::uint64_t> queued() const override { return m_client.hasArrived() ? 1 : 0; }

protected:
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        std::size_t size = 0;
        auto taken = take(into, size, Patience::Try);
        if (!taken)
            return taken.error();
        return *taken == WaitOutcome::Done ? std::optional(size) : std::nullopt;
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        if (deadlineNs == 0)
            return take(into, size, Patience::Wait);
        for (;;) {
            auto ready =
                waitForDescriptor(m_client.fd(), POLLIN, deadlineNs, "wait for the answer to a poll");
            if (!ready || *ready != WaitOutcome::Done)
                return ready;
            auto taken = take(into, size, Patience::Try);
            if (!taken || *taken == WaitOutcome::Done)
                return taken;
        }
    }

    void release() override { m_client.close(); }

private:
    Result<WaitOutcome> take(std::span<std::byte> into, std::size_t &size, Patience patience)
    {
        std::optional<HttpAnswer> answer;
        while (!m_ended && !answer) {
            auto answered = m_client.answer(patience, answer);
            if (!answered)
                return ended(answered.error(), size);
            if (*answered != WaitOutcome::Done)
                return answered;
        }
        if (m_ended || answer->status == 410) {
            m_ended = true;
            size = 0;
            return WaitOutcome::Done;
        }
        if (answer->status != 200 || answer->body.size() > into.size())
            return Error{ErrorKind::System, 0,
                         "poll: the server answers " + std::to_string(answer->status) + " with " +
                             std::to_string(answer->body.size()) + " bytes"};
        size = answer->body.size();
        std::memcpy(into.data(), answer->body.data(), size);
        m_client.finish();
        // A server that is gone is told by the next answer that does not come.
        (void)ask();
        return WaitOutcome::Done;
    }

    // A server that has closed in order ends the stream.
    Result<WaitOutcome> ended(const Error &error, std::size_t &size)
    {
        if (error.kind != ErrorKind::Closed || setup().state->closing.load(std::memory_order_acquire) == 0)
            return error;
        m_ended = true;
        size = 0;
        return WaitOutcome::Done;
    }

    Result<> ask()
    {
        auto begun = m_client.begin(m_get, {});
        if (!begun)
            return begun;
        auto written = m_client.write({}, Patience::Try);
        if (!written)
            return written.error();
        return {};
    }

    std::unique_ptr<WireLog> m_log;
    HttpClient m_client;
    const std::string m_get;
    bool m_ended = false;
};

Result<ChannelKit> prepareLongPoll(const ChannelPlan &plan)
{
    auto kit = prepareWeb(plan, ChannelSide::Sender);
    if (!kit)
        return kit.error();
    kit->capacityMessages = 1;
    return kit;
}

Result<std::unique_ptr<Channel>> openLongPoll(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    auto end = openWeb(setup, std::move(fds), ChannelSide::Sender);
    if (!end)
        return end.error();
    if (setup.side == ChannelSide::Sender)
        return std::unique_ptr<Channel>(std::make_unique<LongPollSender>(std::move(setup), std::move(*end)));
    return std::unique_ptr<Channel>(std::make_unique<LongPollReceiver>(std::move(setup), std::move(*end)));
}

}  // namespace

constinit const Mechanism httpLongPollMechanism{
    {.id = "http-long-poll",
     .name = WS_TR_NOOP("Mechanism", "HTTP long polling"),
     .sentence =
         WS_TR_NOOP("Mechanism", "The client asks and the server lets it wait until there is news: no "
                                 "delay and no empty answer, but one request for each message."),
     .source = "RFC 6202 §2, RFC 9112",
     .group = MechanismGroup::Web,
     .scope = MechanismScope::Machines,
     .shapes = {},
     .senderLearnsOfClose = true,
     .exitNews = ExitNews::OfEach,
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits until the client asks again, the receiver until the "
                                 "server answers."),
     .parameters = {}},
    prepareLongPoll,
    openLongPoll,
};

}  // namespace ws
