// A finished run as one JSON object, for scripts and graders. Keys are promised: add, never rename.
//
// Times are integers in nanoseconds of run time, or seconds where the key says so. What was not measured is null.
// Threads: pure functions of the snapshot.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "session/snapshot.h"

namespace ws::cli {

nlohmann::ordered_json runJson(const Snapshot &snapshot);

// Two spaces of indent, a line feed at the end; bytes that are not UTF-8 are replaced, so that it is always valid JSON.
std::string jsonText(const nlohmann::ordered_json &json);

}  // namespace ws::cli
