// The system's mutex of the error-checking type (pthread_mutexattr_settype(3p), PTHREAD_MUTEX_ERRORCHECK): a lock by
// the thread that owns it is EDEADLK rather than a wait for ever.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive mutexErrorcheckPrimitive;

}  // namespace ws
