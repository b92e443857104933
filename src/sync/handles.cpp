#include "sync/handles.h"

namespace ws {

void SharedLock::publishHold(Hold hold)
{
    // release: pairs with acquire in the collector's facts.
    m_setup.use->holding.store(static_cast<std::uint32_t>(hold), std::memory_order_release);
    addTo(m_setup.use->done);
    m_setup.recorder->operation(hold == Hold::Shared ? EventKind::SharedAcquired : EventKind::LockAcquired,
                                m_setup.object, m_setup.use->done.load(std::memory_order_relaxed));
}

void SharedLock::withdrawHold()
{
    const bool shared =
        m_setup.use->holding.load(std::memory_order_relaxed) == static_cast<std::uint32_t>(Hold::Shared);
    m_setup.recorder->operation(shared ? EventKind::SharedReleased : EventKind::LockReleased, m_setup.object,
                                m_setup.use->done.load(std::memory_order_relaxed));
    m_setup.use->holding.store(static_cast<std::uint32_t>(Hold::None), std::memory_order_release);
}

}  // namespace ws
