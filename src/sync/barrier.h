// A barrier: threads wait until so many of them have arrived, then all go on. pthread_barrier_wait(3p).
//
//   cell | pthread_barrier_t | arrivals | rounds completed |
//
// Arrivals are counted before the thread goes in; arrival / parties is its round. With more threads than parties one of
// the next round could overtake one of this round on its way in: so nobody goes in before the round before his is over.
//
// Counters: begun: arrivals; done: rounds passed.
// Errors:   Unsupported for any timeout: whoever has arrived cannot leave.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive barrierPrimitive;

}  // namespace ws
