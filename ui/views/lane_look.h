// What the lanes show of a run: a value that the window changes and a figure leaves as it is.
#pragma once

#include <cstdint>
#include <optional>

#include "analysis/interval.h"
#include "analysis/wait_statistics.h"
#include "ui/views/lane_range.h"

namespace ws {

struct LaneLook
{
    struct Wait
    {
        std::uint32_t thread = 0;
        Interval interval;
    };

    // Nothing: the newest stretch of `lengthNs`, moving with the run; without a length the usual one, in a deadlock the
    // time around it.
    std::optional<LaneRange> range;
    std::optional<std::int64_t> lengthNs;  // 0: the whole run
    std::optional<int> firstRow;
    LaneFilter filter;
    std::optional<std::int64_t> cursorA;  // the moment that all pictures show
    std::optional<std::int64_t> cursorB;
    std::optional<Wait> chosen;

    // Between the cursors, in order; nothing without both.
    std::optional<LaneRange> selection() const
    {
        if (!cursorA || !cursorB || *cursorA == *cursorB)
            return std::nullopt;
        return *cursorA < *cursorB ? LaneRange{*cursorA, *cursorB} : LaneRange{*cursorB, *cursorA};
    }
};

// The stretch that a look shows of a run of that length.
struct LaneRun
{
    std::int64_t nowNs = 0;
    bool over = false;
    std::optional<LaneRange> deadlock;
};
inline LaneRange shownRange(const LaneLook &look, const LaneRun &run)
{
    if (look.range)
        return *look.range;
    const LaneRange range = !look.lengthNs && run.deadlock
                                ? *run.deadlock
                                : laneRange(run.nowNs, look.lengthNs.value_or(kUsualLaneNs));
    // A run that is over will not grow into the time that it left empty.
    return run.over && run.nowNs > range.fromNs && run.nowNs < range.toNs ? LaneRange{range.fromNs, run.nowNs}
                                                                          : range;
}

}  // namespace ws
