#include "analysis/track.h"

#include <algorithm>

namespace ws {

void TrackCoarse::Cell::merge(Cell &&other)
{
    sums = sums + other.sums;
    longestNs = std::max(longestNs, other.longestNs);
    waits += other.waits;
}

namespace {

// Of moments before the first interval that was kept.
void addCoarse(const TrackCoarse &coarse, std::span<const std::int64_t> moments, std::vector<TrackSums> &sums)
{
    TrackSums before;  // of the cells that are over
    std::size_t cell = 0;
    for (const std::int64_t timeNs : moments) {
        for (; cell < coarse.cells.size() && static_cast<std::int64_t>(cell + 1) * coarse.stepNs <= timeNs;
             ++cell)
            before = before + coarse.cells[cell].sums;
        TrackSums until = before;
        const std::int64_t into = timeNs - static_cast<std::int64_t>(cell) * coarse.stepNs;
        if (cell < coarse.cells.size() && into > 0) {
            const double share = static_cast<double>(into) / static_cast<double>(coarse.stepNs);
            until = until + coarse.cells[cell].sums * share;
        }
        sums.push_back(until);
    }
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

// Goes through a track that keeps intervals, from the first of some ascending moments to the last.
class TrackSweep
{
public:
    TrackSweep(const Track &track, std::span<const std::int64_t> moments) : m_track(track), m_moments(moments)
    {
        m_blocks.reserve(moments.size());
        std::size_t block = 0;
        for (const std::int64_t timeNs : moments)
            m_blocks.push_back(block = lastBeginningBefore(timeNs, block));
    }

    void addTo(std::vector<TrackSums> &sums)
    {
        for (std::size_t i = 0; i < m_moments.size(); ++i) {
            fetchAhead(i);
            if (i == 0 || m_blocks[i] != m_blocks[i - 1])
                enter(m_blocks[i]);
            sums.push_back(until(m_moments[i]));
        }
    }

private:
    // `block`, or a later one. Looked for in growing steps: moments often lie close to each other.
    std::size_t lastBeginningBefore(std::int64_t timeNs, std::size_t block) const
    {
        const std::size_t blocks = m_track.blocks();
        const auto beginsBefore = [&](std::size_t one) { return m_track.beginOf(one) < timeNs; };
        std::size_t step = 1;
        for (; block + step < blocks && beginsBefore(block + step); step *= 2)
            block += step;
        for (std::size_t high = std::min(block + step, blocks); high - block > 1;) {
            const std::size_t middle = block + (high - block) / 2;
            (beginsBefore(middle) ? block : high) = middle;
        }
        return block;
    }

    [[gnu::always_inline]] void fetchAhead(std::size_t moment) const
    {
        if (moment + Track::kBlocksAhead < m_blocks.size())
            m_track.fetchBlock(m_blocks[moment + Track::kBlocksAhead]);
        if (const std::size_t soon = moment + Track::kCodesAhead;
            soon < m_blocks.size() && m_blocks[soon] != m_blocks[soon - 1])
            m_track.fetchCode(m_blocks[soon]);
    }

    void enter(std::size_t block)
    {
        m_before = block < m_track.fullBlocks() ? m_track.blockAt(block).before : m_track.m_tail->before;
        m_reader.emplace(m_track, block);
        m_hasInterval = m_reader->next(m_interval);
    }

    TrackSums until(std::int64_t timeNs)
    {
        while (m_hasInterval && m_interval.endNs <= timeNs) {
            m_before.add(m_interval.state, m_interval.lengthNs());
            m_hasInterval = m_reader->next(m_interval);
        }
        TrackSums sums = m_before;
        if (m_hasInterval && m_interval.beginNs < timeNs)
            sums.add(m_interval.state, timeNs - m_interval.beginNs);
        return sums;
    }

    const Track &m_track;
    std::span<const std::int64_t> m_moments;
    std::vector<std::size_t> m_blocks;  // of each moment
    std::optional<Track::BlockReader> m_reader;
    Interval m_interval;  // the last that was read
    bool m_hasInterval = false;
    TrackSums m_before;  // of all before that one
};

std::vector<TrackSums> sumsUntil(const Track &track, std::span<const std::int64_t> moments)
{
    std::vector<TrackSums> sums;
    const std::size_t all = moments.size();
    sums.reserve(all);
    if (track.coarse()) {
        const auto kept = std::lower_bound(moments.begin(), moments.end(), track.fromNs());
        addCoarse(*track.coarse(), {moments.begin(), kept}, sums);
        moments = {kept, moments.end()};
    }
    if (track.endedCount() > 0)
        TrackSweep(track, moments).addTo(sums);
    sums.resize(all);
    return sums;
}

}  // namespace ws
