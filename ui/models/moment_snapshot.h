// A run as it was at a moment of its timeline, for the pictures that show one moment: wiring and wait-for graph.
#pragma once

#include <cstdint>
#include <memory>

#include "session/snapshot.h"

namespace ws {

inline constexpr std::int64_t kMomentWindowNs =
    100'000'000;  // shares and rates are of the time before the moment

// States, shares, rates, depths and the wait-for graph as they were; what the run is about stays. Null stays null, and
// a run without a timeline as it is.
std::shared_ptr<const Snapshot> snapshotAt(const std::shared_ptr<const Snapshot> &snapshot,
                                           std::int64_t timeNs);

}  // namespace ws
