#include "channel/http_short_poll.h"

#include <cerrno>
#include <cstring>
#include <ctime>

#include "base/futex.h"
#include "channel/descriptor_wait.h"
#include "channel/http_client.h"
#include "channel/poll_server.h"
#include "channel/web_kit.h"

namespace ws {

namespace {

constexpr std::int64_t kDefaultRoom = 16;
constexpr std::int64_t kDefaultIntervalNs = 10'000'000;

std::size_t roomOf(const ParameterValues &parameters)
{
    return static_cast<std::size_t>(parameters.number("messages", kDefaultRoom));
}

class ShortPollSender final : public SendingEnd
{
public:
    ShortPollSender(EndSetup setup, WebEnd end)
        : SendingEnd(std::move(setup)), m_log(std::move(end.log)),
          m_server(std::move(end.listener), std::move(end.address), this->setup().messageBytes,
                   roomOf(this->setup().parameters), *m_log)
    {
    }

    Result<> establish() override { return m_server.start(); }
    std::optional<std::uint64_t> queued() const override { return std::nullopt; }  // asked of receivers only

protected:
    Result<bool> trySend(std::span<const std::byte> message) override { return m_server.put(message); }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        // acquire: pairs with the release at each change; a change before this read is seen by put().
        const std::uint32_t seen = m_server.changes().load(std::memory_order_acquire);
        auto put = m_server.put(message);
        if (!put)
            return put.error();
        if (*put)
            return WaitOutcome::Done;
        const std::uint64_t now = deadlineNs != 0 ? monotonicNs() : 0;
        if (deadlineNs != 0 && now >= deadlineNs)
            return WaitOutcome::TimedOut;
        futexWait(m_server.changes(), seen,
                  deadlineNs != 0 ? std::chrono::nanoseconds(deadlineNs - now)
                                  : std::chrono::nanoseconds::max());
        return WaitOutcome::LookAgain;
    }

    // A poll that is under way takes a message out of the mailbox without the receiver doing anything more.
    bool isSettled() override { return m_log->nothingUnderWay(WireDirection::ToServer); }

    Result<> endStream() override
    {
        m_server.end();
        return {};
    }

    void release() override {}  // the server serves what is left

private:
    std::unique_ptr<WireLog> m_log;
    PollServer m_server;
};

class ShortPollReceiver final : public ReceivingEnd
{
public:
    ShortPollReceiver(EndSetup setup, WebEnd end)
        : ReceivingEnd(std::move(setup)), m_log(std::move(end.log)),
          m_client(std::move(end.address), true, *m_log),
          m_get(requestHead(HttpAsk::Poll, m_client.address(), 0, true)),
          m_intervalNs(
              static_cast<std::uint64_t>(this->setup().parameters.number("interval", kDefaultIntervalNs)))
    {
    }

    Result<> establish() override { return m_client.check(); }
    std::optional<std::uint64_t> queued() const override
    {
        return std::nullopt;
    }  // the rest is in the mailbox

protected:
    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        std::size_t size = 0;
        if (!m_ended && m_client.isIdle()) {
            if (monotonicNs() < m_nextNs)
                return std::optional<std::size_t>();
            auto asked = ask();
            if (!asked)
                return asked.error();
        }
        auto taken = take(into, size, Patience::Try);
        if (!taken)
            return taken.error();
        return *taken == WaitOutcome::Done ? std::optional(size) : std::nullopt;
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        for (;;) {
            if (!m_ended && m_client.isIdle()) {
                const auto rested = rest(deadlineNs);
                if (rested != WaitOutcome::Done)
                    return rested;
                auto asked = ask();
                if (!asked)
                    return asked.error();
            }
            if (deadlineNs != 0) {
                auto ready =
                    waitForDescriptor(m_client.fd(), POLLIN, deadlineNs, "wait for the answer to a poll");
                if (!ready || *ready != WaitOutcome::Done)
                    return ready;
            }
            auto taken = take(into, size, deadlineNs == 0 ? Patience::Wait : Patience::Try);
            if (!taken || *taken == WaitOutcome::Done)
                return taken;
            if (!m_client.isIdle() && deadlineNs == 0)
                return taken;  // a signal came
        }
    }

    void release() override { m_client.close(); }

private:
    // Sleeps until the next poll is due.
    WaitOutcome rest(std::uint64_t deadlineNs)
    {
        const bool late = deadlineNs != 0 && deadlineNs < m_nextNs;
        const std::uint64_t until = late ? deadlineNs : m_nextNs;
        timespec time = {};
        time.tv_sec = static_cast<time_t>(until / 1'000'000'000);
        time.tv_nsec = static_cast<long>(until % 1'000'000'000);
        if (until > monotonicNs() &&
            ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nullptr) == EINTR)
            return WaitOutcome::LookAgain;
        return late ? WaitOutcome::TimedOut : WaitOutcome::Done;
    }

    Result<> ask()
    {
        auto begun = m_client.begin(m_get, {});
        if (!begun)
            return begun;
        // A server that is gone is told by the answer that does not come.
        (void)m_client.write({}, Patience::Try);
        return {};
    }

    // LookAgain: there is no answer yet, or one without a message.
    Result<WaitOutcome> take(std::span<std::byte> into, std::size_t &size, Patience patience)
    {
        if (m_ended) {
            size = 0;
            return WaitOutcome::Done;
        }
        std::optional<HttpAnswer> answer;
        do {
            auto answered = m_client.answer(patience, answer);
            if (!answered || *answered != WaitOutcome::Done)
                return answered;
        } while (!answer);
        const unsigned status = answer->status;
        size = answer->body.size();
        if ((status != 200 && status != 204 && status != 410) || size > into.size())
            return Error{ErrorKind::System, 0,
                         "poll: the server answers " + std::to_string(status) + " with " +
                             std::to_string(size) + " bytes"};
        std::memcpy(into.data(), answer->body.data(), size);
        m_client.finish();
        m_ended = status == 410;
        m_nextNs = status == 204 ? monotonicNs() + m_intervalNs : 0;
        return status == 204 ? WaitOutcome::LookAgain : WaitOutcome::Done;
    }

    std::unique_ptr<WireLog> m_log;
    HttpClient m_client;
    const std::string m_get;
    const std::uint64_t m_intervalNs;
    std::uint64_t m_nextNs = 0;  // when the next poll is due, CLOCK_MONOTONIC
    bool m_ended = false;
};

Result<ChannelKit> prepareShortPoll(const ChannelPlan &plan)
{
    auto kit = prepareWeb(plan, ChannelSide::Sender);
    if (!kit)
        return kit.error();
    kit->capacityMessages = roomOf(plan.parameters);
    kit->capacityIsExact = false;  // an answer that nobody has taken holds one more
    return kit;
}

Result<std::unique_ptr<Channel>> openShortPoll(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    auto end = openWeb(setup, std::move(fds), ChannelSide::Sender);
    if (!end)
        return end.error();
    if (setup.side == ChannelSide::Sender)
        return std::unique_ptr<Channel>(std::make_unique<ShortPollSender>(std::move(setup), std::move(*end)));
    return std::unique_ptr<Channel>(std::make_unique<ShortPollReceiver>(std::move(setup), std::move(*end)));
}

constexpr ParameterInfo kParameters[] = {
    {.name = "interval",
     .kind = ParameterKind::Duration,
     .minimum = 1'000,
     .maximum = 3'600'000'000'000,
     .meaning = WS_TR_NOOP("Parameter", "how long the client sleeps after an answer without a message; 10 ms "
                                        "when absent")},
    {.name = "messages",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = 65536,
     .meaning = WS_TR_NOOP("Parameter", "messages the server keeps for the next poll; 16 when absent")},
};

}  // namespace

constinit const Mechanism httpShortPollMechanism{
    {.id = "http-short-poll",
     .name = WS_TR_NOOP("Mechanism", "HTTP short polling"),
     .sentence =
         WS_TR_NOOP("Mechanism", "The client asks again and again, most often for nothing: news are late "
                                 "by half the interval, and every empty answer costs a request."),
     .source = "RFC 6202 §1, RFC 9112",
     .group = MechanismGroup::Web,
     .scope = MechanismScope::Machines,
     .shapes = {},
     .senderLearnsOfClose = true,
     .exitNews = ExitNews::OfEach,
     .blocking = WS_TR_NOOP("Mechanism", "The sender waits while the server's mailbox is full; the receiver "
                                         "sleeps between its polls."),
     .parameters = kParameters},
    prepareShortPoll,
    openShortPoll,
};

}  // namespace ws
