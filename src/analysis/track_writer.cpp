#include "analysis/track_writer.h"

#include <algorithm>

namespace ws {

namespace {

constexpr std::size_t kFirstChunks = 4;

void addTo(StepCells<TrackCoarse::Cell> &cells, const PackedInterval &interval)
{
    const bool waits = interval.state() == ThreadState::Waiting;
    cells.reach(interval.endNs());
    cells.forEach(interval.beginNs(), interval.endNs(), [&](TrackCoarse::Cell &cell, std::int64_t ns) {
        cell.sums.add(interval.state(), ns);
        if (waits)
            cell.longestNs = std::max(cell.longestNs, interval.lengthNs());
    });
    if (waits && interval.endNs() > 0)
        ++cells.at(interval.endNs()).waits;
}

}  // namespace

void TrackChunk::Block::addWait(std::uint32_t object, std::int64_t lengthNs)
{
    if (object == kNoObject)
        return;
    for (std::size_t i = 0; i < kBlockObjects; ++i) {
        if (waitedFor[i] == kNoObject)
            waitedFor[i] = object;
        if (waitedFor[i] == object) {
            waitedNs[i] += lengthNs;
            return;
        }
    }
    hasMoreObjects = true;
}

void TrackWriter::push(const Interval &interval)
{
    const std::size_t within = m_track.m_count % kChunkIntervals;
    if (within == 0)
        addChunk();
    TrackChunk &chunk = *(*m_directory)[m_chunks - 1];
    TrackChunk::Block &block = chunk.blocks[within / kBlockIntervals];
    if (within % kBlockIntervals == 0)
        block = {.beginNs = interval.beginNs, .before = m_sums};
    chunk.intervals[within] = PackedInterval(interval);
    block.objects |= std::uint64_t{1} << (interval.object % 64);
    const std::int64_t length = interval.endNs - interval.beginNs;
    m_sums.add(interval.state, length);
    if (interval.state == ThreadState::Waiting) {
        block.longestNs = std::max(block.longestNs, length);
        block.addWait(interval.object, length);
    }
    ++m_track.m_count;
}

void TrackWriter::addChunk()
{
    if (!m_directory || m_chunks == m_directory->size()) {
        // Views keep the old one; chunks are shared.
        auto larger = std::make_shared<Track::Directory>(std::max(kFirstChunks, 2 * m_chunks));
        if (m_directory)
            std::copy(m_directory->begin(), m_directory->end(), larger->begin());
        m_directory = larger;
        m_track.m_directory = larger;
    }
    (*m_directory)[m_chunks++] = std::make_shared<TrackChunk>();
}

std::size_t TrackWriter::dropOldest(std::size_t chunks)
{
    const std::size_t dropped = std::min(chunks, m_chunks > 0 ? m_chunks - 1 : 0);
    if (dropped == 0)
        return 0;
    for (std::size_t i = 0; i < dropped * kChunkIntervals; ++i)
        addTo(m_coarse, m_track.packedAt(i));
    m_track.m_fromNs = m_track.packedAt(dropped * kChunkIntervals - 1).endNs();
    // A new directory: views of before may read the old one, and what they see stays alive as long as they do.
    auto rest = std::make_shared<Track::Directory>(std::max(kFirstChunks, 2 * (m_chunks - dropped)));
    std::copy_n(m_directory->begin() + static_cast<std::ptrdiff_t>(dropped), m_chunks - dropped,
                rest->begin());
    m_directory = rest;
    m_track.m_directory = rest;
    m_track.m_count -= dropped * kChunkIntervals;
    m_chunks -= dropped;
    m_track.m_coarse = std::make_shared<const TrackCoarse>(TrackCoarse{m_coarse.stepNs(), m_coarse.cells()});
    return dropped;
}

}  // namespace ws
