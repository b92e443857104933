#include "analysis/track.h"

#include <algorithm>

namespace ws {

void TrackCoarse::Cell::merge(Cell &&other)
{
    waitNs += other.waitNs;
    sleepNs += other.sleepNs;
    longestNs = std::max(longestNs, other.longestNs);
    waits += other.waits;
}

namespace {

bool isRest(ThreadState state)
{
    return state == ThreadState::Sleeping || state == ThreadState::Paused;
}

Track::Sums coarseUntil(const TrackCoarse &coarse, std::int64_t timeNs)
{
    Track::Sums sums;
    for (std::size_t i = 0; i < coarse.cells.size(); ++i) {
        const std::int64_t into = timeNs - static_cast<std::int64_t>(i) * coarse.stepNs;
        if (into <= 0)
            break;
        const double share = std::min(1.0, static_cast<double>(into) / static_cast<double>(coarse.stepNs));
        sums.waitNs += static_cast<std::int64_t>(share * static_cast<double>(coarse.cells[i].waitNs));
        sums.sleepNs += static_cast<std::int64_t>(share * static_cast<double>(coarse.cells[i].sleepNs));
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

Track::Sums Track::sumsUntil(std::int64_t timeNs, std::size_t &hint) const
{
    if (m_coarse && timeNs < m_fromNs)
        return coarseUntil(*m_coarse, timeNs);
    if (m_count == 0)
        return {};
    // The block with the last interval that begins before the moment: the one of the call before, the one after it, or
    // found by halving.
    const std::size_t blocks = (m_count - 1) / kBlockIntervals + 1;
    const auto beginOf = [&](std::size_t block) { return packedAt(block * kBlockIntervals).beginNs(); };
    std::size_t block = hint;
    if (block >= blocks || beginOf(block) >= timeNs)
        block = 0;
    if (block + 1 < blocks && beginOf(block + 1) < timeNs) {
        ++block;
        if (block + 1 < blocks && beginOf(block + 1) < timeNs) {
            std::size_t high = blocks;
            while (high - block > 1) {
                const std::size_t middle = block + (high - block) / 2;
                (beginOf(middle) < timeNs ? block : high) = middle;
            }
        }
    }
    hint = block;
    const TrackChunk::Block &known = blockOf(block * kBlockIntervals);
    Sums sums{known.waitNsBefore, known.sleepNsBefore};
    const std::size_t end = std::min((block + 1) * kBlockIntervals, m_count);
    for (std::size_t i = block * kBlockIntervals; i < end; ++i) {
        const PackedInterval &interval = packedAt(i);
        const std::int64_t length = std::min(interval.lengthNs(), timeNs - interval.beginNs());
        if (length < 0)
            break;
        if (interval.state() == ThreadState::Waiting)
            sums.waitNs += length;
        else if (isRest(interval.state()))
            sums.sleepNs += length;
    }
    return sums;
}

}  // namespace ws
