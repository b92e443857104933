// Where the time of each thread went, and on what it was blocked.
//
// Shares are of the thread's life, from its start to its end or to now. running is processor time and blocked
// is recorded waits; a recorded wait ends when the thread runs again, so the time it queued for a processor
// after the wake-up stands in the kernel's run-queue time and in the wait. Counting it once, runnable is at
// most what running and blocked leave over.
#pragma once

#include <memory>

#include "analysis/analysis.h"

namespace ws {

// `model` outlives the analysis.
std::unique_ptr<Analysis> createBlocking(const RunModel &model);

}  // namespace ws
