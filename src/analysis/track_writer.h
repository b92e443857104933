// Writes one Track: adds behind, drops the oldest whole chunks.
//
// Threads: one. What view() returned stays as it was.
#pragma once

#include "analysis/step_series.h"
#include "analysis/track.h"

namespace ws {

class TrackWriter
{
public:
    // The interval is over, and begins at or after the end of the one before.
    void push(const Interval &interval);
    void setOpen(const std::optional<Interval> &open) { m_track.m_open = open; }

    const Track &view() const { return m_track; }
    std::size_t chunks() const { return m_chunks; }
    // Keeps their sums. At least one chunk stays; returns how many went.
    std::size_t dropOldest(std::size_t chunks);

private:
    void addBlock();  // the tail, which is full
    void addChunk();
    void renewDirectory(std::size_t without);

    Track m_track;
    std::shared_ptr<Track::Directory> m_directory;  // this and the tail are the track's
    std::shared_ptr<Track::Tail> m_tail;
    std::size_t m_chunks = 0;
    TrackSums m_sums;
    StepCells<TrackCoarse::Cell> m_coarse;
};

}  // namespace ws
