// What a message costs: processor time and context switches of the threads that handle it, by the kernel's accounts.
//
// A thread that uses several channels is shared out among them in proportion to what it sent and received there, so
// that the costs of all channels add up to what the threads used, and no more.
#pragma once

#include <memory>

#include "analysis/analysis.h"

namespace ws {

// `model` outlives the analysis.
std::unique_ptr<Analysis> createMessageCost(const RunModel &model);

}  // namespace ws
