// A TOML file as a table, whatever is in it; or where and why it is none.
//
// Threads: pure functions. Errors: what the parser itself would break on (see toml.h) is a problem like any other.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "experiment/reader.h"
#include "experiment/toml.h"

namespace ws {

// `what` names the file in sentences: "an experiment".
std::variant<toml::table, FileProblem> tomlTable(std::string_view text, const std::string &fileName,
                                                 const std::string &what);

}  // namespace ws
