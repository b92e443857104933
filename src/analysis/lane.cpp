#include "analysis/lane.h"

#include <algorithm>

namespace ws {

namespace {

constexpr std::int64_t kLatestNs = std::int64_t{1} << 49;  // 6 days: sums of lengths stay far below 63 bits

WaitKind waitKindOf(std::uint64_t value)
{
    return value <= static_cast<std::uint64_t>(WaitKind::Outside) ? static_cast<WaitKind>(value)
                                                                  : WaitKind::None;
}

}  // namespace

void Lane::begin(const TimedEvent &event)
{
    m_track.setOpen(std::nullopt);
    const std::int64_t timeNs = ascending(event.timeNs);
    if (m_track.view().empty() && timeNs > 0)
        m_track.push({0, timeNs, ThreadState::New, WaitKind::None, kNoObject});
}

void Lane::end(const TimedEvent &event)
{
    m_track.setOpen(Interval{ascending(event.timeNs), -1, ThreadState::Ended, WaitKind::None, kNoObject});
}

void Lane::waitBegin(const TimedEvent &event)
{
    open(event, ThreadState::Waiting, waitKindOf(event.value));
}

std::optional<Interval> Lane::waitEnd(const TimedEvent &event)
{
    return close(event, ThreadState::Waiting);
}

void Lane::sleepBegin(const TimedEvent &event)
{
    open(event, ThreadState::Sleeping, WaitKind::None);
}

void Lane::sleepEnd(const TimedEvent &event)
{
    close(event, ThreadState::Sleeping);
}

void Lane::open(const TimedEvent &event, ThreadState state, WaitKind kind)
{
    const std::int64_t timeNs = ascending(event.timeNs);
    m_track.setOpen(Interval{timeNs, -1, state, kind, event.object < m_objects ? event.object : kNoObject});
}

std::optional<Interval> Lane::close(const TimedEvent &event, ThreadState state)
{
    const std::int64_t timeNs = ascending(event.timeNs);
    std::optional<Interval> closed = m_track.view().open();
    if (closed && closed->state == ThreadState::Ended)
        return std::nullopt;
    m_track.setOpen(std::nullopt);
    if (!closed || closed->state != state)
        return std::nullopt;
    closed->endNs = timeNs;
    m_track.push(*closed);
    return closed;
}

std::int64_t Lane::ascending(std::int64_t timeNs)
{
    m_lastNs = std::max(m_lastNs, std::min(timeNs, kLatestNs));
    return m_lastNs;
}

}  // namespace ws
