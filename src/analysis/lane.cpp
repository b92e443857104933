#include "analysis/lane.h"

namespace ws {

namespace {

WaitKind waitKindOf(std::uint64_t value)
{
    return value <= static_cast<std::uint64_t>(WaitKind::Outside) ? static_cast<WaitKind>(value)
                                                                  : WaitKind::None;
}

}  // namespace

void Lane::begin(const TimedEvent &event)
{
    m_isOpen = false;
    const std::int64_t timeNs = ascending(event.timeNs);
    if (m_ring.empty() && timeNs > 0)
        push({0, timeNs, ThreadState::New, WaitKind::None, kNoObject});
}

void Lane::end(const TimedEvent &event)
{
    m_isOpen = false;
    open(event, ThreadState::Ended, WaitKind::None);
    m_open.object = kNoObject;
}

void Lane::waitBegin(const TimedEvent &event)
{
    open(event, ThreadState::Waiting, waitKindOf(event.value));
}

void Lane::waitEnd(const TimedEvent &event)
{
    close(event, ThreadState::Waiting);
}

void Lane::sleepBegin(const TimedEvent &event)
{
    open(event, ThreadState::Sleeping, WaitKind::None);
}

void Lane::sleepEnd(const TimedEvent &event)
{
    close(event, ThreadState::Sleeping);
}

std::vector<Interval> Lane::intervals() const
{
    std::vector<Interval> all;
    all.reserve(m_ring.size() + 1);
    all.insert(all.end(), m_ring.begin() + static_cast<std::ptrdiff_t>(m_oldest), m_ring.end());
    all.insert(all.end(), m_ring.begin(), m_ring.begin() + static_cast<std::ptrdiff_t>(m_oldest));
    if (m_isOpen)
        all.push_back(m_open);
    return all;
}

void Lane::open(const TimedEvent &event, ThreadState state, WaitKind kind)
{
    const std::int64_t timeNs = ascending(event.timeNs);
    m_open = {timeNs, -1, state, kind, event.object < m_objects ? event.object : kNoObject};
    m_isOpen = true;
}

void Lane::close(const TimedEvent &event, ThreadState state)
{
    const std::int64_t timeNs = ascending(event.timeNs);
    if (m_isOpen && m_open.state == state) {
        m_open.endNs = timeNs;
        push(m_open);
    }
    if (m_open.state != ThreadState::Ended)
        m_isOpen = false;
}

void Lane::push(const Interval &interval)
{
    if (m_ring.size() < m_most) {
        m_ring.push_back(interval);
        return;
    }
    m_fromNs = m_ring[m_oldest].endNs;
    m_ring[m_oldest] = interval;
    m_oldest = m_oldest + 1 == m_most ? 0 : m_oldest + 1;
}

std::int64_t Lane::ascending(std::int64_t timeNs)
{
    if (timeNs > m_lastNs)
        m_lastNs = timeNs;
    return m_lastNs;
}

}  // namespace ws
