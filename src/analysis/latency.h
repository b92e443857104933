// How long messages took, as a distribution: over the whole run and in each step.
//
// From the receivers' cumulative bucket counts (histogram.h). Each step keeps the buckets that grew in it; a
// reading that spans several steps is spread over them in proportion of time, and steps that merge add their
// buckets, so a merged percentile is that of the longer step. A percentile is the middle of the bucket that
// holds its nearest rank, hence at most 1.6 % off; the maximum is the upper end of the highest bucket, never
// too low and at most 3.2 % too high.
#pragma once

#include <memory>

#include "analysis/analysis.h"

namespace ws {

// `model` outlives the analysis.
std::unique_ptr<Analysis> createLatency(const RunModel &model);

}  // namespace ws
