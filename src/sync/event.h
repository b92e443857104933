// An event that is set or not: threads wait until somebody sets it, and it stays set until somebody clears it. futex(2).
//
//   cell | 31        1   0   |
//        | generation | set |   one more generation at each change from clear to set
//
// Who waits remembers the generation: set() lets go everybody that waits, even if the event is cleared before they run.
//
// Counters: begun: sets; done: waits that ended with it set.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive eventPrimitive;

}  // namespace ws
