// The wait-for graph as a picture needs it: threads, what they wait for, who holds that.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/deadlock.h"
#include "analysis/wait_facts.h"

namespace ws {

struct WaitGraph
{
    struct Node
    {
        bool isThread = true;
        std::uint32_t index = 0;  // of the thread or of the object
        bool inDeadlock = false;
        bool onRing = false;  // of the deadlock, or of one that is to come
    };
    enum class EdgeKind { WaitsFor, HeldBy, CouldBeEndedBy };
    struct Edge
    {
        std::uint32_t from = 0;  // index into nodes
        std::uint32_t to = 0;
        EdgeKind kind = EdgeKind::WaitsFor;
        WaitKind wait = WaitKind::None;
        bool inDeadlock = false;
    };
    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

// All threads that wait, what they wait for, and its holders or possible wakers. With a deadlock its members
// come first, in their order, each followed by what it waits for. A thread that joins another points at that
// thread itself; a lock points at its owner even where that one has ended; a channel at those who have not
// ended and could end this kind of wait (`wait` says which: takers for Space, putters for Message). No edge
// stands twice.
WaitGraph waitGraph(const WaitFacts &facts, const std::optional<Deadlock> &deadlock);

}  // namespace ws
