#include "ui/views/lane_bins.h"

#include <algorithm>
#include <cmath>

namespace ws {
namespace {

struct Accumulator
{
    std::vector<LaneBin> &bins;
    std::int64_t fromNs;
    double columnNs;

    // Adds the time [begin, end) to one share of every column that it touches.
    void add(std::int64_t begin, std::int64_t end, float LaneBin::*share)
    {
        const double columns = static_cast<double>(bins.size());
        const double first = std::clamp(static_cast<double>(begin - fromNs) / columnNs, 0.0, columns);
        const double last = std::clamp(static_cast<double>(end - fromNs) / columnNs, 0.0, columns);
        for (auto i = static_cast<std::size_t>(first); i < bins.size() && static_cast<double>(i) < last;
             ++i) {
            const double covered =
                std::min(last, static_cast<double>(i + 1)) - std::max(first, static_cast<double>(i));
            bins[i].*share += static_cast<float>(covered);
        }
    }
};

float seriesAt(const TimeSeries &series, std::int64_t timeNs)
{
    const std::int64_t step = timeNs / series.stepNs;
    if (timeNs < 0 || step >= static_cast<std::int64_t>(series.values.size()))
        return 0;
    const float value = series.values[static_cast<std::size_t>(step)];
    return std::isnan(value) ? 0 : value;
}

}  // namespace

std::vector<LaneBin> laneBins(const ThreadResults &thread, std::int64_t fromNs, std::int64_t toNs,
                              std::int64_t nowNs, int columns)
{
    std::vector<LaneBin> bins(static_cast<std::size_t>(std::max(columns, 0)));
    if (bins.empty() || toNs <= fromNs || thread.now.startNs < 0)
        return bins;
    Accumulator accumulator{bins, fromNs, static_cast<double>(toNs - fromNs) / columns};
    const std::int64_t endNs = thread.now.endNs < 0 ? nowNs : std::min(thread.now.endNs, nowNs);
    const std::int64_t beginNs = std::max(thread.now.startNs, thread.laneFromNs);
    // `running` first holds the whole known life; waits and the rest are taken off below.
    accumulator.add(beginNs, endNs, &LaneBin::running);
    auto interval =
        std::partition_point(thread.lane.begin(), thread.lane.end(), [&](const Interval &candidate) {
            return candidate.endNs >= 0 && candidate.endNs <= fromNs;
        });
    for (; interval != thread.lane.end() && interval->beginNs < toNs; ++interval) {
        const std::int64_t end = interval->endNs < 0 ? endNs : std::min(interval->endNs, endNs);
        const std::int64_t begin = std::max(interval->beginNs, beginNs);
        if (end <= begin)
            continue;
        if (interval->state == ThreadState::Waiting)
            accumulator.add(begin, end, &LaneBin::waiting);
        else if (interval->state == ThreadState::Sleeping || interval->state == ThreadState::Paused)
            accumulator.add(begin, end, &LaneBin::runnable);  // set aside: taken off the known time below
    }
    for (std::size_t i = 0; i < bins.size(); ++i) {
        LaneBin &bin = bins[i];
        const float known = std::max(0.0f, std::min(bin.running, 1.0f) - bin.runnable);
        bin.waiting = std::min(bin.waiting, known);
        const auto middle =
            fromNs + static_cast<std::int64_t>((static_cast<double>(i) + 0.5) * accumulator.columnNs);
        bin.runnable = std::clamp(seriesAt(thread.runnableSeries, middle), 0.0f, known - bin.waiting);
        bin.running = known - bin.waiting - bin.runnable;
        bin.none = 1 - known;
    }
    return bins;
}

LaneRange laneRange(std::int64_t nowNs, std::int64_t lengthNs)
{
    const std::int64_t now = std::max<std::int64_t>(nowNs, 1'000'000);
    if (lengthNs <= 0 || lengthNs >= now)
        return {0, lengthNs > now ? lengthNs : now};
    return {now - lengthNs, now};
}

LaneRange deadlockRange(std::int64_t lastBlockedNs, std::int64_t provenNs)
{
    const std::int64_t after = std::max<std::int64_t>(provenNs - lastBlockedNs, 20'000'000);
    return {std::max<std::int64_t>(0, lastBlockedNs - 60'000'000), lastBlockedNs + after};
}

std::int64_t tickStep(std::int64_t lengthNs, int most)
{
    std::int64_t step = 1;
    for (;;) {
        for (const std::int64_t factor : {1, 2, 5}) {
            if (lengthNs / (step * factor) <= most)
                return step * factor;
        }
        step *= 10;
    }
}

}  // namespace ws
