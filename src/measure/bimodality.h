// Two ways of running in one result: a median of both would describe neither.
//
// Bimodal is what falls into two clusters separated by more than a factor of two, each with at least a tenth of the
// values. In a histogram the clusters are separated when the octave between them holds less than a tenth of the smaller
// one; a long tail alone is not a second cluster.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <span>

#include "analysis/results.h"

namespace ws {

// Lower and upper cluster, each by its median.
struct TwoModes
{
    double low = 0;
    double high = 0;

    bool operator==(const TwoModes &) const = default;
};

inline constexpr double kModesApart = 2.0;
inline constexpr double kLeastShareOfMode = 0.1;

// Values of repeats, all above 0; fewer than two are never bimodal.
std::optional<TwoModes> modesOf(std::span<const double> values);
// Bins ascend and do not overlap. Fewer than 20 values are never bimodal.
std::optional<TwoModes> modesOf(std::span<const HistogramBin> bins);

}  // namespace ws
