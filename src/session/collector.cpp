#include "session/collector.h"

#include <algorithm>

#include "event/latency_buckets.h"
#include "recording/recording_writer.h"

namespace ws {

namespace {

// Reading /proc for one thread costs some 15 us: this many a call keep the collector below a tenth of a core.
constexpr std::uint32_t kThreadsAskedPerCall = 32;

ThreadState stateOf(SlotState state, bool runnable)
{
    switch (state) {
    case SlotState::New:
        return ThreadState::New;
    case SlotState::Running:
        return runnable ? ThreadState::Runnable : ThreadState::Running;
    case SlotState::Waiting:
        return ThreadState::Waiting;
    case SlotState::Sleeping:
        return ThreadState::Sleeping;
    case SlotState::Paused:
        return ThreadState::Paused;
    case SlotState::Ended:
        return ThreadState::Ended;
    }
    return ThreadState::New;
}

}  // namespace

Collector::Collector(const Segment &segment, std::shared_ptr<const RunModel> model)
    : m_segment(segment), m_model(std::move(model)), m_accounts(m_model->threads.size()),
      m_waits(m_model->uses.size()), m_histograms(m_model->uses.size())
{
    for (std::uint32_t i = 0; i < m_model->threads.size(); ++i)
        m_rings.emplace_back(segment, i);
    for (const AnalysisInfo &info : analysisRegistry())
        m_analyses.push_back(info.create(*m_model));
    for (std::uint32_t i = 0; i < m_model->uses.size(); ++i)
        if (segment.use(i).histogram != kNoObject)
            m_histograms[i].resize(kLatencyBuckets);
}

void Collector::collect(const RunClock &clock, Ticks now, bool all)
{
    drain(clock);
    askKernel(all);
    hand(sampleAll(clock, now));
}

void Collector::collectLast(const RunClock &clock, Ticks now)
{
    drain(clock);
    Sample sample = sampleAll(clock, now);
    sample.heldAtEnd = heldNow();
    hand(sample);
}

void Collector::hand(const Sample &sample)
{
    if (m_recording)
        m_recording->addSample(sample);
    for (const std::unique_ptr<Analysis> &analysis : m_analyses)
        analysis->addSample(sample);
}

Sample Collector::sampleAll(const RunClock &clock, Ticks now)
{
    Sample sample;
    sample.timeNs = std::max(m_timeNs, clock.at(now));
    sample.latencyNsPerUnit = clock.calibration.nsPerTick;
    m_timeNs = sample.timeNs;
    sample.uses.reserve(m_model->uses.size());
    for (std::uint32_t i = 0; i < m_model->uses.size(); ++i)
        sample.uses.push_back(sampleUse(i, clock, now));
    // Takes are announced before they are made: read after all sends were counted, they never leave more in a channel
    // than it can hold.
    for (std::uint32_t i = 0; i < m_model->uses.size(); ++i)
        sample.uses[i].begun = m_segment.use(i).begun.load(std::memory_order_acquire);
    sample.threads.reserve(m_model->threads.size());
    for (std::uint32_t i = 0; i < m_model->threads.size(); ++i)
        sample.threads.push_back(sampleThread(i, clock, now));
    m_threads = sample.threads;
    return sample;
}

std::vector<std::optional<std::uint64_t>> Collector::heldNow() const
{
    std::vector<std::optional<std::uint64_t>> held(m_model->objects.size());
    // What a channel holds whose receivers have all gone, nobody will ever take.
    for (std::size_t i = 0; i < held.size(); ++i)
        if (m_model->objects[i].kind == ObjectKind::Channel)
            held[i] = 0;
    for (std::size_t i = 0; i < m_model->uses.size(); ++i) {
        const RunModel::Use &use = m_model->uses[i];
        if (use.kind == UseKind::Receives && m_segment.use(i).closed.load(std::memory_order_acquire) == 0)
            held[use.object] = std::nullopt;
    }
    for (std::size_t i = 0; i < held.size(); ++i) {
        const ObjectState &object = m_segment.object(i);
        if (!m_model->objects[i].broadcast && object.queuedKnown.load(std::memory_order_acquire) != 0)
            held[i] = object.queuedAtEnd.load(std::memory_order_relaxed);
    }
    return held;
}

void Collector::drain(const RunClock &clock)
{
    for (std::uint32_t i = 0; i < m_rings.size(); ++i) {
        m_rings[i].take(m_batch);
        if (m_batch.empty())
            continue;
        m_events += m_batch.size();
        if (m_listener)
            m_listener(i, m_batch);
        m_timed.clear();
        for (const Event &event : m_batch)
            m_timed.push_back({clock.at(event.ticks), static_cast<EventKind>(event.kind), event.cpu,
                               event.object, event.value});
        if (m_recording)
            m_recording->addEvents(i, m_timed);
        for (const std::unique_ptr<Analysis> &analysis : m_analyses)
            analysis->addEvents(i, m_timed);
    }
}

void Collector::askKernel(bool all)
{
    const auto threads = static_cast<std::uint32_t>(m_model->threads.size());
    const std::uint32_t count = all ? threads : std::min(threads, kThreadsAskedPerCall);
    for (std::uint32_t n = 0; n < count; ++n) {
        const std::uint32_t thread = m_nextToAsk++ % threads;
        const ThreadSlot &slot = m_segment.thread(thread);
        const auto tid = static_cast<int>(slot.tid.load(std::memory_order_acquire));
        const std::uint32_t process = m_model->threads[thread].process;
        if (tid == 0 || process >= m_pids.size() || slot.endTicks.load(std::memory_order_acquire) != 0)
            continue;
        const auto seen = kernelAccounts(m_pids[process], tid);
        if (!seen)
            continue;
        Account &account = m_accounts[thread];
        account.moreQueueThanRun =
            seen->runQueueNs - account.kernel.runQueueNs > seen->cpuNs - account.kernel.cpuNs;
        account.kernel = *seen;
    }
}

ThreadSample Collector::sampleThread(std::uint32_t thread, const RunClock &clock, Ticks now) const
{
    const ThreadSlot &slot = m_segment.thread(thread);
    const LiveWord live = LiveWord::unpack(slot.live.load(std::memory_order_acquire));
    const Account &account = m_accounts[thread];
    ThreadSample sample;
    sample.state = stateOf(live.state, account.moreQueueThanRun);
    if (live.state == SlotState::Waiting) {
        sample.waitKind = live.kind;
        sample.object = live.object;
    }
    if (live.state == SlotState::Waiting || live.state == SlotState::Sleeping)
        sample.sinceNs = clock.at(std::min(now, slot.sinceTicks.load(std::memory_order_acquire)));
    if (const Ticks started = slot.startTicks.load(std::memory_order_acquire))
        sample.startNs = clock.at(started);
    const Ticks ended = slot.endTicks.load(std::memory_order_acquire);
    if (ended != 0)
        sample.endNs = clock.at(std::min(now, ended));
    // A thread whose process was killed could not note its own accounts.
    if (ended != 0 && slot.failed.load(std::memory_order_acquire) != 2) {
        sample.cpuNs = static_cast<std::int64_t>(slot.cpuNs.load());
        sample.runQueueNs = static_cast<std::int64_t>(slot.runQueueNs.load());
        sample.voluntarySwitches = slot.voluntarySwitches.load();
        sample.involuntarySwitches = slot.involuntarySwitches.load();
    } else {
        sample.cpuNs = static_cast<std::int64_t>(account.kernel.cpuNs);
        sample.runQueueNs = static_cast<std::int64_t>(account.kernel.runQueueNs);
        sample.voluntarySwitches = account.kernel.voluntarySwitches;
        sample.involuntarySwitches = account.kernel.involuntarySwitches;
    }
    sample.migrations = slot.migrations.load(std::memory_order_relaxed);
    sample.cpu = static_cast<int>(slot.cpu.load(std::memory_order_relaxed));
    sample.tid = static_cast<int>(slot.tid.load(std::memory_order_relaxed));
    sample.line = slot.line.load(std::memory_order_relaxed);
    keepWait(thread, sample);
    return sample;
}

void Collector::freezeWaits()
{
    m_waitsFrozen = true;
    m_atEnd = m_threads;
}

// A worker that leaves ends the waits of its peers, which then end as well: that is not how the run stood.
void Collector::keepWait(std::uint32_t thread, ThreadSample &sample) const
{
    if (thread >= m_atEnd.size() || m_atEnd[thread].state != ThreadState::Waiting)
        return;
    const ThreadSample &kept = m_atEnd[thread];
    sample.state = kept.state;
    sample.waitKind = kept.waitKind;
    sample.object = kept.object;
    sample.sinceNs = kept.sinceNs;
    sample.endNs = kept.endNs;
}

Collector::WaitTotal Collector::waitsOf(std::uint32_t index, const RunClock &clock, Ticks now) const
{
    const UseCounters &use = m_segment.use(index);
    const RunModel::Use &known = m_model->uses[index];
    const ThreadSlot &slot = m_segment.thread(known.thread);
    const LiveWord live = LiveWord::unpack(slot.live.load(std::memory_order_acquire));
    const Ticks since = slot.sinceTicks.load(std::memory_order_acquire);
    std::uint64_t waits = use.waits.load(std::memory_order_relaxed);
    Ticks waited = use.waitTicks.load(std::memory_order_relaxed);
    if (live.state == SlotState::Waiting && live.object == known.object && since < now) {
        waited += now - since;
        ++waits;
    }
    return {waits, clock.calibration.durationNs(waited),
            clock.calibration.durationNs(use.splitTicks.load(std::memory_order_relaxed)),
            clock.calibration.durationNs(use.wakeTicks.load(std::memory_order_relaxed))};
}

UseSample Collector::sampleUse(std::uint32_t index, const RunClock &clock, Ticks now)
{
    const UseCounters &use = m_segment.use(index);
    const RunModel::Use &known = m_model->uses[index];
    UseSample sample;
    // A receiver's end is read before the sender's by later uses; in flight is made from both, never below zero.
    sample.done = use.done.load(std::memory_order_acquire);
    sample.bytes = sample.done * m_model->objects[known.object].messageBytes;
    if (!m_waitsFrozen)
        m_waits[index] = waitsOf(index, clock, now);
    sample.waits = m_waits[index].waits;
    sample.waitNs = m_waits[index].ns;
    sample.splitNs = m_waits[index].splitNs;
    sample.wakeNs = m_waits[index].wakeNs;
    if (const Ticks first = use.firstTicks.load(std::memory_order_relaxed)) {
        sample.firstNs = clock.at(first);
        sample.lastNs = clock.at(use.lastTicks.load(std::memory_order_relaxed));
    }
    sample.lost = use.lost.load(std::memory_order_relaxed);
    sample.reordered = use.reordered.load(std::memory_order_relaxed);
    sample.duplicated = use.duplicated.load(std::memory_order_relaxed);
    sample.corrupt = use.corrupt.load(std::memory_order_relaxed);
    sample.failures = use.failures.load(std::memory_order_relaxed);
    // A success since then makes them none.
    if (use.doneAtFirst.load(std::memory_order_relaxed) == sample.done)
        sample.failuresInARow = use.failuresInARow.load(std::memory_order_acquire);
    sample.longestLatencyNs =
        clock.calibration.durationNs(use.longestLatency.load(std::memory_order_relaxed));
    if (!m_histograms[index].empty()) {
        const auto counts = m_segment.histogram(use.histogram);
        for (std::size_t i = 0; i < kLatencyBuckets; ++i)
            m_histograms[index][i] = counts[i].load(std::memory_order_relaxed);
        sample.latency = m_histograms[index];
    }
    return sample;
}

std::shared_ptr<const RunResults> Collector::results() const
{
    auto results = std::make_shared<RunResults>();
    results->timeNs = m_timeNs;
    results->threads.resize(m_model->threads.size());
    results->objects.resize(m_model->objects.size());
    for (const std::unique_ptr<Analysis> &analysis : m_analyses)
        analysis->report(*results);
    return results;
}

std::uint64_t Collector::dropped() const
{
    std::uint64_t sum = 0;
    for (const RingReader &ring : m_rings)
        sum += ring.dropped();
    return sum;
}

bool Collector::allEnded() const
{
    std::vector<bool> waitsForStart(m_model->threads.size(), false);
    for (const RunModel::Use &use : m_model->uses)
        if (use.kind == UseKind::Starts)
            waitsForStart[use.object - m_model->objectOfThread(0)] = true;
    // A thread that begins with the run and has not been seen to has yet to; one that waits to be started is as dead as
    // the rest. Two looks: whom a thread of the first has started before it ended, the second one sees.
    for (int look = 0; look < 2; ++look) {
        for (std::uint32_t i = 0; i < waitsForStart.size(); ++i) {
            const SlotState state =
                LiveWord::unpack(m_segment.thread(i).live.load(std::memory_order_acquire)).state;
            if (state != SlotState::Ended && !(state == SlotState::New && waitsForStart[i]))
                return false;
        }
    }
    return true;
}

}  // namespace ws
