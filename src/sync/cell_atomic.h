// A number in shared memory whose reads, writes and additions each happen at once: ISO C++ [atomics.types.operations].
//
// Threads:  any; nothing waits. Counters: done: reads, writes and additions.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive cellAtomicPrimitive;

}  // namespace ws
