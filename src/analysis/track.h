// Intervals of one thread, one hold or one row of wake-ups over a whole run: ascending, never overlapping.
//
//   directory ─► [chunk][chunk][chunk][ ... ]      a chunk: 256 intervals of 16 bytes
//                 256    256    113                 and for each 64 of them how long was waited before, the longest wait,
//                                                  and which objects they are about
//
// A Track is what the writer had at one moment. It shares the chunks, so that making one costs the same however long the
// run is; the writer only adds behind what a Track can see.
//
// Memory: 16.5 bytes an interval. What the writer drops to stay within its bounds is kept coarsely: see Coarse.
// Threads: a Track may be read by any thread while the writer's goes on; handing it over needs its own synchronisation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/interval.h"

namespace ws {

inline constexpr std::size_t kChunkIntervals = 256;
inline constexpr std::size_t kBlockIntervals = 64;

struct TrackChunk
{
    // The sums are written when a block begins; the rest may be read once the block is full.
    struct Block
    {
        std::int64_t waitNsBefore = 0;   // of all intervals before this block, dropped ones too
        std::int64_t sleepNsBefore = 0;  // sleeping or paused
        std::int64_t longestNs = 0;      // the longest wait
        std::uint64_t objects = 0;       // bit (object mod 64) of each
    };
    std::array<PackedInterval, kChunkIntervals> intervals;
    std::array<Block, kChunkIntervals / kBlockIntervals> blocks;
};

// What is left of dropped intervals: sums over equal steps of run time.
struct TrackCoarse
{
    struct Cell
    {
        std::int64_t waitNs = 0;
        std::int64_t sleepNs = 0;
        std::int64_t longestNs = 0;
        std::uint64_t waits = 0;
        void merge(Cell &&other);
    };
    std::int64_t stepNs = 0;
    std::vector<Cell> cells;  // cell i is (i * stepNs, (i + 1) * stepNs]
};

class Track
{
public:
    Track() = default;

    // Kept intervals, oldest first, the one still going on last.
    std::size_t size() const { return m_count + (m_open ? 1 : 0); }
    bool empty() const { return size() == 0; }
    Interval at(std::size_t index) const;
    // The same without the one that goes on, cheaper.
    std::size_t endedCount() const { return m_count; }
    const PackedInterval &packedAt(std::size_t index) const
    {
        return (*m_directory)[index / kChunkIntervals]->intervals[index % kChunkIntervals];
    }
    const std::optional<Interval> &open() const { return m_open; }

    // Single intervals are known from here on; before there are only sums, if any.
    std::int64_t fromNs() const { return m_fromNs; }
    const TrackCoarse *coarse() const { return m_coarse.get(); }

    // Index of the first interval that ends after `timeNs`, or goes on; size() if none does. O(log n).
    std::size_t firstEndingAfter(std::int64_t timeNs) const;
    // Index of the first that begins at `timeNs` or later.
    std::size_t firstBeginningAt(std::int64_t timeNs) const;
    // The one that covers that moment: begin <= timeNs < end.
    std::optional<Interval> covering(std::int64_t timeNs) const;

    struct Sums
    {
        std::int64_t waitNs = 0;
        std::int64_t sleepNs = 0;
    };
    // Of all ended intervals up to `timeNs`, dropped ones too. `hint` speeds up ascending calls: begin with 0.
    Sums sumsUntil(std::int64_t timeNs, std::size_t &hint) const;

    // Calls visit(packed) for the ended intervals with an index in [from, to) of blocks that may have a wait of at
    // least `leastNs` or, where `objects` is not 0, one of these objects (bits as in Block).
    template <typename Visit>
    void forEach(std::size_t from, std::size_t to, std::int64_t leastNs, std::uint64_t objects,
                 Visit visit) const
    {
        for (std::size_t i = from; i < to;) {
            const std::size_t blockEnd = (i / kBlockIntervals + 1) * kBlockIntervals;
            const std::size_t end = blockEnd < to ? blockEnd : to;
            const TrackChunk &chunk = *(*m_directory)[i / kChunkIntervals];
            const TrackChunk::Block &block = chunk.blocks[i % kChunkIntervals / kBlockIntervals];
            const bool isFull = blockEnd <= m_count;
            if (!isFull || (block.longestNs >= leastNs && (objects == 0 || (block.objects & objects) != 0)))
                for (std::size_t k = i; k < end; ++k)
                    visit(chunk.intervals[k % kChunkIntervals]);
            i = end;
        }
    }

private:
    friend class TrackWriter;
    using Directory = std::vector<std::shared_ptr<TrackChunk>>;

    const TrackChunk::Block &blockOf(std::size_t index) const
    {
        return (*m_directory)[index / kChunkIntervals]->blocks[index % kChunkIntervals / kBlockIntervals];
    }

    std::shared_ptr<const Directory> m_directory;
    std::shared_ptr<const TrackCoarse> m_coarse;
    std::size_t m_count = 0;
    std::int64_t m_fromNs = 0;
    std::optional<Interval> m_open;
};

}  // namespace ws
