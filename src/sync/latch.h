// A latch: counted down to 0 once, and open from then on for everybody. futex(2).
//
//   cell | what is left |
//
// Counters: begun: units counted down; done: waits that ended with it open.
// Errors:   System ERANGE for counting down by more than is left: nothing is changed then.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive latchPrimitive;

}  // namespace ws
