#include "body/coroutines.h"

#include <algorithm>

#include "body/coroutine_ring.h"
#include "body/receiving.h"
#include "body/sending.h"

namespace ws {

namespace {

constexpr std::int64_t kUsualCoroutines = 1000;
constexpr std::string_view kStallKinds[] = {"blocking", "awaited"};

constexpr ParameterInfo kParameters[] = {
    {.name = "to",
     .kind = ParameterKind::SendsTo,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel a token goes through at the end of each round")},
    {.name = "from",
     .kind = ParameterKind::ReceivesFrom,
     .required = true,
     .meaning = WS_TR_NOOP("Parameter", "the channel it comes back through; it may be the same one")},
    {.name = "message",
     .kind = ParameterKind::Bytes,
     .minimum = 1,
     .maximum = 1 << 30,
     .meaning = WS_TR_NOOP("Parameter", "size of each message; 64 B when absent")},
    {.name = "count",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = kMostCoroutines,
     .meaning = WS_TR_NOOP("Parameter", "coroutines on this one thread; 1000 when absent")},
    {.name = "rings",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = kMostCoroutines,
     .meaning = WS_TR_NOOP("Parameter", "rings that the coroutines stand in, of equal size; 1 when absent")},
    {.name = "tokens",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = kMostCoroutines,
     .meaning = WS_TR_NOOP("Parameter", "tokens that each ring passes round; 1 when absent")},
    {.name = "rounds",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .meaning = WS_TR_NOOP("Parameter", "rounds of each token; without end when absent")},
    {.name = "work",
     .kind = ParameterKind::Duration,
     .meaning = WS_TR_NOOP("Parameter", "processor time spent on each hop; none when absent")},
    {.name = "stall",
     .kind = ParameterKind::Duration,
     .meaning = WS_TR_NOOP("Parameter", "how long the first coroutine of the first ring does nothing at each "
                                        "of its turns; not at all when absent")},
    {.name = "stall-kind",
     .kind = ParameterKind::Choice,
     .choices = kStallKinds,
     .meaning = WS_TR_NOOP("Parameter", "whether it does so in a call that blocks its thread, or awaits a "
                                        "timer; blocking when absent")},
};

// The thread between its coroutines and the channel that closes their rings.
class Host final : public RingHost
{
public:
    Host(Body &body, std::uint32_t tokens)
        : m_body(body), m_sending(body, body.end("to")), m_receiving(body, "from"),
          m_rounds(body.parameters().number("rounds", INT64_MAX)),
          m_work(body.parameters().number("work", 0)), m_began(tokens), m_roundsOf(tokens)
    {
    }

    void begins(std::uint32_t token) override { m_began[token] = m_body.now(); }

    bool hop() override
    {
        if (!m_body.proceed())
            return false;
        if (m_work.count() > 0)
            m_body.work(m_work);
        return true;
    }

    TokenFate roundEnds(std::uint32_t token) override
    {
        if (!m_body.proceed() || !passThroughChannel(m_began[token]))
            return TokenFate::StopsAll;
        if (++m_roundsOf[token] >= m_rounds)
            return TokenFate::IsTakenOut;
        m_began[token] = m_body.now();
        return TokenFate::GoesOn;
    }

    void sleepFor(std::chrono::nanoseconds duration) override { m_body.sleepFor(duration); }
    bool goesOn() override { return m_body.proceed(); }

    const Result<> &outcome() const { return m_outcome; }

private:
    bool passThroughChannel(Ticks began)
    {
        auto handedOver = m_sending.send(began);
        if (!handedOver) {
            m_outcome = handedOver.error();
            return false;
        }
        if (!*handedOver)
            return false;
        auto received = m_receiving.receive();
        if (!received) {
            m_outcome = received.error();
            return false;
        }
        return received->has_value();
    }

    Body &m_body;
    Sending m_sending;
    Receiving m_receiving;
    std::int64_t m_rounds;
    std::chrono::nanoseconds m_work;
    std::vector<Ticks> m_began;            // by token: its present round
    std::vector<std::int64_t> m_roundsOf;  // by token
    Result<> m_outcome;
};

Result<> runCoroutines(Body &body)
{
    const ParameterValues &values = body.parameters();
    const auto count = [&](std::string_view name, std::int64_t absent) {
        return static_cast<std::uint32_t>(values.number(name, absent));
    };
    RingPlan plan;
    plan.coroutines = count("count", kUsualCoroutines);
    plan.rings = count("rings", 1);
    plan.tokens = count("tokens", 1);
    plan.stall = std::chrono::nanoseconds(values.number("stall", 0));
    const std::vector<std::string> &kind = values.names("stall-kind");
    plan.stallBlocks = kind.empty() || kind.front() == kStallKinds[0];
    if (plan.rings > plan.coroutines)
        return Error{ErrorKind::BadInput, 0,
                     "form " + std::to_string(plan.rings) + " rings of " + std::to_string(plan.coroutines) +
                         " coroutines"};
    if (plan.tokens > plan.coroutines / plan.rings)
        return Error{ErrorKind::BadInput, 0,
                     "pass " + std::to_string(plan.tokens) + " tokens round a ring of " +
                         std::to_string(plan.coroutines / plan.rings) + " coroutines"};
    Host host(body, plan.rings * plan.tokens);
    runRings(plan, host);
    return host.outcome();
}

}  // namespace

constinit const Role coroutinesRole{
    {.id = "coroutines",
     .sentence =
         WS_TR_NOOP("Role", "Passes tokens round in rings of coroutines, all of them on this thread."),
     .parameters = kParameters},
    runCoroutines,
};

}  // namespace ws
