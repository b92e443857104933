// How many messages each channel holds: the last reading, and the maximum within each step.
//
// Read from counters, so a burst between two samples is not seen. Messages that were begun and not finished
// by their sender do not count, nor do those that a receiver has announced to take.
#pragma once

#include <memory>

#include "analysis/analysis.h"

namespace ws {

// `model` outlives the analysis.
std::unique_ptr<Analysis> createDepth(const RunModel &model);

}  // namespace ws
