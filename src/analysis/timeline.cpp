#include "analysis/timeline.h"

#include <algorithm>

namespace ws {

namespace {

template <typename Visit>
void forEachTrack(const Timeline &timeline, const std::vector<std::uint32_t> &among, Visit visit)
{
    if (among.empty()) {
        for (const Track &track : timeline.threads)
            visit(track);
        return;
    }
    for (const std::uint32_t thread : among) {
        if (thread < timeline.threads.size())
            visit(timeline.threads[thread]);
    }
}

}  // namespace

std::vector<std::uint32_t> Timeline::holdersAt(std::uint32_t object, std::int64_t at) const
{
    std::vector<std::uint32_t> holders;
    for (const Hold &hold : holds) {
        if (hold.object == object && hold.track.covering(at))
            holders.push_back(hold.thread);
    }
    return holders;
}

std::optional<Interval> Timeline::wakeOf(std::uint32_t thread, const Interval &wait) const
{
    if (thread >= wakes.size() || wait.endNs < 0)
        return std::nullopt;
    const std::size_t index = wakes[thread].firstEndingAfter(wait.endNs - 1);
    if (index >= wakes[thread].endedCount())
        return std::nullopt;
    const Interval wake = wakes[thread].at(index);
    return wake.endNs == wait.endNs ? std::optional(wake) : std::nullopt;
}

std::optional<std::int64_t> Timeline::nextEvent(std::int64_t at,
                                                const std::vector<std::uint32_t> &among) const
{
    std::optional<std::int64_t> next;
    const auto offer = [&](std::int64_t event) {
        if (event > at && (!next || event < *next))
            next = event;
    };
    forEachTrack(*this, among, [&](const Track &track) {
        const std::size_t index = track.firstEndingAfter(at);
        if (index >= track.size())
            return;
        const Interval interval = track.at(index);
        offer(interval.beginNs);
        offer(interval.endNs);
    });
    return next;
}

std::optional<std::int64_t> Timeline::previousEvent(std::int64_t at,
                                                    const std::vector<std::uint32_t> &among) const
{
    std::optional<std::int64_t> previous;
    const auto offer = [&](std::int64_t event) {
        if (event >= 0 && event < at && (!previous || event > *previous))
            previous = event;
    };
    forEachTrack(*this, among, [&](const Track &track) {
        const std::size_t after = track.firstBeginningAt(at);
        if (after == 0)
            return;
        const Interval interval = track.at(after - 1);
        offer(interval.beginNs);
        offer(interval.endNs);
        if (after > 1)
            offer(track.at(after - 2).endNs);
    });
    return previous;
}

std::size_t Timeline::intervalCount() const
{
    std::size_t count = 0;
    for (const Track &track : threads)
        count += track.endedCount();
    return count;
}

}  // namespace ws
