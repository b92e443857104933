// The lane of one thread: a bounded list of intervals built from its events.
//
//            WaitBegin               SleepBegin             ThreadEnd
//   between ───────────► waiting ┐  ───────────► sleeping ┐ ──────────► ended
//      ▲                         │                        │
//      └──── WaitEnd ────────────┘──── SleepEnd ──────────┘    any other begin or end: one was lost
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/analysis.h"

namespace ws {

class Lane
{
public:
    // `objects`: how many there are; others become kNoObject.
    Lane(std::size_t mostIntervals, std::uint32_t objects) : m_most(mostIntervals), m_objects(objects) {}

    void begin(const TimedEvent &event);
    void end(const TimedEvent &event);
    void waitBegin(const TimedEvent &event);
    void waitEnd(const TimedEvent &event);
    void sleepBegin(const TimedEvent &event);
    void sleepEnd(const TimedEvent &event);

    // Oldest first, the one still going on last.
    std::vector<Interval> intervals() const;
    std::int64_t fromNs() const { return m_fromNs; }

private:
    void open(const TimedEvent &event, ThreadState state, WaitKind kind);
    void close(const TimedEvent &event, ThreadState state);
    void push(const Interval &interval);
    // Events of one thread ascend; a stamp that does not is taken as the one before.
    std::int64_t ascending(std::int64_t timeNs);

    std::size_t m_most;
    std::uint32_t m_objects;
    std::vector<Interval> m_ring;
    std::size_t m_oldest = 0;
    Interval m_open;
    bool m_isOpen = false;
    std::int64_t m_lastNs = 0;
    std::int64_t m_fromNs = 0;
};

}  // namespace ws
