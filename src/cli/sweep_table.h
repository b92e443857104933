// The results of a sweep as a person reads them in a terminal.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "measure/sweep.h"

namespace ws::cli {

// One table for each placement, wait policy and shape; notes below them say what the marks mean. Line feed at the end.
std::string sweepTable(const SweepResults &results);

// "120 of 2,160 runs, 3 min 20 s left, pipe, 64 B, cross, block, pingpong"
std::string sweepProgressText(const SweepProgress &progress, const SweepRow &row);

}  // namespace ws::cli
