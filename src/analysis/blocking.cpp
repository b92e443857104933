#include "analysis/blocking.h"

#include <algorithm>

#include "analysis/channel_uses.h"
#include "analysis/recent_window.h"
#include "analysis/step_series.h"

namespace ws {

namespace {

struct Life
{
    std::int64_t beginNs = 0;
    std::int64_t endNs = 0;  // not later than the sample; equal to beginNs for a thread that has not begun
};

Life lifeOf(const ThreadSample &thread, std::int64_t nowNs)
{
    if (thread.startNs < 0)
        return {};
    const std::int64_t end = thread.endNs >= 0 ? std::min(thread.endNs, nowNs) : nowNs;
    return {thread.startNs, std::max(end, thread.startNs)};
}

double shareOf(std::int64_t partNs, std::int64_t wholeNs)
{
    if (wholeNs <= 0 || partNs <= 0)
        return 0;
    return std::min(1.0, static_cast<double>(partNs) / static_cast<double>(wholeNs));
}

class Blocking final : public Analysis
{
public:
    explicit Blocking(const RunModel &model)
        : m_model(model), m_uses(objectUses(model)), m_threads(model.threads.size()),
          m_objects(m_uses.size()), m_recent(model.uses.size() + model.threads.size())
    {
        m_waitOfUse.resize(model.uses.size(), nullptr);
        for (const RunModel::Use &use : model.uses) {
            if (use.thread < m_threads.size() && !findWait(use))
                m_threads[use.thread].waits.push_back({use.object, 0, 0, {}, 0, {}});
        }
        for (std::size_t i = 0; i < model.uses.size(); ++i) {
            if (model.uses[i].thread < m_threads.size())
                m_waitOfUse[i] = findWait(model.uses[i]);
        }
    }

    void addSample(const Sample &sample) override
    {
        if (sample.timeNs < m_timeNs)
            return;
        for (Thread &thread : m_threads) {
            for (Wait &wait : thread.waits) {
                wait.count = 0;
                wait.ns = 0;
                wait.split = {};
            }
        }
        std::vector<double> recent(m_model.uses.size() + m_threads.size());
        for (std::uint32_t i = 0; i < m_waitOfUse.size(); ++i) {
            const UseSample &use = useOf(sample, i);
            if (m_waitOfUse[i]) {
                m_waitOfUse[i]->count += use.waits;
                m_waitOfUse[i]->ns += use.waitNs;
                m_waitOfUse[i]->split.splitNs += use.splitNs;
                m_waitOfUse[i]->split.wakeNs += use.wakeNs;
            }
            recent[i] = static_cast<double>(use.waitNs);
        }
        for (std::uint32_t i = 0; i < m_threads.size(); ++i) {
            readThread(threadOf(sample, i), sample.timeNs, m_threads[i]);
            recent[m_model.uses.size() + i] =
                static_cast<double>(m_threads[i].life.endNs - m_threads[i].life.beginNs);
        }
        for (std::size_t i = 0; i < m_uses.size(); ++i) {
            m_objects[i].senders = sumOf(sample, m_uses[i].senders);
            m_objects[i].receivers = sumOf(sample, m_uses[i].receivers);
        }
        m_recent.add(sample.timeNs, std::move(recent));
        m_timeNs = sample.timeNs;
    }

    void report(RunResults &results) const override
    {
        fitResults(results, m_model);
        for (std::size_t i = 0; i < m_threads.size(); ++i)
            reportThread(m_threads[i], results.threads[i]);
        for (std::size_t i = 0; i < m_uses.size(); ++i) {
            if (!m_uses[i].senders.empty() || !m_uses[i].receivers.empty()) {
                results.objects[i].recentSenderBlocked = recentShare(m_uses[i].senders);
                results.objects[i].recentReceiverBlocked = recentShare(m_uses[i].receivers);
                results.objects[i].senderBlockedNs = m_objects[i].senders.ns;
                results.objects[i].senderSplit = m_objects[i].senders.split;
                results.objects[i].receiverBlockedNs = m_objects[i].receivers.ns;
                results.objects[i].receiverSplit = m_objects[i].receivers.split;
            }
        }
    }

private:
    // All uses that one thread makes of one object.
    struct Wait
    {
        std::uint32_t object = kNoObject;
        std::uint64_t count = 0;
        std::int64_t ns = 0;
        WaitSplit split;
        std::int64_t seriesNs = 0;  // already in the series
        RateSeries share;
    };
    // Of one side of a channel.
    struct SideWaits
    {
        std::int64_t ns = 0;
        WaitSplit split;
    };
    struct Object
    {
        SideWaits senders;
        SideWaits receivers;
    };
    struct Thread
    {
        Life life;
        std::int64_t cpuNs = 0;
        std::int64_t runQueueNs = 0;
        std::vector<Wait> waits;
    };

    static SideWaits sumOf(const Sample &sample, const std::vector<std::uint32_t> &uses)
    {
        SideWaits sum;
        for (const std::uint32_t index : uses) {
            const UseSample &use = useOf(sample, index);
            sum.ns += use.waitNs;
            sum.split.splitNs += use.splitNs;
            sum.split.wakeNs += use.wakeNs;
        }
        return sum;
    }

    Wait *findWait(const RunModel::Use &use)
    {
        for (Wait &wait : m_threads[use.thread].waits) {
            if (wait.object == use.object)
                return &wait;
        }
        return nullptr;
    }

    void readThread(const ThreadSample &sample, std::int64_t nowNs, Thread &thread)
    {
        thread.life = lifeOf(sample, nowNs);
        thread.cpuNs = sample.cpuNs;
        thread.runQueueNs = sample.runQueueNs;
        const std::int64_t fromNs = std::max(m_timeNs, thread.life.beginNs);
        for (Wait &wait : thread.waits) {
            wait.share.reach(nowNs);
            if (thread.life.endNs <= fromNs)
                continue;
            // A reading torn by a wait that ended in between may step back; the next one makes up for it.
            const std::int64_t grown = std::max<std::int64_t>(wait.ns - wait.seriesNs, 0);
            wait.share.add(fromNs, thread.life.endNs, static_cast<double>(grown));
            wait.seriesNs += grown;
        }
    }

    static void reportThread(const Thread &thread, ThreadResults &results)
    {
        const std::int64_t life = thread.life.endNs - thread.life.beginNs;
        std::int64_t blockedNs = 0;
        results.blocked.clear();
        for (const Wait &wait : thread.waits) {
            blockedNs += wait.ns;
            if (wait.count > 0 || wait.ns > 0)
                results.blocked.push_back({wait.object, wait.count, wait.ns, wait.share.share(), wait.split});
        }
        std::stable_sort(results.blocked.begin(), results.blocked.end(),
                         [](const BlockedOn &a, const BlockedOn &b) { return a.ns > b.ns; });
        // Going to sleep and waking up cost processor and run-queue time inside the recorded waits; only what lies
        // outside of them counts as running or runnable, so that the three never exceed the thread's life.
        results.blockedShare = std::min(1.0, shareOf(blockedNs, life));
        results.runningShare = std::min(shareOf(thread.cpuNs, life), 1.0 - results.blockedShare);
        const double left = std::max(0.0, 1.0 - results.runningShare - results.blockedShare);
        results.runnableShare = std::min(shareOf(thread.runQueueNs, life), left);
    }

    double recentShare(const std::vector<std::uint32_t> &uses) const
    {
        const std::vector<double> &before = m_recent.before().values;
        const std::vector<double> &now = m_recent.now().values;
        double waitedNs = 0;
        double livedNs = 0;
        for (const std::uint32_t use : uses) {
            const std::size_t thread = m_model.uses.size() + m_model.uses[use].thread;
            waitedNs += std::max(0.0, now[use] - before[use]);
            livedNs += now[thread] - before[thread];
        }
        return livedNs > 0 ? std::min(1.0, waitedNs / livedNs) : 0;
    }

    const RunModel &m_model;
    const std::vector<ObjectUses> m_uses;
    std::vector<Thread> m_threads;
    std::vector<Object> m_objects;
    std::vector<Wait *> m_waitOfUse;  // null for uses of unknown threads
    RecentWindow m_recent;            // of each use its waits, then of each thread its life, in nanoseconds
    std::int64_t m_timeNs = 0;
};

}  // namespace

std::unique_ptr<Analysis> createBlocking(const RunModel &model)
{
    return std::make_unique<Blocking>(model);
}

}  // namespace ws
