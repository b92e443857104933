#include "body/body.h"

#include <time.h>

#include <algorithm>

#include "base/assert.h"
#include "base/futex.h"

namespace ws {

namespace {

// A wake-up from a timed sleep comes about this late; the rest is burnt.
constexpr std::chrono::nanoseconds kSleepSlack = std::chrono::microseconds(120);
// Reading the thread's own clock is a system call of some 400 ns. Shorter work is measured by the session's clock: a
// piece that short is seldom interrupted.
constexpr std::chrono::nanoseconds kWorthTheThreadsClock = std::chrono::microseconds(100);

// clock_gettime(2): processor time of the calling thread.
std::uint64_t ownProcessorNs()
{
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 + static_cast<std::uint64_t>(time.tv_nsec);
}

}  // namespace

Ticks Body::ticksOf(std::chrono::nanoseconds duration) const
{
    return static_cast<Ticks>(static_cast<double>(duration.count()) / m_segment.header().nsPerTick);
}

double Body::secondsOf(Ticks ticks) const
{
    return static_cast<double>(ticks) * m_segment.header().nsPerTick / 1e9;
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
    if (duration < kWorthTheThreadsClock) {
        const Ticks until = now() + ticksOf(duration);
        while (now() < until && proceed()) {
        }
        return;
    }
    const std::uint64_t until = ownProcessorNs() + static_cast<std::uint64_t>(duration.count());
    while (ownProcessorNs() < until && proceed()) {
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
    return checkerOf(namedEnd(parameter));
}

MessageChecker Body::checker(const Channel &end)
{
    const auto found = std::find_if(m_ends.begin(), m_ends.end(),
                                    [&](const NamedEnd &named) { return named.channel.get() == &end; });
    WS_ASSERT(found != m_ends.end());
    return checkerOf(*found);
}

MessageChecker Body::checkerOf(const NamedEnd &named) const
{
    const EndSetup &setup = named.channel->setup();
    std::span<std::atomic<std::uint64_t>> latency;
    if (named.histogram != kNoObject)
        latency = m_segment.histogram(named.histogram);
    return MessageChecker(setup, latency);
}

Result<> Body::join(const JoinUse &use, std::chrono::nanoseconds timeout)
{
    return joinThread(m_joinTable, use.thread, use.object, m_segment.thread(use.thread), m_recorder,
                      m_segment.use(use.use), timeout, m_segment.header().nsPerTick);
}

std::optional<bool> Body::isAlive(std::uint32_t object) const
{
    const SegmentHeader &header = m_segment.header();
    if (object < header.objectCount - header.threadCount || object >= header.objectCount)
        return std::nullopt;
    const std::uint32_t thread = object - (header.objectCount - header.threadCount);
    const SlotState state =
        LiveWord::unpack(m_segment.thread(thread).live.load(std::memory_order_acquire)).state;
    return state != SlotState::New && state != SlotState::Ended;
}

Handle *Body::primitiveOf(std::uint32_t object) const
{
    for (const std::unique_ptr<Handle> &handle : m_primitives) {
        if (handle->setup().object == object)
            return handle.get();
    }
    return nullptr;
}

Channel *Body::endOf(std::uint32_t object, bool sends) const
{
    const ChannelSide side = sends ? ChannelSide::Sender : ChannelSide::Receiver;
    for (const NamedEnd &end : m_ends) {
        const EndSetup &setup = end.channel->setup();
        if (setup.object == object && setup.side == side)
            return end.channel.get();
    }
    return nullptr;
}

Result<> Body::start(const Part::Start &start)
{
    if (m_host == nullptr)
        return Error{ErrorKind::Unsupported, 0, "start a thread without a worker"};
    UseCounters &use = m_segment.use(start.use);
    // Announced before: whoever waits for that thread is no longer stuck for want of a starter.
    addTo(use.begun);
    auto started = m_host->start(start.thread);
    if (!started)
        return started;
    addTo(use.done);
    m_recorder.operation(EventKind::ThreadStarted, start.object, start.thread);
    return {};
}

void Body::log(int line, std::string_view text)
{
    if (m_host != nullptr)
        m_host->log(m_recorder.thread(), line, text);
}

Result<> Body::establishEnds()
{
    std::vector<Channel *> inOrder;
    for (NamedEnd &end : m_ends)
        inOrder.push_back(end.channel.get());
    std::stable_sort(inOrder.begin(), inOrder.end(), [](const Channel *left, const Channel *right) {
        return left->setup().object < right->setup().object;
    });
    for (Channel *channel : inOrder) {
        auto established = channel->establish();
        if (!established)
            return established;
    }
    return {};
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
