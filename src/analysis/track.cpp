#include "analysis/track.h"

#include <algorithm>

namespace ws {

void TrackCoarse::Cell::merge(Cell &&other)
{
    sums.waitNs += other.sums.waitNs;
    sums.sleepNs += other.sums.sleepNs;
    sums.heldNs += other.sums.heldNs;
    longestNs = std::max(longestNs, other.longestNs);
    waits += other.waits;
}

namespace {

TrackSums coarseUntil(const TrackCoarse &coarse, std::int64_t timeNs)
{
    TrackSums sums;
    for (std::size_t i = 0; i < coarse.cells.size(); ++i) {
        const std::int64_t into = timeNs - static_cast<std::int64_t>(i) * coarse.stepNs;
        if (into <= 0)
            break;
        const double share = std::min(1.0, static_cast<double>(into) / static_cast<double>(coarse.stepNs));
        const TrackSums &cell = coarse.cells[i].sums;
        const auto part = [share](std::int64_t ns) {
            return static_cast<std::int64_t>(share * static_cast<double>(ns));
        };
        sums.waitNs += part(cell.waitNs);
        sums.sleepNs += part(cell.sleepNs);
        sums.heldNs += part(cell.heldNs);
    }
    return sums;
}

}  // namespace

Interval Track::at(std::size_t index) const
{
    return index < m_count ? packedAt(index).unpacked() : *m_open;
}

std::size_t Track::firstEndingAfter(std::int64_t timeNs) const
{
    std::size_t low = 0;
    std::size_t high = m_count;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (packedAt(middle).endNs() > timeNs)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

std::size_t Track::firstBeginningAt(std::int64_t timeNs) const
{
    std::size_t low = 0;
    std::size_t high = m_count;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (packedAt(middle).beginNs() >= timeNs)
            high = middle;
        else
            low = middle + 1;
    }
    return low == m_count && m_open && m_open->beginNs < timeNs ? m_count + 1 : low;
}

std::optional<Interval> Track::covering(std::int64_t timeNs) const
{
    const std::size_t index = firstEndingAfter(timeNs);
    if (index >= size())
        return std::nullopt;
    const Interval found = at(index);
    return found.beginNs <= timeNs ? std::optional(found) : std::nullopt;
}

TrackSums Track::sumsUntil(std::int64_t timeNs, std::size_t &hint) const
{
    if (m_coarse && timeNs < m_fromNs)
        return coarseUntil(*m_coarse, timeNs);
    if (m_count == 0)
        return {};
    // The block with the last interval that begins before the moment. Looked for in growing steps from the one of the
    // call before: each look at a far one is a cache miss.
    const std::size_t blocks = (m_count - 1) / kBlockIntervals + 1;
    const auto beginsBefore = [&](std::size_t block) {
        return blockOf(block * kBlockIntervals).beginNs < timeNs;
    };
    std::size_t block = hint < blocks && beginsBefore(hint) ? hint : 0;
    std::size_t step = 1;
    while (block + step < blocks && beginsBefore(block + step)) {
        block += step;
        step *= 2;
    }
    for (std::size_t high = std::min(block + step, blocks); high - block > 1;) {
        const std::size_t middle = block + (high - block) / 2;
        (beginsBefore(middle) ? block : high) = middle;
    }
    hint = block;
    TrackSums sums = blockOf(block * kBlockIntervals).before;
    const std::size_t end = std::min((block + 1) * kBlockIntervals, m_count);
    for (std::size_t i = block * kBlockIntervals; i < end; ++i) {
        const PackedInterval &interval = packedAt(i);
        const std::int64_t length = std::min(interval.lengthNs(), timeNs - interval.beginNs());
        if (length < 0)
            break;
        sums.add(interval.state(), length);
    }
    return sums;
}

}  // namespace ws
