// A POSIX semaphore with a name, so that processes without common memory find it: sem_overview(7), sem_open(3).
//
// Its counters and its name are in the cell. The name is gone as soon as all threads have opened it.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive semaphoreNamedPrimitive;

}  // namespace ws
