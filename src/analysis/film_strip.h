// How a deadlock came about, step by step: who took what and who began to wait, each with the wait-for graph of that
// moment. Pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/deadlock.h"
#include "analysis/run_model.h"
#include "analysis/timeline.h"
#include "analysis/wait_graph.h"

namespace ws {

struct FilmFrame
{
    std::int64_t timeNs = 0;
    std::uint32_t thread = 0;          // that acted
    std::uint32_t object = kNoObject;  // that it took, or waits for
    WaitKind waits = WaitKind::None;   // None: it took the object
    WaitGraph graph;                   // of the deadlock's threads and objects alone
};

// Ascending; the newest `most` of them. What members took is known at level full only.
std::vector<FilmFrame> filmStrip(const Timeline &timeline, const RunModel &model, const Deadlock &deadlock,
                                 std::size_t most);

}  // namespace ws
