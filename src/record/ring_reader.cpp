#include "record/ring_reader.h"

namespace ws {

RingReader::RingReader(const Segment &segment, std::uint32_t thread)
    : m_slot(segment.thread(thread)), m_ring(segment.ring(thread)),
      m_read(m_slot.read.load(std::memory_order_relaxed))
{
}

void RingReader::take(std::vector<Event> &into)
{
    into.clear();
    // acquire: pairs with the writer's release in ThreadRecorder::event(), so whole events are copied.
    const std::uint64_t head = m_slot.head.load(std::memory_order_acquire);
    const std::uint64_t fresh = head - m_read;
    if (fresh == 0 || fresh > m_ring.size())
        return;
    into.resize(fresh);
    const std::uint64_t mask = m_ring.size() - 1;
    for (std::uint64_t i = 0; i < fresh; ++i)
        into[i] = m_ring[(m_read + i) & mask];
    m_read = head;
    // release: pairs with the writer's acquire, so that it writes these places again only after they were copied.
    m_slot.read.store(m_read, std::memory_order_release);
}

}  // namespace ws
