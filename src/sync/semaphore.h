// A POSIX semaphore without a name, in the cell: sem_overview(7), sem_init(3).
//
//   cell | given | gone | sem_t, or the name of a semaphore |
//
// Beside the semaphore two counters: units given (with the first value), added before sem_post(3), and units gone, added
// after the wait for one has ended. So given - gone is never less than what the semaphore holds.
//
// Counters: begun: units released; done: units acquired.
// Errors:   System EOVERFLOW for a release beyond SEM_VALUE_MAX; the units before it were given.
#pragma once

#include <limits.h>
#include <semaphore.h>

#include "sync/primitive.h"

namespace ws {

extern const Primitive semaphorePrimitive;

struct SemaphoreCell
{
    std::atomic<std::uint64_t> given;
    std::atomic<std::uint64_t> gone;
    sem_t unnamed;
    char name[64];
};

// Also the handle of the named semaphore, which differs in how it is found.
class SemaphoreHandle : public Semaphore
{
public:
    SemaphoreHandle(SemaphoreCell &cell, sem_t *semaphore, const HandleSetup &setup)
        : Semaphore(setup), m_cell(cell), m_semaphore(semaphore)
    {
    }

    Result<> acquire(std::chrono::nanoseconds timeout) override;
    Result<> release(std::uint32_t units) override;
    Result<std::int64_t> value() const override;

protected:
    SemaphoreCell &m_cell;
    sem_t *m_semaphore;
};

inline constexpr ParameterInfo kSemaphoreParameters[] = {
    {.name = "value",
     .kind = ParameterKind::Count,
     .maximum = SEM_VALUE_MAX,
     .meaning = WS_TR_NOOP("Parameter", "units that are there at the begin; absent: none")},
};
std::uint32_t firstSemaphoreValue(const ParameterValues &parameters);
Outlook semaphoreOutlook(const std::byte *cell, const ParameterValues &parameters, WaitKind kind,
                         std::uint64_t ticket);

}  // namespace ws
