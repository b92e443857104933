// Intervals of one thread, one hold or one row of wake-ups over a whole run: ascending, never overlapping.
//
//   directory ─► [chunk][chunk][chunk][ ... ]      a chunk: 256 intervals of 16 bytes
//                 256    256    113                 and for each 64 of them how long was waited before, the longest wait,
//                                                  which objects they are about and how long it was waited for them
//
// A Track is what the writer had at one moment. It shares the chunks, so that making one costs the same however long the
// run is; the writer only adds behind what a Track can see.
//
// Memory: 17.5 bytes an interval. What the writer drops to stay within its bounds is kept coarsely: see Coarse.
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
inline constexpr std::size_t kBlockObjects = 3;

// How long intervals were together, by what they are.
struct TrackSums
{
    std::int64_t waitNs = 0;
    std::int64_t sleepNs = 0;  // sleeping or paused
    std::int64_t heldNs = 0;   // running, which of a lock means that somebody has it

    TrackSums operator-(const TrackSums &other) const
    {
        return {waitNs - other.waitNs, sleepNs - other.sleepNs, heldNs - other.heldNs};
    }
    void add(ThreadState state, std::int64_t lengthNs)
    {
        if (state == ThreadState::Waiting)
            waitNs += lengthNs;
        else if (state == ThreadState::Running)
            heldNs += lengthNs;
        else if (state == ThreadState::Sleeping || state == ThreadState::Paused)
            sleepNs += lengthNs;
    }
};

struct TrackChunk
{
    // The sums are written when a block begins; the rest may be read once the block is full.
    struct Block
    {
        std::int64_t beginNs = 0;    // of its first interval
        TrackSums before;            // of all intervals before this block, dropped ones too
        std::int64_t longestNs = 0;  // the longest wait
        std::uint64_t objects = 0;   // bit (object mod 64) of each
        // How long was waited for single objects, kNoObject behind the last; nothing of this with more than three.
        std::array<std::uint32_t, kBlockObjects> waitedFor{kNoObject, kNoObject, kNoObject};
        std::array<std::int64_t, kBlockObjects> waitedNs{};
        bool hasMoreObjects = false;

        void addWait(std::uint32_t object, std::int64_t lengthNs);
    };
    std::array<PackedInterval, kChunkIntervals> intervals;
    std::array<Block, kChunkIntervals / kBlockIntervals> blocks;
};

// What is left of dropped intervals: sums over equal steps of run time.
struct TrackCoarse
{
    struct Cell
    {
        TrackSums sums;
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

    // Of all ended intervals up to `timeNs`, dropped ones too. `hint` speeds up ascending calls: begin with 0.
    TrackSums sumsUntil(std::int64_t timeNs, std::size_t &hint) const;

    // Calls visit(packed) for the ended intervals with an index in [from, to) of blocks that may have a wait of at
    // least `leastNs` or, where `objects` is not 0, one of these objects (bits as in Block).
    // visitBlock(beginNs, endNs, block) is asked before with each whole block and spares its intervals by true.
    template <typename VisitBlock, typename Visit>
    void forEach(std::size_t from, std::size_t to, std::int64_t leastNs, std::uint64_t objects,
                 VisitBlock visitBlock, Visit visit) const
    {
        for (std::size_t i = from; i < to;) {
            const std::size_t blockEnd = (i / kBlockIntervals + 1) * kBlockIntervals;
            const std::size_t end = blockEnd < to ? blockEnd : to;
            const TrackChunk &chunk = *(*m_directory)[i / kChunkIntervals];
            const TrackChunk::Block &block = chunk.blocks[i % kChunkIntervals / kBlockIntervals];
            const auto packed = [&](std::size_t index) -> const PackedInterval & {
                return chunk.intervals[index % kChunkIntervals];
            };
            const bool isFull = blockEnd <= m_count;
            const bool isWhole = isFull && end - i == kBlockIntervals;
            const bool isWanted =
                !isFull || (block.longestNs >= leastNs && (objects == 0 || (block.objects & objects) != 0));
            if (isWanted && !(isWhole && visitBlock(packed(i).beginNs(), packed(end - 1).endNs(), block)))
                for (std::size_t k = i; k < end; ++k)
                    visit(packed(k));
            i = end;
        }
    }
    template <typename Visit>
    void forEach(std::size_t from, std::size_t to, std::int64_t leastNs, std::uint64_t objects,
                 Visit visit) const
    {
        forEach(
            from, to, leastNs, objects,
            [](std::int64_t, std::int64_t, const TrackChunk::Block &) { return false; }, visit);
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
