#include "channel/http.h"

#include <cstring>

#include "channel/descriptor_wait.h"
#include "channel/http_client.h"
#include "channel/http_server.h"
#include "channel/web_kit.h"

namespace ws {

namespace {

constexpr const char *kKeepAlive = "keep-alive";

class HttpSender final : public SendingEnd
{
public:
    HttpSender(EndSetup setup, WebEnd end)
        : SendingEnd(std::move(setup)), m_log(std::move(end.log)),
          m_client(std::move(end.address), this->setup().parameters.number(kKeepAlive, 1) != 0, *m_log),
          m_post(requestHead(HttpAsk::Message, m_client.address(), this->setup().messageBytes,
                             m_client.keepsAlive())),
          m_delete(requestHead(HttpAsk::End, m_client.address(), 0, false))
    {
    }

    Result<> establish() override { return m_client.check(); }

    std::optional<std::uint64_t> queued() const override { return 0; }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        if (m_client.isIdle() && setup().spinFor.count() == 0)
            return false;
        auto moved = advance(message, Patience::Try);
        if (!moved)
            return moved.error();
        return *moved == WaitOutcome::Done;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        if (deadlineNs == 0)
            return advance(message, Patience::Wait);
        for (;;) {
            auto moved = advance(message, Patience::Try);
            if (!moved || *moved == WaitOutcome::Done)
                return moved;
            auto ready = waitForDescriptor(m_client.fd(), m_client.isWriting() ? POLLOUT : POLLIN, deadlineNs,
                                           "wait for an HTTP answer");
            if (!ready || *ready != WaitOutcome::Done)
                return ready;
        }
    }

    bool isSettled() override { return m_log->nothingUnderWay(WireDirection::ToClient); }

    // A receiver that is gone needs no mark.
    Result<> endStream() override
    {
        if (m_client.isWriting() || !m_client.begin(m_delete, {}, WirePart::Control))
            return {};
        (void)m_client.write({}, Patience::Try);
        return {};
    }

    // The socket itself stays until the end, for the answer to the mark: a closed one would reset the connection.
    void release() override { m_client.endWriting(); }

private:
    Result<WaitOutcome> advance(std::span<const std::byte> message, Patience patience)
    {
        if (m_client.isIdle()) {
            auto begun = m_client.begin(m_post, message);
            if (!begun)
                return begun.error();
        }
        if (m_client.isWriting()) {
            auto written = m_client.write(message, patience);
            if (!written || *written != WaitOutcome::Done)
                return written;
            if (patience == Patience::Try)
                return WaitOutcome::LookAgain;  // the answer cannot be there yet
        }
        std::optional<HttpAnswer> answer;
        do {
            auto answered = m_client.answer(patience, answer);
            if (!answered || (*answered != WaitOutcome::Done && !answer))
                return answered;
        } while (!answer);
        const unsigned status = answer->status;
        m_client.finish();
        if (status != 204)
            return Error{ErrorKind::System, 0, "send by HTTP: the server answers " + std::to_string(status)};
        m_log->countMessage(WireDirection::ToServer);
        return WaitOutcome::Done;
    }

    std::unique_ptr<WireLog> m_log;
    HttpClient m_client;
    const std::string m_post;
    const std::string m_delete;
};

class HttpReceiver final : public ReceivingEnd
{
public:
    HttpReceiver(EndSetup setup, WebEnd end)
        : ReceivingEnd(std::move(setup)), m_log(std::move(end.log)),
          m_server(std::move(end.listener),
                   {std::move(end.address), this->setup().senders, this->setup().messageBytes, keepsAlive()},
                   *m_log),
          m_fine(204, 0, keepsAlive())
    {
    }

    Result<> establish() override { return m_server.admit(); }

    // What a client has asked and nobody has taken is not sent yet.
    std::optional<std::uint64_t> queued() const override { return 0; }

protected:
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        while (!m_ended) {
            auto request = m_server.next();
            if (!request)
                return request.error();
            if (!*request) {
                m_ended = m_server.everybodyLeft();
                if (!m_ended)
                    return std::optional<std::size_t>();
                break;
            }
            const bool isMessage = (*request)->ask == HttpAsk::Message && !(*request)->body.empty();
            m_ended = (*request)->ask == HttpAsk::End;
            const std::size_t size = isMessage ? (*request)->body.size() : 0;
            if (isMessage)
                std::memcpy(into.data(), (*request)->body.data(), size);
            auto answered = answer((*request)->connection, isMessage || m_ended ? m_fine : m_refused,
                                   isMessage ? WirePart::Header : WirePart::Control);
            if (!answered)
                return answered.error();
            if (isMessage)
                return std::optional(size);
        }
        return std::optional(std::size_t{0});
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        for (;;) {
            auto ready = m_server.wait(deadlineNs);
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

    void release() override { m_server.close(); }

private:
    bool keepsAlive() const { return setup().parameters.number(kKeepAlive, 1) != 0; }

    // Some hundred bytes to a client that waits for them always find room.
    Result<> answer(std::size_t connection, ResponseHead &head, WirePart part)
    {
        std::size_t moved = 0;
        auto written = m_server.answer(connection, head, {}, moved, Patience::Try, part);
        if (!written && written.error().kind != ErrorKind::Closed)
            return written.error();
        m_server.finish(connection);
        return {};
    }

    std::unique_ptr<WireLog> m_log;
    HttpServer m_server;
    ResponseHead m_fine;
    ResponseHead m_refused{405, 0, true};
    bool m_ended = false;
};

Result<ChannelKit> prepareHttp(const ChannelPlan &plan)
{
    auto kit = prepareWeb(plan, ChannelSide::Receiver);
    if (!kit)
        return kit.error();
    kit->capacityIsExact = false;  // a rendezvous: it holds nothing
    return kit;
}

Result<std::unique_ptr<Channel>> openHttp(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    auto end = openWeb(setup, std::move(fds), ChannelSide::Receiver);
    if (!end)
        return end.error();
    if (setup.side == ChannelSide::Sender)
        return std::unique_ptr<Channel>(std::make_unique<HttpSender>(std::move(setup), std::move(*end)));
    return std::unique_ptr<Channel>(std::make_unique<HttpReceiver>(std::move(setup), std::move(*end)));
}

constexpr ParameterInfo kParameters[] = {
    {.name = kKeepAlive,
     .kind = ParameterKind::Flag,
     .meaning = WS_TR_NOOP("Parameter", "keep the connection for the next request (RFC 9112 §9.3); true when "
                                        "absent. False: a new connection for each message")},
};

}  // namespace

constinit const Mechanism httpMechanism{
    {.id = "http",
     .name = WS_TR_NOOP("Mechanism", "HTTP request and answer"),
     .sentence =
         WS_TR_NOOP("Mechanism", "The client asks, the server answers: each message is a request with "
                                 "headers many times its size, and the sender waits for the answer."),
     .source = "RFC 9110, RFC 9112",
     .group = MechanismGroup::Web,
     .scope = MechanismScope::Machines,
     .shapes = {.manySenders = true},
     .senderLearnsOfClose = true,
     .exitNews = ExitNews::OfEach,
     .blocking = WS_TR_NOOP("Mechanism", "The sender waits until the receiver has taken the message and "
                                         "answered, the receiver until a request comes."),
     .parameters = kParameters},
    prepareHttp,
    openHttp,
};

}  // namespace ws
