// The system's spin lock, pthread_spin_lock(3): whoever comes second looks again and again, without an order among those
// that wait. Such a thread counts as waiting, although its processor is busy with it. Relocking by its owner spins for
// ever: POSIX leaves it undefined, glibc does not look.
//
// Blocking: timed variants do not exist in POSIX: lockFor() tries again and again until the time is over.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive spinLockPrimitive;

}  // namespace ws
