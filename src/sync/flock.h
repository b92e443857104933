// The lock on a whole file of flock(2), shared or exclusive.
//
// Converting is not atomic (flock(2)): the hold that was had is given up first, so that others may come in between; a
// conversion that fails or comes too late has lost it. That is published so.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive flockPrimitive;

}  // namespace ws
