// What each pixel column of a lane shows: the shares of its time. Free functions, no display.
//
// A wait that is shorter than a pixel keeps a share above 0, so it stays visible at every zoom.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/results.h"

namespace ws {

struct LaneBin
{
    float waiting = 0;
    float runnable = 0;
    float running = 0;
    float none = 1;  // not started, asleep, ended, or not recorded
};

// [fromNs, toNs) in `columns` equal parts; what lies behind `nowNs` is none.
std::vector<LaneBin> laneBins(const ThreadResults &thread, std::int64_t fromNs, std::int64_t toNs,
                              std::int64_t nowNs, int columns);

inline constexpr std::int64_t kUsualLaneNs = 200'000'000;

struct LaneRange
{
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;
};

// What the lanes show by themselves: the last `lengthNs` of a run; 0 for all of it. Around a deadlock: from 60 ms
// before the last member stopped to a little after the proof.
LaneRange laneRange(std::int64_t nowNs, std::int64_t lengthNs);
LaneRange deadlockRange(std::int64_t lastBlockedNs, std::int64_t provenNs);

// Round steps for an axis of a length: 1, 2 or 5 times a power of ten, at most `most` of them.
std::int64_t tickStep(std::int64_t lengthNs, int most);

}  // namespace ws
