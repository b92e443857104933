// Starvation: a thread that waits for a lock or a semaphore is overtaken. Rule: during one and the same wait other threads
// took the object kStarvationOvertakes times or more. Counted from the first sample that sees the wait, so a lower bound.
#pragma once

#include "analysis/analysis.h"

namespace ws {

inline constexpr std::uint64_t kStarvationOvertakes = 100;

std::unique_ptr<Analysis> createStarvation(const RunModel &model);

}  // namespace ws
