// A monitor: a pthread mutex, and a queue of threads that wait inside of it. pthread_cond_wait(3p), Mesa semantics.
//
//   cell | mutex | next order | conditions x 6 | word x 40 |     word: 31    5 4       2 1   0
//                                                                     | order | condition | state |
//   state: free, waiting, granted, left
//
// A monitor has one condition without a name, and up to six with names, which come into being at their first use.
// Each thread that waits sleeps on a word of its own. notify() grants to the one that has waited longest for that
// condition, notifyAll() to all that wait for it at that moment: whoever comes later cannot take it from them, and with nobody there it is lost. Then the
// thread takes the lock as in lock(), which is published as a wait for its owner: so 'was not notified' and 'was
// notified and does not get the lock' are told apart, which pthread_cond_wait(3p) hides. No wake-up is spurious.
//
// wait() of no time gives the lock back once and takes it again. A thread that is killed while it waits stays in the
// queue, and uses up one notification.
//
// Errors: EPERM for wait() and notify() without the lock; Limit when 40 threads wait already, or for a seventh name.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive monitorPrimitive;

}  // namespace ws
