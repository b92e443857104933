// A monitor: a pthread mutex, and a queue of threads that wait inside of it. pthread_cond_wait(3p), Mesa semantics.
//
//   cell | mutex | next order | word x 48 |     word: 31      2 1   0
//                                                    | order | state |   free, waiting, granted, left
//
// Each thread that waits sleeps on a word of its own. notify() grants to the one that has waited longest, notifyAll() to
// all that wait at that moment: whoever comes later cannot take it from them, and with nobody there it is lost. Then the
// thread takes the lock as in lock(), which is published as a wait for its owner: so 'was not notified' and 'was
// notified and does not get the lock' are told apart, which pthread_cond_wait(3p) hides. No wake-up is spurious.
//
// wait() of no time gives the lock back once and takes it again. A thread that is killed while it waits stays in the
// queue, and uses up one notification.
//
// Errors: EPERM for wait() and notify() without the lock; Limit when 48 threads wait already.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive monitorPrimitive;

}  // namespace ws
