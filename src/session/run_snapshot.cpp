#include <chrono>

#include "experiment/reader.h"
#include "recording/recording_writer.h"
#include "recording/result_fields.h"
#include "session/run.h"
#include "session/snapshot_fields.h"

namespace ws {

namespace {

// So that a crash loses less than a second of how the run stood.
constexpr std::uint64_t kStateEveryNs = 500'000'000;

}  // namespace

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
    if (m_options.recording)
        record(*snapshot, last && m_phase == RunPhase::Ended);
    m_publish(std::move(snapshot));
}

void Run::beginRecording()
{
    if (!m_options.recording)
        return;
    RecordedModel recorded{*m_model, {}};
    for (const WorkerStatus &worker : m_status)
        recorded.pids.push_back(worker.pid);
    RunFacts &facts = m_options.recording->facts();
    facts.program = WS_VERSION;
    facts.experimentId = m_experiment->id;
    facts.experimentText = experimentText(*m_experiment, machineVocabulary());
    facts.placement = placementId(m_placement);
    facts.level = levelId(m_level);
    facts.wait = waitText(m_wait);
    facts.startedAtMs = std::chrono::duration_cast<std::chrono::milliseconds>(
                            std::chrono::system_clock::now().time_since_epoch())
                            .count();
    m_options.recording->begin(recorded);
}

void Run::record(Snapshot &snapshot, bool last)
{
    RecordingWriter &recording = *m_options.recording;
    RecordingNote note = noteOf(recording.facts(), recording.file().string());
    note.missed = recording.missedEvents();
    note.failure = recording.failure();
    snapshot.recording = std::move(note);
    const bool due = last || m_lastPublishNs - m_lastStateNs >= kStateEveryNs;
    if (due && recording.hasBegun()) {
        m_lastStateNs = m_lastPublishNs;
        recording.addBlock(BlockKind::State, stateBytes(snapshot, m_lastFacts));
    }
    if (!last)
        return;
    if (snapshot.results)
        recording.addBlock(BlockKind::Results, bytesOf(RecordedResults{kResultsEdition, *snapshot.results}));
    recording.finish();
}

}  // namespace ws
