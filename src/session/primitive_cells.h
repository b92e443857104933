// The primitives of a run, each made in its cell before anything is started.
#pragma once

#include <functional>

#include "base/result.h"
#include "base/system_name.h"
#include "session/layout.h"

namespace ws {

// Makes the cells and what is in them, for one process or for several, as the workers' parts use them, and tells the
// parts which it is. `announce` is called before a name is made; the names are kept in the layout.
// Errors: BadInput for a primitive that cannot be used across processes, and is; System, Limit from making one.
Result<> makePrimitives(RunLayout &layout, const std::function<void(const SystemName &)> &announce);

}  // namespace ws
