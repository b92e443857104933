// The event of something given, at full level: stamped before it is given, written when it was.
//
// So in the order of their stamps nothing is taken before it was given, and what was refused leaves no event.
#pragma once

#include "sync/handle.h"

namespace ws {

class GiveStamp
{
public:
    explicit GiveStamp(const HandleSetup &setup)
        : m_setup(setup), m_ticks(setup.recorder->recordsAll() ? setup.recorder->now() : 0)
    {
    }

    void gave(std::uint64_t units) const
    {
        if (m_setup.recorder->recordsAll())
            m_setup.recorder->event(EventKind::Gave, m_setup.object, units, m_ticks);
    }

private:
    const HandleSetup &m_setup;
    const Ticks m_ticks;
};

}  // namespace ws
