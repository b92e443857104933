#include "session/run.h"

namespace ws {

const char *verdictId(RunVerdict verdict)
{
    switch (verdict) {
    case RunVerdict::Open:
        return "open";
    case RunVerdict::Completed:
        return "completed";
    case RunVerdict::Deadlock:
        return "deadlock";
    case RunVerdict::Failed:
        return "failed";
    case RunVerdict::Stopped:
        return "stopped";
    }
    return "";
}

void Run::publish(bool last)
{
    const std::uint64_t now = monotonicNs();
    if (!last && now - m_lastPublishNs < static_cast<std::uint64_t>(m_options.snapshotEvery.count()))
        return;
    m_lastPublishNs = now;
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->experiment = m_experiment;
    snapshot->model = m_model;
    if (m_collector)
        snapshot->results = m_collector->results();
    snapshot->workers = m_status;
    snapshot->phase = m_phase;
    snapshot->verdict = m_verdict;
    snapshot->placement = m_placement;
    snapshot->level = m_level;
    snapshot->wait = m_wait;
    snapshot->timeNs = snapshot->results ? snapshot->results->timeNs : 0;
    if (m_lastFacts) {
        snapshot->outside = outsideWaits(*m_lastFacts);
        snapshot->waits =
            waitGraph(*m_lastFacts, m_deadlock ? std::optional(m_deadlock->deadlock) : std::nullopt);
    }
    snapshot->deadlock = m_deadlock;
    snapshot->endingCycles = m_endingCycles;
    if (m_collector) {
        snapshot->events = m_collector->events();
        snapshot->dropped = m_collector->dropped();
    }
    snapshot->failure = m_failure;
    snapshot->threadFailures = m_threadFailures;
    snapshot->log.assign(m_log.begin(), m_log.end());
    snapshot->logDropped = m_logDropped;
    if (m_layout)
        for (const std::optional<WireLog> &log : m_layout->wireLogs)
            snapshot->wire.push_back(log ? std::optional(log->read(m_phase == RunPhase::Ended))
                                         : std::nullopt);
    if (m_phase == RunPhase::Ended && m_segment) {
        for (std::size_t i = 0; i < m_model->objects.size(); ++i) {
            const ObjectState &object = m_segment->object(i);
            const bool known = object.queuedKnown.load(std::memory_order_acquire) != 0;
            snapshot->queuedAtEnd.push_back(known ? std::optional(object.queuedAtEnd.load()) : std::nullopt);
        }
    }
    m_publish(std::move(snapshot));
}

}  // namespace ws
