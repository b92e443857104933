#include "ui/views/lane_range.h"

#include <algorithm>
#include <cmath>

namespace ws {
namespace {

constexpr std::int64_t kBeforeTheDeadlockNs = 60'000'000;
constexpr std::int64_t kAfterTheDeadlockNs = 20'000'000;
constexpr std::int64_t kMillisecondsUntilNs = 100'000'000;

LaneRange within(std::int64_t fromNs, std::int64_t lengthNs, std::int64_t nowNs)
{
    const std::int64_t length = std::clamp(lengthNs, kShortestLaneNs, std::max(nowNs, kShortestLaneNs));
    const std::int64_t from = std::clamp<std::int64_t>(fromNs, 0, std::max<std::int64_t>(nowNs - length, 0));
    return {from, from + length};
}

}  // namespace

LaneRange laneRange(std::int64_t nowNs, std::int64_t lengthNs)
{
    const std::int64_t now = std::max<std::int64_t>(nowNs, 1'000'000);
    if (lengthNs <= 0 || lengthNs >= now)
        return {0, lengthNs > now ? lengthNs : now};
    return {now - lengthNs, now};
}

LaneRange deadlockRange(std::int64_t lastBlockedNs, std::int64_t provenNs)
{
    const std::int64_t after = std::max(provenNs - lastBlockedNs, kAfterTheDeadlockNs);
    return {std::max<std::int64_t>(0, lastBlockedNs - kBeforeTheDeadlockNs), lastBlockedNs + after};
}

std::int64_t timeAt(const LaneRange &range, double x, double left, double width)
{
    const double share = width > 0 ? (x - left) / width : 0;
    return range.fromNs + std::llround(share * static_cast<double>(range.lengthNs()));
}

double xOf(const LaneRange &range, std::int64_t timeNs, double left, double width)
{
    const double length = static_cast<double>(std::max<std::int64_t>(range.lengthNs(), 1));
    return left + width * static_cast<double>(timeNs - range.fromNs) / length;
}

LaneRange zoomed(const LaneRange &range, std::int64_t atNs, double factor, std::int64_t nowNs)
{
    const double length = static_cast<double>(std::max<std::int64_t>(range.lengthNs(), 1));
    const double share = static_cast<double>(atNs - range.fromNs) / length;
    const double longest = static_cast<double>(std::max(nowNs, kShortestLaneNs));
    const double wanted =
        std::clamp(length * factor, static_cast<double>(kShortestLaneNs), std::max(longest, 1.0));
    return within(atNs - std::llround(share * wanted), std::llround(wanted), nowNs);
}

LaneRange panned(const LaneRange &range, std::int64_t byNs, std::int64_t nowNs)
{
    return within(range.fromNs + byNs, range.lengthNs(), nowNs);
}

LaneRange showing(const LaneRange &range, std::int64_t timeNs, std::int64_t nowNs)
{
    const std::int64_t margin = range.lengthNs() / 10;
    if (timeNs < range.fromNs + margin)
        return within(timeNs - margin, range.lengthNs(), nowNs);
    if (timeNs > range.toNs - margin)
        return within(timeNs + margin - range.lengthNs(), range.lengthNs(), nowNs);
    return range;
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

QString tickText(std::int64_t timeNs, std::int64_t stepNs, const LaneRange &range)
{
    const bool inMilliseconds = range.toNs <= kMillisecondsUntilNs;
    const double unit = inMilliseconds ? 1e6 : 1e9;
    int decimals = 0;
    for (double digit = unit; digit > static_cast<double>(stepNs) * 1.5; digit /= 10)
        ++decimals;
    return QString::number(static_cast<double>(timeNs) / unit, 'f', decimals) + QChar(0x202f) +
           QLatin1String(inMilliseconds ? "ms" : "s");
}

}  // namespace ws
