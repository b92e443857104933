// What is worth saying of a run although nothing of it is a deadlock: starvation, livelock, cycles that end by a deadline.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "session/snapshot.h"

namespace ws::cli {

// Empty where there is nothing to say.
std::string noticesText(const Snapshot &snapshot);
// A list; each has "kind" ("starvation", "livelock", "ends-by-deadline"), "sentence", "threads", "objects".
nlohmann::ordered_json noticesJson(const Snapshot &snapshot);

}  // namespace ws::cli
