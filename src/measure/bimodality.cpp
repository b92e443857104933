#include "measure/bimodality.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ws {

namespace {

constexpr double kLeastValues = 20;
constexpr double kMostBetween = 0.1;  // of the smaller cluster

double medianOf(std::span<const double> sorted)
{
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// How many values lie below `limit`; those of a bin are spread evenly.
double countBelow(std::span<const HistogramBin> bins, double limit)
{
    double count = 0;
    for (const HistogramBin &bin : bins) {
        const auto from = static_cast<double>(bin.fromNs);
        const auto to = static_cast<double>(bin.toNs);
        if (limit >= to)
            count += static_cast<double>(bin.count);
        else if (limit > from)
            count += static_cast<double>(bin.count) * (limit - from) / (to - from);
    }
    return count;
}

// The middle of the bin that holds the value of this rank.
double valueAt(std::span<const HistogramBin> bins, double rank)
{
    double seen = 0;
    for (const HistogramBin &bin : bins) {
        seen += static_cast<double>(bin.count);
        if (seen >= rank)
            return static_cast<double>(bin.fromNs + bin.toNs) / 2;
    }
    return bins.empty() ? 0 : static_cast<double>(bins.back().toNs);
}

}  // namespace

std::optional<TwoModes> modesOf(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const double least = std::max(1.0, std::ceil(kLeastShareOfMode * static_cast<double>(sorted.size())));
    std::optional<TwoModes> widest;
    double widestGap = kModesApart;
    for (std::size_t low = 1; low < sorted.size(); ++low) {
        const std::size_t high = sorted.size() - low;
        if (static_cast<double>(std::min(low, high)) < least || sorted[low - 1] <= 0)
            continue;
        const double gap = sorted[low] / sorted[low - 1];
        if (gap <= widestGap)
            continue;
        widestGap = gap;
        const std::span all(sorted);
        widest = TwoModes{medianOf(all.first(low)), medianOf(all.subspan(low))};
    }
    return widest;
}

std::optional<TwoModes> modesOf(std::span<const HistogramBin> bins)
{
    if (bins.empty())
        return std::nullopt;
    const double total = countBelow(bins, static_cast<double>(bins.back().toNs));
    if (total < kLeastValues)
        return std::nullopt;
    std::optional<TwoModes> best;
    double emptiest = kMostBetween;
    for (const HistogramBin &bin : bins) {
        // The octave that begins where this bin ends.
        const auto from = static_cast<double>(bin.toNs);
        const double low = countBelow(bins, from);
        const double between = countBelow(bins, from * kModesApart) - low;
        const double high = total - low - between;
        const double smaller = std::min(low, high);
        if (from <= 0 || smaller < kLeastShareOfMode * total || between / smaller >= emptiest)
            continue;
        emptiest = between / smaller;
        best = TwoModes{valueAt(bins, low / 2), valueAt(bins, total - high / 2)};
    }
    return best;
}

}  // namespace ws
