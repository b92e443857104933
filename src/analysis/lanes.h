// What each thread did when, over the whole run: its waits, sleeps, beginning and end as recorded, its holds of locks
// and who ended its waits (both at level full), and how it stands now.
//
// Memory: at most kMostTimelineIntervals together; then the longest track drops its oldest quarter and keeps the sums.
// Lost events: a wait whose begin or end was lost is not drawn, since nobody knows how long it took; the loss itself is
// shown elsewhere. Also counts the events of unknown kinds, and how often each lock was acquired.
#pragma once

#include <cstddef>
#include <memory>

#include "analysis/analysis.h"

namespace ws {

inline constexpr std::size_t kMostTimelineIntervals = 12'000'000;

// `model` outlives the analysis.
std::unique_ptr<Analysis> createLanes(const RunModel &model);
// With another bound, for tests.
std::unique_ptr<Analysis> createLanes(const RunModel &model, std::size_t mostIntervals);

}  // namespace ws
