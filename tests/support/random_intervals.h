// Intervals as a lane may have them, and tracks of such.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "analysis/track_writer.h"

namespace ws::test {

// Ascending, of 0 to 99 ns each with gaps of 0 to 49 ns; a quarter sleeps, the others wait for one of three locks.
inline std::vector<Interval> randomIntervals(std::mt19937 &random, std::size_t count)
{
    std::vector<Interval> all;
    std::int64_t timeNs = 0;
    for (std::size_t i = 0; i < count; ++i) {
        timeNs += static_cast<std::int64_t>(random() % 50);
        const auto length = static_cast<std::int64_t>(random() % 100);
        const bool sleeps = random() % 4 == 0;
        all.push_back({timeNs, timeNs + length, sleeps ? ThreadState::Sleeping : ThreadState::Waiting,
                       sleeps ? WaitKind::None : WaitKind::Lock, static_cast<std::uint32_t>(random() % 3)});
        timeNs += length;
    }
    return all;
}

inline Track trackOf(const std::vector<Interval> &intervals)
{
    TrackWriter writer;
    for (const Interval &interval : intervals)
        writer.push(interval);
    return writer.view();
}

}  // namespace ws::test
