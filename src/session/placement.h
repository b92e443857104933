// Where the threads of a run are pinned.
#pragma once

#include <vector>

#include "base/result.h"
#include "experiment/experiment.h"

namespace ws {

// Processors that this process may use: sched_getaffinity(2), in ascending order.
std::vector<int> usableProcessors();

// One entry a thread, -1 for free. same: all on the first usable processor; cross: in turn over all of them.
// Errors: Limit when threads are to run across processors and there is only one.
Result<std::vector<int>> pinnedProcessors(Placement placement, std::size_t threads);

}  // namespace ws
