// A spin lock that is fair: everybody draws the next number, and waits until it is served. Mellor-Crummey and Scott,
// Algorithms for scalable synchronization on shared-memory multiprocessors (ACM Transactions on Computer Systems 9,
// 1991), section 2.2.
//
//   cell:  | next, drawn by whoever comes | ... | serving, moved on by the owner |    equal: free
//
// First come, first served has its price: a turn goes to a thread whether it runs or not, so that with more threads
// than processors nearly every turn waits for the scheduler. A thread that is killed while it waits takes its number
// with it, and the lock is served to nobody for ever.
//
// Blocking: lock() waits its turn; relocking by its owner waits for ever. A number cannot be given back, so lockFor() and
//           tryLock() draw one only where it is served at once: they take the lock when it is free, and never queue.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive ticketLockPrimitive;

}  // namespace ws
