#include "analysis/track_writer.h"

#include <algorithm>

namespace ws {

namespace {

constexpr std::size_t kFirstChunks = 4;

void addTo(StepCells<TrackCoarse::Cell> &cells, const Interval &interval)
{
    const bool waits = interval.state == ThreadState::Waiting;
    cells.reach(interval.endNs);
    cells.forEach(interval.beginNs, interval.endNs, [&](TrackCoarse::Cell &cell, std::int64_t ns) {
        cell.sums.add(interval.state, ns);
        if (waits)
            cell.longestNs = std::max(cell.longestNs, interval.lengthNs());
    });
    if (waits && interval.endNs > 0)
        ++cells.at(interval.endNs).waits;
}

}  // namespace

void TrackWriter::push(const Interval &interval)
{
    const std::size_t within = m_track.m_count % kBlockIntervals;
    if (within == 0) {
        // Views keep the one before, which is full.
        m_tail = std::make_shared<Track::Tail>();
        m_tail->before = m_sums;
        m_track.m_tail = m_tail;
    }
    m_tail->intervals[within] = interval;
    m_sums.add(interval.state, interval.lengthNs());
    if (within + 1 == kBlockIntervals)
        addBlock();
    ++m_track.m_count;
}

void TrackWriter::addBlock()
{
    const std::size_t block = m_track.fullBlocks();
    if (block == m_chunks * kChunkBlocks)
        addChunk();
    const std::array<Interval, kBlockIntervals> &intervals = m_tail->intervals;
    TrackBlock &full = (*m_directory->chunks[m_chunks - 1])[block % kChunkBlocks];
    m_directory->beginNs[block] = full.beginNs = intervals.front().beginNs;
    full.endNs = intervals.back().endNs;
    full.before = m_tail->before;
    for (const Interval &interval : intervals) {
        full.objects |= std::uint64_t{1} << (interval.object % 64);
        if (interval.state == ThreadState::Waiting)
            full.longestNs = std::max(full.longestNs, interval.lengthNs());
    }
    full.code = IntervalCode(intervals);
}

void TrackWriter::addChunk()
{
    // Views keep the old one; chunks are shared.
    if (!m_directory || m_chunks == m_directory->chunks.size())
        renewDirectory(0);
    m_directory->chunks[m_chunks++] = std::make_shared<Track::Chunk>();
}

// A larger one, without the oldest chunks. Views of before may read the old one, and what they see stays alive as long as
// they do.
void TrackWriter::renewDirectory(std::size_t without)
{
    const std::size_t kept = m_chunks - without;
    const std::size_t room = std::max(kFirstChunks, 2 * kept);
    auto next = std::make_shared<Track::Directory>();
    next->chunks.resize(room);
    next->beginNs.resize(room * kChunkBlocks);
    if (m_directory) {
        std::copy_n(m_directory->chunks.begin() + static_cast<std::ptrdiff_t>(without), kept,
                    next->chunks.begin());
        std::copy_n(m_directory->beginNs.begin() + static_cast<std::ptrdiff_t>(without * kChunkBlocks),
                    kept * kChunkBlocks, next->beginNs.begin());
    }
    m_chunks = kept;
    m_directory = next;
    m_track.m_directory = next;
}

std::size_t TrackWriter::dropOldest(std::size_t chunks)
{
    const std::size_t dropped = std::min(chunks, m_chunks > 0 ? m_chunks - 1 : 0);
    if (dropped == 0)
        return 0;
    m_track.forEach(0, dropped * kChunkIntervals,
                    [&](const Interval &interval) { addTo(m_coarse, interval); });
    m_track.m_fromNs = m_track.blockAt(dropped * kChunkBlocks - 1).endNs;
    renewDirectory(dropped);
    m_track.m_count -= dropped * kChunkIntervals;
    m_track.m_coarse = std::make_shared<const TrackCoarse>(TrackCoarse{m_coarse.stepNs(), m_coarse.cells()});
    return dropped;
}

}  // namespace ws
