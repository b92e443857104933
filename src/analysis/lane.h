// The lane of one thread: its intervals, built from its events.
//
//            WaitBegin               SleepBegin             ThreadEnd
//   between ───────────► waiting ┐  ───────────► sleeping ┐ ──────────► ended
//      ▲                         │                        │
//      └──── WaitEnd ────────────┘──── SleepEnd ──────────┘    any other begin or end: one was lost
#pragma once

#include <cstdint>
#include <optional>

#include "analysis/analysis.h"
#include "analysis/track_writer.h"

namespace ws {

class Lane
{
public:
    // `objects`: how many there are; others become kNoObject.
    explicit Lane(std::uint32_t objects) : m_objects(objects) {}

    void begin(const TimedEvent &event);
    void end(const TimedEvent &event);
    void waitBegin(const TimedEvent &event);
    // The wait that this ended, where its begin was not lost.
    std::optional<Interval> waitEnd(const TimedEvent &event);
    void sleepBegin(const TimedEvent &event);
    void sleepEnd(const TimedEvent &event);

    // Events of one thread ascend; a stamp that does not is taken as the one before, one after 6 days as the
    // end of them.
    std::int64_t ascending(std::int64_t timeNs);

    TrackWriter &track() { return m_track; }
    const TrackWriter &track() const { return m_track; }

private:
    void open(const TimedEvent &event, ThreadState state, WaitKind kind);
    std::optional<Interval> close(const TimedEvent &event, ThreadState state);
    std::uint32_t m_objects;
    TrackWriter m_track;
    std::int64_t m_lastNs = 0;
};

}  // namespace ws
