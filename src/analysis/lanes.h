// What each thread did when: its waits, sleeps, beginning and end as recorded, and how it stands now.
//
// Memory: the newest kMostLaneIntervals of each thread, fewer where a run has very many threads
// (kMostIntervalsOfAll together, but at least 64 each). Lost events: a wait whose begin or end was lost is
// not drawn, since nobody knows how long it took; the loss itself is shown elsewhere. Also counts the events
// of unknown kinds, and how often each lock was acquired.
#pragma once

#include <cstddef>
#include <memory>

#include "analysis/analysis.h"

namespace ws {

inline constexpr std::size_t kMostLaneIntervals = 4096;
inline constexpr std::size_t kMostIntervalsOfAll = 65'536;

// `model` outlives the analysis.
std::unique_ptr<Analysis> createLanes(const RunModel &model);

}  // namespace ws
