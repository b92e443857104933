// What the user wrote about a sweep as a plan, and what is wrong with it.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <variant>

#include "cli/measure_commands.h"
#include "measure/sweep_plan.h"

namespace ws::cli {

// The plan, or a sentence about the first word that cannot be understood.
std::variant<SweepPlan, std::string> sweepPlanOf(const SweepArguments &arguments,
                                                 const Vocabulary &vocabulary);

}  // namespace ws::cli
