#include "analysis/wait_graph.h"

#include <algorithm>
#include <map>

namespace ws {

namespace {

class Builder
{
public:
    Builder(const WaitFacts &facts, const std::optional<Deadlock> &deadlock)
        : m_facts(facts), m_deadlock(deadlock)
    {
    }

    WaitGraph build()
    {
        if (m_deadlock) {
            for (const DeadlockMember &member : m_deadlock->members)
                addMember(member);
        }
        for (std::uint32_t i = 0; i < m_facts.threads.size(); ++i) {
            const WaitFacts::Thread &thread = m_facts.threads[i];
            if (thread.waiting && !thread.ended && !thread.notStarted)
                addWait(i, thread);
        }
        return std::move(m_graph);
    }

private:
    bool isThreadObject(std::uint32_t object) const
    {
        return object < m_facts.objects.size() &&
               m_facts.objects[object].joinedThread < m_facts.threads.size();
    }

    std::uint32_t node(bool isThread, std::uint32_t index, bool inDeadlock = false)
    {
        const auto [at, isNew] =
            m_nodes.try_emplace({isThread, index}, static_cast<std::uint32_t>(m_graph.nodes.size()));
        if (isNew)
            m_graph.nodes.push_back({isThread, index, inDeadlock, inDeadlock});
        return at->second;
    }

    void addMember(const DeadlockMember &member)
    {
        node(true, member.thread, true);
        addMembersObject(member.waitsFor);
        for (const std::uint32_t object : member.alsoWaitsFor)
            addMembersObject(object);
    }

    void addMembersObject(std::uint32_t object)
    {
        if (object < m_facts.objects.size() && !isThreadObject(object))
            node(false, object, true);
    }

    void addEdge(std::uint32_t from, std::uint32_t to, WaitGraph::EdgeKind kind, WaitKind wait)
    {
        // A member's object is waited for by others too; only its way on to a member belongs to the deadlock.
        const bool inDeadlock = m_graph.nodes[from].inDeadlock && m_graph.nodes[to].inDeadlock;
        const bool known =
            std::any_of(m_graph.edges.begin(), m_graph.edges.end(), [&](const WaitGraph::Edge &edge) {
                return edge.from == from && edge.to == to && edge.kind == kind && edge.wait == wait;
            });
        if (!known)
            m_graph.edges.push_back({from, to, kind, wait, inDeadlock});
    }

    void addWait(std::uint32_t index, const WaitFacts::Thread &thread)
    {
        const std::uint32_t waiter = node(true, index);
        for (const WaitFacts::Way &way : thread.ways)
            addWay(waiter, way);
    }

    void addWay(std::uint32_t waiter, const WaitFacts::Way &way)
    {
        if (way.object >= m_facts.objects.size())
            return;
        if (isThreadObject(way.object)) {
            addEdge(waiter, node(true, m_facts.objects[way.object].joinedThread),
                    WaitGraph::EdgeKind::WaitsFor, way.kind);
            return;
        }
        const std::uint32_t target = node(false, way.object);
        addEdge(waiter, target, WaitGraph::EdgeKind::WaitsFor, way.kind);
        for (const std::uint32_t releaser : way.releasers) {
            const bool known = releaser < m_facts.threads.size();
            if (way.exact && known && m_facts.holds(way.object, releaser))
                addEdge(target, node(true, releaser), WaitGraph::EdgeKind::HeldBy, way.kind);
            else if (known && !m_facts.threads[releaser].ended)
                addEdge(target, node(true, releaser), WaitGraph::EdgeKind::CouldBeEndedBy, way.kind);
        }
    }

    const WaitFacts &m_facts;
    const std::optional<Deadlock> &m_deadlock;
    WaitGraph m_graph;
    std::map<std::pair<bool, std::uint32_t>, std::uint32_t> m_nodes;
};

}  // namespace

WaitGraph waitGraph(const WaitFacts &facts, const std::optional<Deadlock> &deadlock)
{
    return Builder(facts, deadlock).build();
}

}  // namespace ws
