// What each pixel column of a lane shows: the shares of its time. Free functions, no display.
//
// A wait that is shorter than a pixel keeps a share above 0, so it stays visible at every zoom. The cost is that of the
// columns, not of the intervals behind them, unless a filter has to look at each.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/results.h"
#include "analysis/wait_statistics.h"
#include "ui/views/lane_range.h"

namespace ws {

struct LaneBin
{
    float waiting = 0;
    float runnable = 0;
    float running = 0;
    float none = 1;  // not started, asleep, ended, or not recorded
};

// [range.fromNs, range.toNs) in `columns` equal parts; what lies behind `nowNs` is none. With a filter that chooses
// intervals the waits are only those that pass it; what others waited is none.
std::vector<LaneBin> laneBins(const ThreadResults &thread, const Track &track, const LaneRange &range,
                              std::int64_t nowNs, int columns, const LaneFilter &filter = {});

// Of each hold of the timeline, in its order: how much of each column the lock was had, 0 to 1.
std::vector<std::vector<float>> heldBins(const Timeline &timeline, const LaneRange &range, int columns);

// The columns of a lock: shares of their time in which somebody had it and nobody waited, somebody had it and others
// waited, and somebody waited although nobody had it (a wake-up under way, or below level full nobody knows).
struct LockBin
{
    float held = 0;
    float wanted = 0;
    float waiting = 0;
};
// Of several locks at once, in their order: one look at each wait. A filter leaves out waits, not holds. `held`: by
// heldBins() of the same columns.
std::vector<std::vector<LockBin>> lockBins(const Timeline &timeline,
                                           const std::vector<std::uint32_t> &objects,
                                           const std::vector<std::vector<float>> &held,
                                           const LaneRange &range, int columns,
                                           const LaneFilter &filter = {});

}  // namespace ws
