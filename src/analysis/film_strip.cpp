#include "analysis/film_strip.h"

#include <algorithm>

#include "analysis/moment.h"

namespace ws {

namespace {

bool contains(const std::vector<std::uint32_t> &all, std::uint32_t one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

const DeadlockMember *memberOf(const Deadlock &deadlock, std::uint32_t thread)
{
    for (const DeadlockMember &member : deadlock.members) {
        if (member.thread == thread)
            return &member;
    }
    return nullptr;
}

// The nodes and edges of the deadlock, with the holds of its locks also where nobody waits for them yet.
class Frame
{
public:
    Frame(const Timeline &timeline, const Deadlock &deadlock, std::int64_t timeNs)
        : m_timeline(timeline), m_deadlock(deadlock), m_timeNs(timeNs)
    {
    }

    WaitGraph build(const WaitGraph &whole)
    {
        for (const WaitGraph::Edge &edge : whole.edges) {
            if (isOurs(whole.nodes[edge.from]) && isOurs(whole.nodes[edge.to]))
                add(whole.nodes[edge.from], whole.nodes[edge.to], edge);
        }
        for (const Timeline::Hold &hold : m_timeline.holds) {
            const WaitGraph::Node object{false, hold.object, true};
            const WaitGraph::Node thread{true, hold.thread, true};
            if (isOurs(object) && isOurs(thread) && hold.track.covering(m_timeNs))
                add(object, thread, {0, 0, WaitGraph::EdgeKind::HeldBy, WaitKind::Lock, true});
        }
        return std::move(m_graph);
    }

private:
    bool isOurs(const WaitGraph::Node &node) const
    {
        if (node.isThread)
            return memberOf(m_deadlock, node.index) != nullptr;
        return std::any_of(
            m_deadlock.members.begin(), m_deadlock.members.end(), [&](const DeadlockMember &member) {
                return member.waitsFor == node.index || contains(member.alsoWaitsFor, node.index);
            });
    }

    std::uint32_t place(const WaitGraph::Node &node)
    {
        for (std::uint32_t i = 0; i < m_graph.nodes.size(); ++i) {
            if (m_graph.nodes[i].isThread == node.isThread && m_graph.nodes[i].index == node.index)
                return i;
        }
        m_graph.nodes.push_back({node.isThread, node.index, true, true});
        return static_cast<std::uint32_t>(m_graph.nodes.size() - 1);
    }

    void add(const WaitGraph::Node &from, const WaitGraph::Node &to, WaitGraph::Edge edge)
    {
        edge.from = place(from);
        edge.to = place(to);
        edge.inDeadlock = true;
        const bool known =
            std::any_of(m_graph.edges.begin(), m_graph.edges.end(), [&](const WaitGraph::Edge &one) {
                return one.from == edge.from && one.to == edge.to && one.kind == edge.kind;
            });
        if (!known)
            m_graph.edges.push_back(edge);
    }

    const Timeline &m_timeline;
    const Deadlock &m_deadlock;
    const std::int64_t m_timeNs;
    WaitGraph m_graph;
};

}  // namespace

std::vector<FilmFrame> filmStrip(const Timeline &timeline, const RunModel &model, const Deadlock &deadlock,
                                 std::size_t most)
{
    std::vector<FilmFrame> frames;
    for (const DeadlockMember &member : deadlock.members)
        frames.push_back({member.sinceNs, member.thread, member.waitsFor, member.kind, {}});
    for (const Timeline::Hold &hold : timeline.holds) {
        const DeadlockMember *member = memberOf(deadlock, hold.thread);
        const auto held = member ? hold.track.covering(deadlock.lastBlockedNs) : std::nullopt;
        if (held && contains(member->holds, hold.object))
            frames.push_back({held->beginNs, hold.thread, hold.object, WaitKind::None, {}});
    }
    std::stable_sort(frames.begin(), frames.end(),
                     [](const FilmFrame &a, const FilmFrame &b) { return a.timeNs < b.timeNs; });
    if (frames.size() > most)
        frames.erase(frames.begin(), frames.end() - static_cast<std::ptrdiff_t>(most));
    for (FilmFrame &frame : frames)
        frame.graph = Frame(timeline, deadlock, frame.timeNs)
                          .build(waitGraphAt(timeline, model, frame.timeNs, deadlock));
    return frames;
}

}  // namespace ws
