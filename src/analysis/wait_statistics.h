// How long the threads waited within a stretch of time, and for what. Pure functions over a timeline.
//
// A wait counts with its part within the stretch, so that the sum is exactly the time waited there. One that goes on is
// cut at the end of what is known. What is only kept as sums is not counted: `completeFromNs` says from where on all is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/timeline.h"

namespace ws {

// Which intervals are looked at. Empty lists: all.
struct LaneFilter
{
    std::vector<std::uint32_t> threads;  // ascending
    std::vector<std::uint32_t> objects;  // ascending
    std::optional<ThreadState> state;    // Waiting, Sleeping, ...
    std::int64_t leastNs = 0;            // shorter ones are left out, by their whole length
    std::int64_t mostNs = 0;             // longer ones too; 0: no bound

    bool passesThread(std::uint32_t thread) const;
    bool passes(const Interval &interval, std::int64_t nowNs) const;
    // Has a rule for intervals, not only for threads.
    bool choosesIntervals() const { return !objects.empty() || state || leastNs > 0 || mostNs > 0; }
    bool isEmpty() const { return threads.empty() && !choosesIntervals(); }

    bool operator==(const LaneFilter &) const = default;
};

struct WaitStatistics
{
    struct Cause
    {
        std::uint32_t object = kNoObject;
        WaitKind kind = WaitKind::None;
        std::uint64_t count = 0;
        std::int64_t ns = 0;
        double share = 0;  // of all waiting in the stretch
    };

    std::uint64_t count = 0;
    std::int64_t sumNs = 0;
    std::int64_t meanNs = 0;
    std::int64_t p50Ns = 0;  // exact: of the sorted lengths the one that so many are not longer than
    std::int64_t p95Ns = 0;
    std::int64_t p99Ns = 0;
    std::int64_t maxNs = 0;
    std::vector<Cause> causes;  // the longest first
    std::int64_t completeFromNs = 0;
};

// Waits in [fromNs, toNs) that pass the filter.
WaitStatistics waitStatistics(const Timeline &timeline, std::int64_t fromNs, std::int64_t toNs,
                              const LaneFilter &filter = {});

}  // namespace ws
