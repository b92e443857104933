// One run of a sweep and one machine as JSON, and back. Keys are promised: add, never rename.
//
// Threads: pure functions. Errors: a value that is missing or of another kind reads as its default.
#pragma once

#include <nlohmann/json.hpp>

#include "measure/sweep_result.h"

namespace ws {

nlohmann::ordered_json machineJson(const MachineId &machine);

nlohmann::ordered_json runJson(const SweepRun &run);
SweepRun runOf(const nlohmann::ordered_json &json);

// One line or many, without a line feed at the end; bytes that are not UTF-8 are replaced.
std::string textOf(const nlohmann::ordered_json &json, int indent);

}  // namespace ws
