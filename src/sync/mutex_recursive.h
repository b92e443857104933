// The system's mutex of the recursive type (pthread_mutexattr_settype(3p), PTHREAD_MUTEX_RECURSIVE): its owner may lock
// it again, and has given it back after as many unlocks. One acquisition, from the first lock to the last unlock.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive mutexRecursivePrimitive;

}  // namespace ws
