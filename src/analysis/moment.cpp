#include "analysis/moment.h"

#include <algorithm>
#include <map>

namespace ws {

namespace {

const DeadlockMember *memberOf(const std::optional<Deadlock> &deadlock, std::uint32_t thread)
{
    if (!deadlock)
        return nullptr;
    for (const DeadlockMember &member : deadlock->members) {
        if (member.thread == thread)
            return &member;
    }
    return nullptr;
}

class Builder
{
public:
    Builder(const Timeline &timeline, const RunModel &model, std::int64_t timeNs,
            const std::optional<Deadlock> &deadlock)
        : m_timeline(timeline), m_model(model), m_timeNs(timeNs), m_deadlock(deadlock)
    {
    }

    WaitGraph build()
    {
        if (m_deadlock) {
            for (const DeadlockMember &member : m_deadlock->members)
                addMember(member);
        }
        const auto threads =
            static_cast<std::uint32_t>(std::min(m_timeline.threads.size(), m_model.threads.size()));
        for (std::uint32_t i = 0; i < threads; ++i) {
            const auto wait = waitAt(i);
            if (!wait)
                continue;
            addWait(i, wait->object, wait->waitKind);
            // Of a wait for any of several, the event names the first.
            const DeadlockMember *member = hasStopped(i) ? memberOf(m_deadlock, i) : nullptr;
            for (const std::uint32_t object : member ? member->alsoWaitsFor : std::vector<std::uint32_t>())
                addWait(i, object, wait->waitKind);
        }
        for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
            if (m_graph.nodes[i].onRing && !m_graph.nodes[i].isThread)
                addHolds(i);
        }
        return std::move(m_graph);
    }

private:
    std::optional<Interval> waitAt(std::uint32_t thread) const
    {
        const auto interval = m_timeline.threads[thread].covering(m_timeNs);
        const bool waits =
            interval && interval->state == ThreadState::Waiting && interval->object < m_model.objects.size();
        return waits ? interval : std::nullopt;
    }

    bool hasStopped(std::uint32_t thread) const
    {
        const DeadlockMember *member = memberOf(m_deadlock, thread);
        return member && member->sinceNs <= m_timeNs;
    }

    bool hasEnded(std::uint32_t thread) const
    {
        const auto interval = m_timeline.threads[thread].covering(m_timeNs);
        return interval && interval->state == ThreadState::Ended;
    }

    std::uint32_t node(bool isThread, std::uint32_t index, bool inDeadlock = false, bool onRing = false)
    {
        const auto [at, isNew] =
            m_nodes.try_emplace({isThread, index}, static_cast<std::uint32_t>(m_graph.nodes.size()));
        if (isNew)
            m_graph.nodes.push_back({isThread, index, false, onRing});
        m_graph.nodes[at->second].inDeadlock |= inDeadlock;
        return at->second;
    }

    bool isThreadObject(std::uint32_t object) const
    {
        return m_model.objects[object].kind == ObjectKind::Thread;
    }

    void addMember(const DeadlockMember &member)
    {
        if (member.thread >= m_model.threads.size())
            return;
        const bool hasStopped = member.sinceNs <= m_timeNs;
        node(true, member.thread, hasStopped, true);
        std::vector<std::uint32_t> objects = member.alsoWaitsFor;
        objects.insert(objects.begin(), member.waitsFor);
        for (const std::uint32_t object : objects) {
            if (object < m_model.objects.size() && !isThreadObject(object))
                node(false, object, hasStopped, true);
        }
    }

    // Those who already have a lock of the ring, for which nobody may wait yet.
    void addHolds(std::uint32_t place)
    {
        for (const std::uint32_t holder : holders(m_graph.nodes[place].index)) {
            if (memberOf(m_deadlock, holder))
                addEdge(place, node(true, holder), WaitGraph::EdgeKind::HeldBy, WaitKind::Lock);
        }
    }

    void addEdge(std::uint32_t from, std::uint32_t to, WaitGraph::EdgeKind kind, WaitKind wait)
    {
        const bool inDeadlock = m_graph.nodes[from].inDeadlock && m_graph.nodes[to].inDeadlock;
        const bool known =
            std::any_of(m_graph.edges.begin(), m_graph.edges.end(), [&](const WaitGraph::Edge &edge) {
                return edge.from == from && edge.to == to && edge.kind == kind;
            });
        if (!known)
            m_graph.edges.push_back({from, to, kind, wait, inDeadlock});
    }

    void addWait(std::uint32_t thread, std::uint32_t object, WaitKind kind)
    {
        if (object >= m_model.objects.size())
            return;
        const std::uint32_t waiter = node(true, thread);
        if (isThreadObject(object)) {
            addEdge(waiter, node(true, object - m_model.objectOfThread(0)), WaitGraph::EdgeKind::WaitsFor,
                    kind);
            return;
        }
        const std::uint32_t target = node(false, object);
        addEdge(waiter, target, WaitGraph::EdgeKind::WaitsFor, kind);
        const bool ofOwners = kind == WaitKind::Lock || kind == WaitKind::Read || kind == WaitKind::Write;
        if (ofOwners) {
            for (const std::uint32_t holder : holders(object))
                addEdge(target, node(true, holder), WaitGraph::EdgeKind::HeldBy, kind);
            return;
        }
        for (const RunModel::Use &use : m_model.uses) {
            const bool could = kind == WaitKind::Space     ? use.kind == UseKind::Receives
                               : kind == WaitKind::Message ? use.kind == UseKind::Sends
                                                           : use.gives || use.kind == UseKind::Sends;
            if (use.object == object && could && use.thread != thread &&
                use.thread < m_timeline.threads.size() && !hasEnded(use.thread))
                addEdge(target, node(true, use.thread), WaitGraph::EdgeKind::CouldBeEndedBy, kind);
        }
    }

    std::vector<std::uint32_t> holders(std::uint32_t object) const
    {
        std::vector<std::uint32_t> found = m_timeline.holdersAt(object, m_timeNs);
        if (!m_deadlock)
            return found;
        for (const DeadlockMember &member : m_deadlock->members) {
            const bool holds =
                std::find(member.holds.begin(), member.holds.end(), object) != member.holds.end();
            if (holds && member.sinceNs <= m_timeNs &&
                std::find(found.begin(), found.end(), member.thread) == found.end())
                found.push_back(member.thread);
        }
        return found;
    }

    const Timeline &m_timeline;
    const RunModel &m_model;
    const std::int64_t m_timeNs;
    const std::optional<Deadlock> &m_deadlock;
    WaitGraph m_graph;
    std::map<std::pair<bool, std::uint32_t>, std::uint32_t> m_nodes;
};

}  // namespace

WaitGraph waitGraphAt(const Timeline &timeline, const RunModel &model, std::int64_t timeNs,
                      const std::optional<Deadlock> &deadlock)
{
    return Builder(timeline, model, timeNs, deadlock).build();
}

WaitStory waitStory(const Timeline &timeline, const RunModel &model, std::uint32_t thread,
                    const Interval &wait, const std::optional<Deadlock> &deadlock)
{
    WaitStory story;
    story.thread = thread;
    story.wait = wait;
    const std::int64_t endNs = wait.endNs < 0 ? timeline.timeNs : wait.endNs;
    story.lengthNs = std::max<std::int64_t>(endNs - wait.beginNs, 0);
    story.wake = timeline.wakeOf(thread, wait);
    const DeadlockMember *member = wait.endNs < 0 ? memberOf(deadlock, thread) : nullptr;
    story.isDeadlock = member != nullptr;
    if (wait.object >= model.objects.size())
        return story;
    for (const Timeline::Hold &hold : timeline.holds) {
        if (hold.object != wait.object || hold.thread == thread)
            continue;
        for (std::size_t i = hold.track.firstEndingAfter(wait.beginNs); i < hold.track.size(); ++i) {
            Interval held = hold.track.at(i);
            if (held.beginNs >= endNs)
                break;
            held.beginNs = std::max(held.beginNs, wait.beginNs);
            held.endNs = held.endNs < 0 ? endNs : std::min(held.endNs, endNs);
            held.object = hold.thread;
            story.holders.push_back(held);
            // Enough of one thread: the rest is counted, not listed.
            if (story.holders.size() > 4096)
                break;
        }
    }
    if (story.holders.empty() && member && deadlock) {
        for (const DeadlockMember &other : deadlock->members) {
            if (std::find(other.holds.begin(), other.holds.end(), wait.object) != other.holds.end())
                story.holders.push_back({std::max(other.sinceNs, wait.beginNs), endNs, ThreadState::Running,
                                         wait.waitKind, other.thread});
        }
    }
    std::sort(story.holders.begin(), story.holders.end(),
              [](const Interval &a, const Interval &b) { return a.beginNs < b.beginNs; });
    if (story.holders.size() > kMostStoryHolders) {
        story.moreHolders = story.holders.size() - kMostStoryHolders;
        // The last ones matter: one of them let this thread go on, or never did.
        story.holders.erase(story.holders.begin(),
                            story.holders.end() - static_cast<std::ptrdiff_t>(kMostStoryHolders));
    }
    return story;
}

}  // namespace ws
