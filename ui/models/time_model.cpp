#include "ui/models/time_model.h"

#include <algorithm>

#include "ui/models/moment_snapshot.h"

namespace ws {
namespace {

bool hasTimeline(const Snapshot &snapshot)
{
    return snapshot.results && snapshot.results->timeline;
}

}  // namespace

void TimeModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    const bool another =
        m_newest && (m_newest->model != snapshot->model || snapshot->timeNs < m_newest->timeNs);
    const bool pastComes = m_newest && !hasTimeline(*m_newest) && hasTimeline(*snapshot);
    m_newest = std::move(snapshot);
    if (another && (m_frozen || m_moment || m_second))
        goLive();
    if (m_moment && pastComes && !m_frozen) {
        m_past = snapshotAt(m_newest, *m_moment);
        emit changed();
    }
}

void TimeModel::setFrozen(bool frozen)
{
    if (frozen == isFrozen() || (frozen && !m_newest))
        return;
    m_frozen = frozen ? m_newest : nullptr;
    emit changed();
}

void TimeModel::setMoment(std::optional<std::int64_t> timeNs)
{
    if (timeNs)
        timeNs = within(*timeNs);
    if (timeNs == m_moment)
        return;
    m_moment = timeNs;
    m_past = m_moment ? snapshotAt(shown(), *m_moment) : nullptr;
    emit changed();
}

void TimeModel::setSecond(std::optional<std::int64_t> timeNs)
{
    if (timeNs)
        timeNs = within(*timeNs);
    if (timeNs == m_second)
        return;
    m_second = timeNs;
    emit changed();
}

void TimeModel::stepForward()
{
    if (!shown() || !hasTimeline(*shown()))
        return;
    if (const auto next = shown()->results->timeline->nextEvent(m_moment.value_or(shown()->timeNs)))
        setMoment(*next);
}

void TimeModel::stepBack()
{
    if (!shown() || !hasTimeline(*shown()))
        return;
    if (const auto previous = shown()->results->timeline->previousEvent(m_moment.value_or(shown()->timeNs)))
        setMoment(*previous);
}

void TimeModel::goLive()
{
    m_frozen = nullptr;
    m_past = nullptr;
    m_moment.reset();
    m_second.reset();
    emit changed();
    emit wentLive();
}

std::int64_t TimeModel::within(std::int64_t timeNs) const
{
    const std::int64_t end = shown() ? shown()->timeNs : 0;
    return std::clamp<std::int64_t>(timeNs, 0, std::max<std::int64_t>(end, 0));
}

}  // namespace ws
