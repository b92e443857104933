// Intervals of one thread, one hold or one row of wake-ups over a whole run: ascending, never overlapping.
//
//   directory ─► [chunk][chunk][chunk][ ... ]   tail      a chunk: eight blocks of 32 intervals in code
//                 256    256    256             0 to 31   the tail: those that are no whole block yet, as they are
//
// Of each block is known without its code when it begins and ends, how long was waited before it, its longest wait, and
// which objects it is about.
//
// A Track is what the writer had at one moment. It shares chunks and tail, so that making one costs the same however long
// the run is; the writer only adds behind what a Track can see.
//
// Memory: six to ten bytes an interval (24 as it is). What the writer drops to stay within its bounds is kept coarsely:
// see TrackCoarse.
// Threads: a Track may be read by any thread while the writer's goes on; handing it over needs its own synchronisation.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "analysis/interval_code.h"

namespace ws {

inline constexpr std::size_t kChunkBlocks = 8;
inline constexpr std::size_t kChunkIntervals = kChunkBlocks * kBlockIntervals;

// How long intervals were together, by what they are.
struct TrackSums
{
    std::int64_t waitNs = 0;
    std::int64_t sleepNs = 0;  // sleeping or paused
    std::int64_t heldNs = 0;   // running, which of a lock means that somebody has it

    TrackSums operator+(const TrackSums &other) const
    {
        return {waitNs + other.waitNs, sleepNs + other.sleepNs, heldNs + other.heldNs};
    }
    TrackSums operator-(const TrackSums &other) const
    {
        return {waitNs - other.waitNs, sleepNs - other.sleepNs, heldNs - other.heldNs};
    }
    TrackSums operator*(double share) const
    {
        const auto part = [share](std::int64_t ns) {
            return static_cast<std::int64_t>(share * static_cast<double>(ns));
        };
        return {part(waitNs), part(sleepNs), part(heldNs)};
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

// Looked at one here, one there, so each has a cache line of its own.
struct alignas(64) TrackBlock
{
    std::int64_t beginNs = 0;    // of its first interval
    std::int64_t endNs = 0;      // of its last
    TrackSums before;            // of all intervals before this block, dropped ones too
    std::int64_t longestNs = 0;  // the longest wait
    std::uint64_t objects = 0;   // bit (object mod 64) of each
    IntervalCode code;
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
    std::size_t endedCount() const { return m_count; }  // without the one that goes on
    const std::optional<Interval> &open() const { return m_open; }
    // One of them. Reads those before it in its block: for many, forEach is cheaper.
    Interval at(std::size_t index) const;

    // Single intervals are known from here on; before there are only sums, if any.
    std::int64_t fromNs() const { return m_fromNs; }
    const TrackCoarse *coarse() const { return m_coarse.get(); }

    // Index of the first interval that ends after `timeNs`, or goes on; size() if none does. O(log n).
    std::size_t firstEndingAfter(std::int64_t timeNs) const;
    // Index of the first that begins at `timeNs` or later.
    std::size_t firstBeginningAt(std::int64_t timeNs) const;
    // The one that covers that moment: begin <= timeNs < end.
    std::optional<Interval> covering(std::int64_t timeNs) const;

    // Calls visit(interval) for the ended intervals with an index in [from, to) of blocks that may have a wait of at
    // least `leastNs` or, where `objects` is not 0, one of these objects (bits as in TrackBlock).
    // visitBlock(block) is asked before with each whole block and spares its intervals by true.
    template <typename VisitBlock, typename Visit>
    void forEach(std::size_t from, std::size_t to, std::int64_t leastNs, std::uint64_t objects,
                 VisitBlock visitBlock, Visit visit) const
    {
        for (std::size_t i = from; i < to;) {
            const std::size_t block = i / kBlockIntervals;
            const std::size_t first = block * kBlockIntervals;
            const std::size_t end = std::min(first + kBlockIntervals, to);
            bool isWanted = true;
            fetchBlock(block + kBlocksAhead);
            fetchCode(block + kCodesAhead);
            if (block < fullBlocks()) {
                const TrackBlock &full = blockAt(block);
                isWanted = full.longestNs >= leastNs && (objects == 0 || (full.objects & objects) != 0) &&
                           !(end - i == kBlockIntervals && visitBlock(full));
            }
            if (isWanted)
                read(block, [&, k = first](const Interval &interval) mutable {
                    if (k >= i)
                        visit(interval);
                    return ++k < end;
                });
            i = end;
        }
    }
    template <typename Visit>
    void forEach(std::size_t from, std::size_t to, std::int64_t leastNs, std::uint64_t objects,
                 Visit visit) const
    {
        forEach(
            from, to, leastNs, objects, [](const TrackBlock &) { return false; }, visit);
    }
    template <typename Visit>
    void forEach(std::size_t from, std::size_t to, Visit visit) const
    {
        forEach(from, to, 0, 0, visit);
    }

private:
    friend class TrackWriter;
    friend class TrackSweep;
    using Chunk = std::array<TrackBlock, kChunkBlocks>;
    struct Directory
    {
        std::vector<std::shared_ptr<Chunk>> chunks;
        std::vector<std::int64_t> beginNs;  // of their blocks, side by side, to look for one
    };
    struct Tail
    {
        TrackSums before;
        std::array<Interval, kBlockIntervals> intervals;
    };

    // Blocks are counted from 0; behind the full ones the tail is one where it has intervals.
    std::size_t fullBlocks() const { return m_count / kBlockIntervals; }
    std::size_t blocks() const { return (m_count + kBlockIntervals - 1) / kBlockIntervals; }
    const TrackBlock &blockAt(std::size_t block) const
    {
        return (*m_directory->chunks[block / kChunkBlocks])[block % kChunkBlocks];
    }
    std::int64_t beginOf(std::size_t block) const
    {
        return block < fullBlocks() ? m_directory->beginNs[block] : m_tail->intervals[0].beginNs;
    }
    // Blocks and their codes lie apart, and each is a cache miss: asked for early, they come while others are read.
    static constexpr std::size_t kBlocksAhead = 24;
    static constexpr std::size_t kCodesAhead = 8;
    [[gnu::always_inline]] void fetchBlock(std::size_t block) const
    {
        if (block < fullBlocks())
            __builtin_prefetch(&blockAt(block));
    }
    [[gnu::always_inline]] void fetchCode(std::size_t block) const
    {
        if (block < fullBlocks())
            blockAt(block).code.fetch();
    }
    // Reads the intervals of a block one after the other; what the track shares outlives it.
    class BlockReader
    {
    public:
        BlockReader(const Track &track, std::size_t block)
        {
            if (block < track.fullBlocks()) {
                const TrackBlock &full = track.blockAt(block);
                m_code = IntervalReader(full.code, full.beginNs);
                m_left = kBlockIntervals;
            } else if (block < track.blocks()) {
                m_plain = track.m_tail->intervals.data();
                m_left = track.m_count % kBlockIntervals;
            }
        }
        // False: there is no other.
        bool next(Interval &into)
        {
            if (m_left == 0)
                return false;
            --m_left;
            into = m_plain ? *m_plain++ : m_code.next();
            return true;
        }

    private:
        IntervalReader m_code;
        const Interval *m_plain = nullptr;
        std::size_t m_left = 0;
    };
    // Calls visit(interval) for those of a block until it returns false.
    template <typename Visit>
    void read(std::size_t block, Visit visit) const
    {
        BlockReader reader(*this, block);
        for (Interval interval; reader.next(interval) && visit(interval);) {
        }
    }
    // Index of the first interval in a block, or behind it, for which the test is true.
    template <typename Test>
    std::size_t firstIn(std::size_t block, Test test) const
    {
        std::size_t index = block * kBlockIntervals;
        read(block, [&](const Interval &interval) { return !test(interval) && (++index, true); });
        return index;
    }

    std::shared_ptr<const Directory> m_directory;
    std::shared_ptr<const Tail> m_tail;
    std::shared_ptr<const TrackCoarse> m_coarse;
    std::size_t m_count = 0;
    std::int64_t m_fromNs = 0;
    std::optional<Interval> m_open;
};

// What the intervals of a track that are over sum up to at each of some ascending moments of a run (ns), dropped ones too.
// As many sums as moments, the caller's. By any thread, like the track; does not block, cannot fail.
// Costs as much as one look at the intervals between them, or at a block for each moment where these are more.
std::vector<TrackSums> sumsUntil(const Track &track, std::span<const std::int64_t> moments);

}  // namespace ws
