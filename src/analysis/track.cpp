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
    if (index >= m_count)
        return *m_open;
    const std::size_t tail = fullBlocks() * kBlockIntervals;
    if (index >= tail)
        return m_tail->intervals[index - tail];
    const TrackBlock &block = blockAt(index / kBlockIntervals);
    IntervalReader reader(block.code, block.beginNs);
    for (std::size_t i = 0; i < index % kBlockIntervals; ++i)
        reader.next();
    return reader.next();
}

std::size_t Track::firstEndingAfter(std::int64_t timeNs) const
{
    std::size_t low = 0;
    for (std::size_t high = fullBlocks(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (blockAt(middle).endNs > timeNs)
            high = middle;
        else
            low = middle + 1;
    }
    return firstIn(low, [timeNs](const Interval &interval) { return interval.endNs > timeNs; });
}

std::size_t Track::firstBeginningAt(std::int64_t timeNs) const
{
    // The first block that begins then or later; what is looked for lies in it or in the one before.
    std::size_t low = 0;
    for (std::size_t high = blocks(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (beginOf(middle) >= timeNs)
            high = middle;
        else
            low = middle + 1;
    }
    const std::size_t found = low == 0 ? 0 : firstIn(low - 1, [timeNs](const Interval &interval) {
        return interval.beginNs >= timeNs;
    });
    return found == m_count && m_open && m_open->beginNs < timeNs ? m_count + 1 : found;
}

std::optional<Interval> Track::covering(std::int64_t timeNs) const
{
    const std::size_t index = firstEndingAfter(timeNs);
    if (index >= size())
        return std::nullopt;
    const Interval found = at(index);
    return found.beginNs <= timeNs ? std::optional(found) : std::nullopt;
}

TrackSums TrackSweep::sumsUntil(std::int64_t timeNs)
{
    if (m_track.m_coarse && timeNs < m_track.m_fromNs)
        return coarseUntil(*m_track.m_coarse, timeNs);
    if (m_track.m_count == 0)
        return {};
    seek(timeNs);
    while (m_hasInterval && m_interval.endNs <= timeNs) {
        m_before.add(m_interval.state, m_interval.lengthNs());
        m_hasInterval = m_reader->next(m_interval);
    }
    TrackSums sums = m_before;
    if (m_hasInterval && m_interval.beginNs < timeNs)
        sums.add(m_interval.state, timeNs - m_interval.beginNs);
    return sums;
}

// Puts the reader into the block with the last interval that begins before the moment, not behind the moment.
void TrackSweep::seek(std::int64_t timeNs)
{
    const std::size_t blocks = m_track.blocks();
    const auto beginsBefore = [&](std::size_t block) { return m_track.beginOf(block) < timeNs; };
    // Looked for in growing steps from the block of the call before: each look at a far one is a cache miss.
    std::size_t block = m_reader && timeNs >= m_timeNs ? m_block : 0;
    std::size_t step = 1;
    while (block + step < blocks && beginsBefore(block + step)) {
        block += step;
        step *= 2;
    }
    for (std::size_t high = std::min(block + step, blocks); high - block > 1;) {
        const std::size_t middle = block + (high - block) / 2;
        (beginsBefore(middle) ? block : high) = middle;
    }
    if (!m_reader || block != m_block || timeNs < m_timeNs) {
        m_block = block;
        m_before = block < m_track.fullBlocks() ? m_track.blockAt(block).before : m_track.m_tail->before;
        m_reader.emplace(m_track, block);
        m_hasInterval = m_reader->next(m_interval);
    }
    m_timeNs = timeNs;
}

}  // namespace ws
