// A System V semaphore set: several counters in the kernel that one operation changes together, semop(2).
//
//   cell | identifier | members | given x 8 | gone x 8 |
//
// given[i] grows before an operation that adds to member i, gone[i] after the wait of one that takes from it has ended,
// by what the operation changes on the whole: so given - gone is never less than the member's value.
//
// The kernel would do an operation that both takes and gives while its thread sleeps, and nobody could announce what it
// gives. Such a thread sleeps in an operation that takes the same units and puts them back at once, and then does its
// own without waiting, all or nothing; another may be faster, and then it sleeps again.
//
// Threads:  no SEM_UNDO: units of a thread that dies do not come back.
// Counters: begun: operations that give; done: operations done.
// Errors:   BadInput for an unknown member or a change of 0; Limit for more than 254 units taken from one member; System
//           ERANGE beyond 32,767 (SEMVMX); Closed when the set was removed.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive semaphoreSysvPrimitive;

}  // namespace ws
