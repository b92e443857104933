#include "analysis/wait_statistics.h"

#include <algorithm>

namespace ws {

bool LaneFilter::passesThread(std::uint32_t thread) const
{
    return threads.empty() || std::binary_search(threads.begin(), threads.end(), thread);
}

bool LaneFilter::passes(const Interval &interval, std::int64_t nowNs) const
{
    if (state && interval.state != *state)
        return false;
    if (!objects.empty() && !std::binary_search(objects.begin(), objects.end(), interval.object))
        return false;
    const std::int64_t length = (interval.endNs < 0 ? nowNs : interval.endNs) - interval.beginNs;
    return length >= leastNs && (mostNs == 0 || length <= mostNs);
}

namespace {

// Neighbours mostly wait for the same: looked up from the last one found.
struct CauseTable
{
    std::vector<WaitStatistics::Cause> all;
    std::size_t last = 0;

    WaitStatistics::Cause &of(const Interval &wait)
    {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::size_t at = (last + i) % all.size();
            if (all[at].object == wait.object && all[at].kind == wait.waitKind) {
                last = at;
                return all[at];
            }
        }
        last = all.size();
        all.push_back({wait.object, wait.waitKind, 0, 0, 0});
        return all.back();
    }
};

// The smallest value that at least `share` of all are not longer than.
std::int64_t quantile(std::vector<std::int64_t> &lengths, double share)
{
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(lengths.size()) + 0.999999);
    const std::size_t index = std::min(lengths.size() - 1, rank > 0 ? rank - 1 : 0);
    const auto at = lengths.begin() + static_cast<std::ptrdiff_t>(index);
    std::nth_element(lengths.begin(), at, lengths.end());
    return *at;
}

}  // namespace

WaitStatistics waitStatistics(const Timeline &timeline, std::int64_t fromNs, std::int64_t toNs,
                              const LaneFilter &filter)
{
    WaitStatistics statistics;
    std::vector<std::int64_t> lengths;
    CauseTable causes;
    const auto add = [&](const Interval &interval) {
        if (interval.state != ThreadState::Waiting || !filter.passes(interval, timeline.timeNs))
            return;
        const std::int64_t end = std::min(interval.endNs < 0 ? timeline.timeNs : interval.endNs, toNs);
        const std::int64_t ns = end - std::max(interval.beginNs, fromNs);
        if (ns < 0 || (ns == 0 && interval.endNs > interval.beginNs))
            return;
        lengths.push_back(ns);
        statistics.sumNs += ns;
        WaitStatistics::Cause &cause = causes.of(interval);
        ++cause.count;
        cause.ns += ns;
    };
    for (std::uint32_t i = 0; i < timeline.threads.size(); ++i) {
        if (!filter.passesThread(i))
            continue;
        const Track &track = timeline.threads[i];
        statistics.completeFromNs = std::max(statistics.completeFromNs, track.fromNs());
        const std::size_t from = track.firstEndingAfter(fromNs);
        const std::size_t to = std::min(track.firstBeginningAt(toNs), track.endedCount());
        track.forEach(std::min(from, to), to, filter.leastNs, 0, add);
        if (track.open() && track.open()->beginNs < toNs)
            add(*track.open());
    }
    statistics.count = lengths.size();
    if (lengths.empty())
        return statistics;
    statistics.meanNs = statistics.sumNs / static_cast<std::int64_t>(lengths.size());
    statistics.p50Ns = quantile(lengths, 0.5);
    statistics.p95Ns = quantile(lengths, 0.95);
    statistics.p99Ns = quantile(lengths, 0.99);
    statistics.maxNs = *std::max_element(lengths.begin(), lengths.end());
    statistics.causes = std::move(causes.all);
    for (WaitStatistics::Cause &cause : statistics.causes) {
        if (statistics.sumNs > 0)
            cause.share = static_cast<double>(cause.ns) / static_cast<double>(statistics.sumNs);
    }
    std::stable_sort(statistics.causes.begin(), statistics.causes.end(),
                     [](const auto &a, const auto &b) { return a.ns > b.ns; });
    return statistics;
}

}  // namespace ws
