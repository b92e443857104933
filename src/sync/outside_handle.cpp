#include "sync/outside_handle.h"

#include <algorithm>

#include "base/clock.h"

namespace ws {

Result<> OutsideHandle::wait(std::chrono::nanoseconds timeout)
{
    auto came = awaitIt(std::chrono::nanoseconds(0));
    if (!came)
        return came.error();
    if (!*came) {
        if (timeout.count() <= 0)
            return tooLate(WaitKind::Outside, "wait for what has not come from outside");
        const std::uint64_t until =
            timeout == kNoLimit ? UINT64_MAX : monotonicNs() + static_cast<std::uint64_t>(timeout.count());
        const Ticks began =
            m_setup.recorder->waitBegin(WaitKind::Outside, m_setup.object, deadlineTicks(timeout));
        for (bool isLate = false; came && !*came && !isLate;) {
            const std::uint64_t now = monotonicNs();
            came = awaitIt(until == UINT64_MAX ? kNoLimit
                                               : std::chrono::nanoseconds(until - std::min(now, until)));
            isLate = monotonicNs() >= until;
        }
        m_setup.recorder->waitEnd(WaitKind::Outside, m_setup.object, began, *m_setup.use);
        if (!came)
            return came.error();
        if (!*came)
            return tooLate(WaitKind::Outside, "wait for the outside in the time given");
    }
    addTo(m_setup.use->done);
    m_setup.recorder->operation(EventKind::Took, m_setup.object, 1);
    return {};
}

Result<PrimitiveKit> prepareOutside(std::byte *, const PrimitivePlan &)
{
    return PrimitiveKit{};
}

}  // namespace ws
