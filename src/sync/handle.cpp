#include "sync/handle.h"

#include <time.h>

namespace ws {

Ticks Handle::deadlineTicks(std::chrono::nanoseconds timeout) const
{
    if (timeout == kNoLimit)
        return 0;
    return m_setup.recorder->now() +
           static_cast<Ticks>(static_cast<double>(timeout.count()) / m_setup.nsPerTick) + 1;
}

timespec Handle::monotonicDeadline(std::chrono::nanoseconds timeout)
{
    timespec time = {};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    const std::int64_t ns = time.tv_nsec + timeout.count() % 1'000'000'000;
    time.tv_sec += timeout.count() / 1'000'000'000 + ns / 1'000'000'000;
    time.tv_nsec = ns % 1'000'000'000;
    return time;
}

Error Handle::tooLate(WaitKind kind, const char *action) const
{
    UseCounters &use = *m_setup.use;
    const std::uint64_t done = use.done.load(std::memory_order_relaxed);
    const bool goesOn = use.doneAtFirst.load(std::memory_order_relaxed) == done;
    use.doneAtFirst.store(done, std::memory_order_relaxed);
    use.failuresInARow.store(goesOn ? use.failuresInARow.load(std::memory_order_relaxed) + 1 : 1,
                             std::memory_order_release);
    addTo(use.failures);
    m_setup.recorder->operation(EventKind::TryFailed, m_setup.object, static_cast<std::uint64_t>(kind));
    return Error{ErrorKind::Timeout, 0, action};
}

}  // namespace ws
