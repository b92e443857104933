// A number in shared memory behind a mutex of its own, pthread_mutex_lock(3p).
//
// Reads, writes and additions each lock it; who comes meanwhile waits for the owner, published as at any mutex. Nothing
// waits while it owns the lock.
//
// Counters: done: acquisitions of the lock.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive cellGuardedPrimitive;

}  // namespace ws
