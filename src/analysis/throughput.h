// How much came through each channel, how fast, and what went wrong with it on the way.
//
// Timed at the receivers: n messages in the time from the first to the last are n - 1 intervals. Several
// receivers count as one, over the time from the earliest first to the latest last message. Counts of senders
// and losses are as read; channel_uses.h says how they are made consistent.
#pragma once

#include <memory>

#include "analysis/analysis.h"

namespace ws {

// `model` outlives the analysis.
std::unique_ptr<Analysis> createThroughput(const RunModel &model);

}  // namespace ws
