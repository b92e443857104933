#include "sync/semaphore.h"

#include <cerrno>

#include "sync/give_stamp.h"

namespace ws {

static_assert(sizeof(SemaphoreCell) <= kPrimitiveCellBytes);

namespace {

// A timed wait that a signal interrupts goes on: its end is a moment, not a span.
int waitForUnit(sem_t *semaphore, const timespec *until)
{
    for (;;) {
        const int waited =
            until == nullptr ? ::sem_wait(semaphore) : ::sem_clockwait(semaphore, CLOCK_MONOTONIC, until);
        if (waited == 0 || errno != EINTR)
            return waited;
    }
}

}  // namespace

Result<> SemaphoreHandle::acquire(std::chrono::nanoseconds timeout)
{
    if (::sem_trywait(m_semaphore) != 0) {
        if (timeout.count() <= 0)
            return tooLate(WaitKind::Unit, "acquire a unit of a semaphore that has none");
        const timespec until = timeout == kNoLimit ? timespec{} : monotonicDeadline(timeout);
        const Ticks began =
            m_setup.recorder->waitBegin(WaitKind::Unit, m_setup.object, deadlineTicks(timeout));
        const int waited = waitForUnit(m_semaphore, timeout == kNoLimit ? nullptr : &until);
        const int error = errno;
        m_setup.recorder->waitEnd(WaitKind::Unit, m_setup.object, began, *m_setup.use);
        if (waited != 0 && error == ETIMEDOUT)
            return tooLate(WaitKind::Unit, "acquire a unit of a semaphore in the time given");
        if (waited != 0)
            return Error{ErrorKind::System, error, "acquire a unit of a semaphore"};
    }
    // After waitEnd(): a thread that has just got the last unit must not look as if it waited for one that is not
    // there.
    // release: pairs with acquire in semaphoreOutlook().
    m_cell.gone.fetch_add(1, std::memory_order_acq_rel);
    addTo(m_setup.use->done);
    m_setup.recorder->operation(EventKind::Took, m_setup.object, 1);
    return {};
}

Result<> SemaphoreHandle::release(std::uint32_t units)
{
    const GiveStamp stamp(m_setup);
    for (std::uint32_t i = 0; i < units; ++i) {
        addTo(m_setup.use->begun);
        // release, and before sem_post(3): pairs with acquire in semaphoreOutlook(), so that whoever waits for this
        // unit is seen to be able to go on before it can.
        m_cell.given.fetch_add(1, std::memory_order_acq_rel);
        if (::sem_post(m_semaphore) != 0) {
            const int error = errno;
            m_cell.given.fetch_sub(1, std::memory_order_acq_rel);
            if (i != 0)
                stamp.gave(i);
            return Error{ErrorKind::System, error,
                         "release a semaphore beyond its largest value, " + std::to_string(SEM_VALUE_MAX)};
        }
    }
    stamp.gave(units);
    return {};
}

Result<std::int64_t> SemaphoreHandle::value() const
{
    int value = 0;
    if (::sem_getvalue(m_semaphore, &value) != 0)
        return Error{ErrorKind::System, errno, "read the value of a semaphore"};
    return std::int64_t{value};
}

std::uint32_t firstSemaphoreValue(const ParameterValues &parameters)
{
    return static_cast<std::uint32_t>(parameters.number("value", 0));
}

Outlook semaphoreOutlook(const std::byte *cell, const ParameterValues &, WaitKind, std::uint64_t)
{
    const auto &semaphore = *reinterpret_cast<const SemaphoreCell *>(cell);
    // What went first, what came after: units that come and go meanwhile count as there.
    const std::uint64_t gone = semaphore.gone.load(std::memory_order_acquire);
    const std::uint64_t given = semaphore.given.load(std::memory_order_acquire);
    return {.available = static_cast<std::int64_t>(given - gone) >= 1};
}

namespace {

Result<PrimitiveKit> prepareSemaphore(std::byte *cell, const PrimitivePlan &plan)
{
    auto &semaphore = *reinterpret_cast<SemaphoreCell *>(cell);
    const std::uint32_t value = firstSemaphoreValue(plan.parameters);
    if (::sem_init(&semaphore.unnamed, plan.acrossProcesses ? 1 : 0, value) != 0)
        return Error{ErrorKind::System, errno,
                     "make a semaphore with the value " + std::to_string(value) + " (at most " +
                         std::to_string(SEM_VALUE_MAX) + ")"};
    semaphore.given.store(value, std::memory_order_relaxed);
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openSemaphore(std::byte *cell, const HandleSetup &setup)
{
    auto &semaphore = *reinterpret_cast<SemaphoreCell *>(cell);
    return std::unique_ptr<Handle>(std::make_unique<SemaphoreHandle>(semaphore, &semaphore.unnamed, setup));
}

}  // namespace

constinit const Primitive semaphorePrimitive{
    {.id = "semaphore",
     .family = Family::Semaphore,
     .name = WS_TR_NOOP("Primitive", "Semaphore"),
     .sentence = WS_TR_NOOP(
         "Primitive", "A number of units: acquire takes one and waits while there is none, release gives "
                      "some; whoever likes may release."),
     .source = "sem_overview(7), sem_init(3)",
     .parameters = kSemaphoreParameters},
    prepareSemaphore,
    openSemaphore,
    semaphoreOutlook,
};

}  // namespace ws
