// Sentences with places for values: "{name} waits for {object}".
//
// Threads: any. Nothing here blocks or fails.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ws {

// A place that no value is for stays as it is.
std::string filled(std::string_view pattern,
                   const std::vector<std::pair<std::string_view, std::string>> &values);

}  // namespace ws
