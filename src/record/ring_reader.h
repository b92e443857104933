// The collector's end of one thread's event ring.
//
// Threads:  one reader a ring, the collector.
// Blocking: never. What a dying worker wrote last may be nonsense: counts that cannot be are taken as 'nothing new'.
#pragma once

#include <span>
#include <vector>

#include "record/segment.h"

namespace ws {

class RingReader
{
public:
    RingReader(const Segment &segment, std::uint32_t thread);

    // Copies all new events into `into` (replacing what it held) and gives their places back to the writer.
    void take(std::vector<Event> &into);
    std::uint64_t taken() const { return m_read; }
    std::uint64_t dropped() const { return m_slot.dropped.load(std::memory_order_relaxed); }

private:
    ThreadSlot &m_slot;
    std::span<Event> m_ring;
    std::uint64_t m_read;
};

}  // namespace ws
