#include "analysis/lanes.h"

#include <algorithm>

#include "analysis/channel_uses.h"
#include "analysis/lane.h"
#include "analysis/step_series.h"
#include "analysis/timeline.h"
#include "analysis/wake_matcher.h"

namespace ws {

namespace {

class Lanes final : public Analysis
{
public:
    Lanes(const RunModel &model, std::size_t mostIntervals)
        : m_model(model), m_uses(objectUses(model)), m_wakes(model),
          m_mostChunks(mostIntervals / kChunkIntervals)
    {
        const auto objects = static_cast<std::uint32_t>(model.objects.size());
        m_threads.assign(model.threads.size(), Thread{Lane(objects), {}, {}, {}, {}, {}, 0, {}});
        m_acquisitions.resize(model.objects.size());
        for (const RunModel::Object &object : model.objects)
            m_isBarrier.push_back(object.type == "barrier");
    }

    void addEvents(std::uint32_t thread, std::span<const TimedEvent> events) override
    {
        if (thread >= m_threads.size())
            return;
        for (const TimedEvent &event : events)
            addEvent(thread, event);
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
        for (const WakeMatcher::Found &found : m_wakes.endRound(!sample.heldAtEnd.empty()))
            m_threads[found.thread].wakes.push(found.wake);
        keepWithinBounds();
    }

    void report(RunResults &results) const override
    {
        fitResults(results, m_model);
        for (std::size_t i = 0; i < m_threads.size(); ++i) {
            const Thread &thread = m_threads[i];
            ThreadResults &into = results.threads[i];
            into.now = thread.now;
            into.runnableSeries = thread.runnable.share();
        }
        for (std::size_t i = 0; i < m_uses.size(); ++i) {
            if (!m_uses[i].lockers.empty())
                results.objects[i].acquisitions = m_acquisitions[i];
        }
        results.timeNs = std::max(results.timeNs, m_timeNs);
        results.unknownEvents = m_unknownEvents;
        results.timeline = timeline();
    }

private:
    struct Hold
    {
        std::uint32_t object = 0;
        TrackWriter track;
    };
    struct Thread
    {
        Lane lane;
        TrackWriter wakes;
        std::vector<Hold> holds;
        // The operation on a channel that goes on: since when it can have had an effect.
        std::optional<std::int64_t> operationNs;
        // At a barrier: since when, as long as it does not wait there.
        std::optional<std::int64_t> arrivedNs;
        ThreadSample now;
        std::int64_t runnableNs = 0;  // already in the series
        RateSeries runnable;
    };

    void addEvent(std::uint32_t index, const TimedEvent &event)
    {
        Thread &thread = m_threads[index];
        switch (event.kind) {
        case EventKind::ThreadBegin:
            return thread.lane.begin(event);
        case EventKind::ThreadEnd:
            m_wakes.gave(index, m_model.objectOfThread(index), event.timeNs, event.timeNs);
            return thread.lane.end(event);
        case EventKind::WaitBegin:
            thread.arrivedNs.reset();
            return thread.lane.waitBegin(event);
        case EventKind::WaitEnd:
            if (const auto wait = thread.lane.waitEnd(event))
                m_wakes.waitEnded(index, *wait);
            // What waits in the middle of an operation takes effect afterwards.
            if (thread.operationNs)
                thread.operationNs = event.timeNs;
            return;
        case EventKind::SleepBegin:
            return thread.lane.sleepBegin(event);
        case EventKind::SleepEnd:
            return thread.lane.sleepEnd(event);
        case EventKind::SendBegin:
        case EventKind::ReceiveBegin:
            thread.operationNs = event.timeNs;
            return;
        case EventKind::SendEnd:
            m_wakes.gave(index, event.object, thread.operationNs.value_or(event.timeNs), event.timeNs);
            thread.operationNs.reset();
            return;
        case EventKind::ReceiveEnd:
            m_wakes.took(index, event.object, thread.operationNs.value_or(event.timeNs), event.timeNs);
            thread.operationNs.reset();
            return;
        case EventKind::Gave:
            if (isBarrier(event.object))
                thread.arrivedNs = event.timeNs;
            else
                m_wakes.gave(index, event.object, event.timeNs, event.timeNs);
            return;
        case EventKind::Took:
            // Whoever need not wait at a barrier was the last to arrive.
            if (thread.arrivedNs && isBarrier(event.object))
                m_wakes.gave(index, event.object, *thread.arrivedNs, event.timeNs);
            thread.arrivedNs.reset();
            return;
        case EventKind::LockAcquired:
            return acquired(thread, event, WaitKind::Lock);
        case EventKind::SharedAcquired:
            return acquired(thread, event, WaitKind::Read);
        case EventKind::LockReleased:
        case EventKind::SharedReleased:
            return released(index, event);
        case EventKind::ScriptLine:
        case EventKind::Cleared:
        case EventKind::CellRead:
        case EventKind::CellWritten:
        case EventKind::TryFailed:
        case EventKind::ThreadStarted:
            return;
        }
        ++m_unknownEvents;
    }

    bool isBarrier(std::uint32_t object) const { return object < m_isBarrier.size() && m_isBarrier[object]; }

    Hold *holdOf(Thread &thread, std::uint32_t object)
    {
        if (object >= m_model.objects.size())
            return nullptr;
        for (Hold &hold : thread.holds) {
            if (hold.object == object)
                return &hold;
        }
        thread.holds.push_back({object, {}});
        return &thread.holds.back();
    }

    void acquired(Thread &thread, const TimedEvent &event, WaitKind kind)
    {
        // One that is open already has lost its end, and nobody knows how long it was.
        if (Hold *hold = holdOf(thread, event.object))
            hold->track.setOpen(
                Interval{thread.lane.ascending(event.timeNs), -1, ThreadState::Running, kind, event.object});
    }

    void released(std::uint32_t index, const TimedEvent &event)
    {
        m_wakes.gave(index, event.object, event.timeNs, event.timeNs);
        Hold *hold = holdOf(m_threads[index], event.object);
        if (!hold || !hold->track.view().open())
            return;
        Interval over = *hold->track.view().open();
        over.endNs = std::max(m_threads[index].lane.ascending(event.timeNs), over.beginNs);
        hold->track.push(over);
        hold->track.setOpen(std::nullopt);
    }

    template <typename Visit>
    void forEachTrack(Visit visit)
    {
        for (Thread &thread : m_threads) {
            visit(thread.lane.track());
            visit(thread.wakes);
            for (Hold &hold : thread.holds)
                visit(hold.track);
        }
    }

    void keepWithinBounds()
    {
        std::size_t chunks = 0;
        forEachTrack([&](const TrackWriter &track) { chunks += track.chunks(); });
        while (chunks > m_mostChunks) {
            TrackWriter *longest = nullptr;
            forEachTrack([&](TrackWriter &track) {
                if (!longest || track.chunks() > longest->chunks())
                    longest = &track;
            });
            const std::size_t dropped = longest ? longest->dropOldest(longest->chunks() / 4 + 1) : 0;
            if (dropped == 0)
                return;
            chunks -= dropped;
        }
    }

    std::shared_ptr<const Timeline> timeline() const
    {
        auto timeline = std::make_shared<Timeline>();
        timeline->timeNs = m_timeNs;
        timeline->threads.reserve(m_threads.size());
        timeline->wakes.reserve(m_threads.size());
        for (std::uint32_t i = 0; i < m_threads.size(); ++i) {
            const Thread &thread = m_threads[i];
            timeline->wakes.push_back(thread.wakes.view());
            for (const Hold &hold : thread.holds)
                timeline->holds.push_back({i, hold.object, hold.track.view()});
            timeline->threads.push_back(thread.lane.track().view());
            if (timeline->threads.back().empty() && m_hasSample && thread.now.state == ThreadState::New) {
                TrackWriter waitsForItsStart;
                waitsForItsStart.setOpen(Interval{0, -1, ThreadState::New, WaitKind::None, kNoObject});
                timeline->threads.back() = waitsForItsStart.view();
            }
        }
        return timeline;
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
    std::vector<bool> m_isBarrier;  // by object
    WakeMatcher m_wakes;
    const std::size_t m_mostChunks;
    std::vector<Thread> m_threads;
    std::vector<std::uint64_t> m_acquisitions;
    std::int64_t m_timeNs = 0;
    bool m_hasSample = false;
    std::uint64_t m_unknownEvents = 0;
};

}  // namespace

std::unique_ptr<Analysis> createLanes(const RunModel &model)
{
    return createLanes(model, kMostTimelineIntervals);
}

std::unique_ptr<Analysis> createLanes(const RunModel &model, std::size_t mostIntervals)
{
    return std::make_unique<Lanes>(model, mostIntervals);
}

}  // namespace ws
