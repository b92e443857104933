// The stretch of time that lanes show, and how to move about in it. Free functions, no display.
#pragma once

#include <QString>
#include <cstdint>

namespace ws {

struct LaneRange
{
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;

    std::int64_t lengthNs() const { return toNs - fromNs; }
    bool operator==(const LaneRange &) const = default;
};

inline constexpr std::int64_t kUsualLaneNs = 200'000'000;
inline constexpr std::int64_t kShortestLaneNs = 1'000;

// What the lanes show by themselves: the last `lengthNs` of a run; 0 for all of it. Around a deadlock: from 60 ms
// before the last member stopped to a little after the proof.
LaneRange laneRange(std::int64_t nowNs, std::int64_t lengthNs);
LaneRange deadlockRange(std::int64_t lastBlockedNs, std::int64_t provenNs);

// The moment at `x` of a strip, and back; not bound to the strip's ends.
std::int64_t timeAt(const LaneRange &range, double x, double left, double width);
double xOf(const LaneRange &range, std::int64_t timeNs, double left, double width);

// Longer by `factor` (shorter below 1), the moment `atNs` staying where it is; within [0, nowNs] and not shorter than
// kShortestLaneNs.
LaneRange zoomed(const LaneRange &range, std::int64_t atNs, double factor, std::int64_t nowNs);
// Moved, with its length, as far as [0, nowNs] allows.
LaneRange panned(const LaneRange &range, std::int64_t byNs, std::int64_t nowNs);
// Moved so that the moment is in it, with a tenth of its length beside it where there is room.
LaneRange showing(const LaneRange &range, std::int64_t timeNs, std::int64_t nowNs);

// Round steps for an axis of a length: 1, 2 or 5 times a power of ten, at most `most` of them.
std::int64_t tickStep(std::int64_t lengthNs, int most);
// "1.7234 s", with as many digits as the step needs; ms where all of the axis lies below 100 ms.
QString tickText(std::int64_t timeNs, std::int64_t stepNs, const LaneRange &range);

}  // namespace ws
