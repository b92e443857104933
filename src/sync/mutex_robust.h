// The system's mutex with the robust attribute (pthread_mutexattr_setrobust(3)): when its owner dies, the kernel passes
// it on, and the next owner is told.
//
// Errors: lock(), lockFor() and tryLock() return EOWNERDEAD while this thread does own it, published: recover() makes it
//         consistent (pthread_mutex_consistent(3)). Given back without that, it is ENOTRECOVERABLE for ever.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive mutexRobustPrimitive;

}  // namespace ws
