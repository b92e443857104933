#include "body/body.h"

#include <algorithm>

#include "base/assert.h"
#include "base/futex.h"

namespace ws {

namespace {

// A wake-up from a timed sleep comes about this late; the rest is burnt.
constexpr std::chrono::nanoseconds kSleepSlack = std::chrono::microseconds(120);

}  // namespace

Ticks Body::ticksOf(std::chrono::nanoseconds duration) const
{
    return static_cast<Ticks>(static_cast<double>(duration.count()) / m_segment.header().nsPerTick);
}

bool Body::proceedSlowly()
{
    const std::atomic<std::uint32_t> &command = m_segment.header().command;
    constexpr auto kPause = static_cast<std::uint32_t>(RunCommand::Pause);
    if (command.load(std::memory_order_acquire) == kPause) {
        m_recorder.pauseBegin();
        while (command.load(std::memory_order_acquire) == kPause)
            futexWait(command, kPause);
        m_recorder.pauseEnd();
    }
    return command.load(std::memory_order_acquire) == static_cast<std::uint32_t>(RunCommand::Run);
}

void Body::work(std::chrono::nanoseconds duration)
{
    const Ticks until = now() + ticksOf(duration);
    while (now() < until && proceed()) {
    }
}

void Body::sleepFor(std::chrono::nanoseconds duration)
{
    const Ticks until = now() + ticksOf(duration);
    const double nsPerTick = m_segment.header().nsPerTick;
    m_recorder.sleepBegin(static_cast<std::uint64_t>(duration.count()));
    for (Ticks at = now(); at < until; at = now()) {
        const auto left =
            std::chrono::nanoseconds(static_cast<std::int64_t>(static_cast<double>(until - at) * nsPerTick));
        futexWait(m_segment.header().command, static_cast<std::uint32_t>(RunCommand::Run), left);
        if (!proceed())
            break;
    }
    m_recorder.sleepEnd();
}

void Body::waitUntil(Ticks moment)
{
    const Ticks at = now();
    if (moment <= at)
        return;
    const Ticks slack = ticksOf(kSleepSlack);
    if (moment - at > slack) {
        const double nsPerTick = m_segment.header().nsPerTick;
        sleepFor(std::chrono::nanoseconds(
            static_cast<std::int64_t>(static_cast<double>(moment - at - slack) * nsPerTick)));
    }
    while (now() < moment && proceed()) {
    }
}

Body::NamedEnd &Body::namedEnd(std::string_view parameter)
{
    const auto found = std::find_if(m_ends.begin(), m_ends.end(),
                                    [&](const NamedEnd &end) { return end.parameter == parameter; });
    WS_ASSERT(found != m_ends.end());
    return *found;
}

Channel &Body::end(std::string_view parameter)
{
    return *namedEnd(parameter).channel;
}

MessageChecker Body::checker(std::string_view parameter)
{
    const NamedEnd &named = namedEnd(parameter);
    const EndSetup &setup = named.channel->setup();
    std::span<std::atomic<std::uint64_t>> latency;
    if (named.histogram != kNoObject)
        latency = m_segment.histogram(named.histogram);
    return MessageChecker(*setup.use, latency, setup.receivers == 1);
}

Result<> Body::join(const JoinUse &use)
{
    return joinThread(m_joinTable, use.thread, use.object, m_segment.thread(use.thread), m_recorder,
                      m_segment.use(use.use));
}

Result<> Body::closeEnds()
{
    Result<> first;
    for (NamedEnd &end : m_ends) {
        auto closed = end.channel->close();
        if (!closed && first)
            first = closed;
    }
    return first;
}

}  // namespace ws
