#include "sync/registry.h"

#include "sync/barrier.h"
#include "sync/cell_atomic.h"
#include "sync/cell_guarded.h"
#include "sync/cell_racy.h"
#include "sync/event.h"
#include "sync/flock.h"
#include "sync/latch.h"
#include "sync/monitor.h"
#include "sync/mutex.h"
#include "sync/mutex_errorcheck.h"
#include "sync/mutex_recursive.h"
#include "sync/mutex_robust.h"
#include "sync/ofd_lock.h"
#include "sync/rwlock.h"
#include "sync/semaphore.h"
#include "sync/semaphore_named.h"
#include "sync/semaphore_sysv.h"
#include "sync/spin_lock.h"
#include "sync/standard_input.h"
#include "sync/ticket_lock.h"
#include "sync/user_signal.h"

namespace ws {

std::span<const Primitive *const> primitiveRegistry()
{
    static constexpr const Primitive *all[] = {
        &mutexPrimitive,      &mutexErrorcheckPrimitive, &mutexRecursivePrimitive, &mutexRobustPrimitive,
        &spinLockPrimitive,   &ticketLockPrimitive,      &rwlockReaderPrimitive,   &rwlockWriterPrimitive,
        &flockPrimitive,      &ofdLockPrimitive,         &monitorPrimitive,        &eventPrimitive,
        &semaphorePrimitive,  &semaphoreNamedPrimitive,  &semaphoreSysvPrimitive,  &barrierPrimitive,
        &latchPrimitive,      &cellRacyPrimitive,        &cellAtomicPrimitive,     &cellGuardedPrimitive,
        &userSignalPrimitive, &standardInputPrimitive,
    };
    return all;
}

const Primitive *findPrimitive(std::string_view id)
{
    for (const Primitive *primitive : primitiveRegistry())
        if (primitive->info.id == id)
            return primitive;
    return nullptr;
}

}  // namespace ws
