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

WaitGraph ringOf(const WaitGraph &graph)
{
    WaitGraph ring;
    std::vector<std::uint32_t> places(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        places[i] = static_cast<std::uint32_t>(ring.nodes.size());
        if (graph.nodes[i].onRing)
            ring.nodes.push_back({graph.nodes[i].isThread, graph.nodes[i].index, true, true});
    }
    for (WaitGraph::Edge edge : graph.edges) {
        if (!graph.nodes[edge.from].onRing || !graph.nodes[edge.to].onRing)
            continue;
        edge.from = places[edge.from];
        edge.to = places[edge.to];
        edge.inDeadlock = true;
        ring.edges.push_back(edge);
    }
    return ring;
}

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
        frame.graph = ringOf(waitGraphAt(timeline, model, frame.timeNs, deadlock));
    return frames;
}

}  // namespace ws
