#include "analysis/lanes.h"

#include <algorithm>

#include "analysis/channel_uses.h"
#include "analysis/lane.h"
#include "analysis/step_series.h"

namespace ws {

namespace {

std::size_t intervalsPerThread(std::size_t threads)
{
    return std::clamp(kMostIntervalsOfAll / std::max<std::size_t>(threads, 1), std::size_t{64},
                      kMostLaneIntervals);
}

class Lanes final : public Analysis
{
public:
    explicit Lanes(const RunModel &model) : m_model(model), m_uses(objectUses(model))
    {
        const Lane lane(intervalsPerThread(model.threads.size()),
                        static_cast<std::uint32_t>(model.objects.size()));
        m_threads.assign(model.threads.size(), Thread{lane, {}, 0, {}});
        m_acquisitions.resize(model.objects.size());
    }

    void addEvents(std::uint32_t thread, std::span<const TimedEvent> events) override
    {
        if (thread >= m_threads.size())
            return;
        Lane &lane = m_threads[thread].lane;
        for (const TimedEvent &event : events)
            addEvent(lane, event);
    }

    void addSample(const Sample &sample) override
    {
        if (sample.timeNs < m_timeNs)
            return;
        for (std::uint32_t i = 0; i < m_threads.size(); ++i)
            readThread(threadOf(sample, i), sample.timeNs, m_threads[i]);
        for (std::size_t i = 0; i < m_uses.size(); ++i) {
            m_acquisitions[i] = 0;
            for (const std::uint32_t use : m_uses[i].lockers)
                m_acquisitions[i] += useOf(sample, use).done;
        }
        m_timeNs = sample.timeNs;
        m_hasSample = true;
    }

    void report(RunResults &results) const override
    {
        fitResults(results, m_model);
        for (std::size_t i = 0; i < m_threads.size(); ++i) {
            const Thread &thread = m_threads[i];
            ThreadResults &into = results.threads[i];
            into.now = thread.now;
            into.lane = thread.lane.intervals();
            into.laneFromNs = thread.lane.fromNs();
            if (into.lane.empty() && m_hasSample && thread.now.state == ThreadState::New)
                into.lane.push_back({0, -1, ThreadState::New, WaitKind::None, kNoObject});
            into.runnableSeries = thread.runnable.share();
        }
        for (std::size_t i = 0; i < m_uses.size(); ++i) {
            if (!m_uses[i].lockers.empty())
                results.objects[i].acquisitions = m_acquisitions[i];
        }
        results.timeNs = std::max(results.timeNs, m_timeNs);
        results.unknownEvents = m_unknownEvents;
    }

private:
    struct Thread
    {
        Lane lane;
        ThreadSample now;
        std::int64_t runnableNs = 0;  // already in the series
        RateSeries runnable;
    };

    void addEvent(Lane &lane, const TimedEvent &event)
    {
        switch (event.kind) {
        case EventKind::ThreadBegin:
            return lane.begin(event);
        case EventKind::ThreadEnd:
            return lane.end(event);
        case EventKind::WaitBegin:
            return lane.waitBegin(event);
        case EventKind::WaitEnd:
            return lane.waitEnd(event);
        case EventKind::SleepBegin:
            return lane.sleepBegin(event);
        case EventKind::SleepEnd:
            return lane.sleepEnd(event);
        case EventKind::LockAcquired:
        case EventKind::LockReleased:
        case EventKind::SendBegin:
        case EventKind::SendEnd:
        case EventKind::ReceiveBegin:
        case EventKind::ReceiveEnd:
        case EventKind::ScriptLine:
        case EventKind::Took:
        case EventKind::Gave:
        case EventKind::Cleared:
        case EventKind::CellRead:
        case EventKind::CellWritten:
        case EventKind::SharedAcquired:
        case EventKind::SharedReleased:
        case EventKind::TryFailed:
        case EventKind::ThreadStarted:
            return;
        }
        ++m_unknownEvents;
    }

    void readThread(const ThreadSample &sample, std::int64_t nowNs, Thread &thread)
    {
        thread.now = sample;
        thread.runnable.reach(nowNs);
        const std::int64_t fromNs = std::max(m_timeNs, sample.startNs);
        const std::int64_t toNs = sample.endNs >= 0 ? std::min(sample.endNs, nowNs) : nowNs;
        if (sample.startNs < 0 || toNs <= fromNs)
            return;
        const std::int64_t grown = std::max<std::int64_t>(sample.runQueueNs - thread.runnableNs, 0);
        thread.runnable.add(fromNs, toNs, static_cast<double>(grown));
        thread.runnableNs += grown;
    }

    const RunModel &m_model;
    const std::vector<ObjectUses> m_uses;
    std::vector<Thread> m_threads;
    std::vector<std::uint64_t> m_acquisitions;
    std::int64_t m_timeNs = 0;
    bool m_hasSample = false;
    std::uint64_t m_unknownEvents = 0;
};

}  // namespace

std::unique_ptr<Analysis> createLanes(const RunModel &model)
{
    return std::make_unique<Lanes>(model);
}

}  // namespace ws
