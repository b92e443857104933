// The mechanisms as text of at most 100 columns and as JSON. Keys of the JSON are promised: add, never rename.
//
// Threads: pure functions of the catalogue.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "session/catalogue.h"

namespace ws::cli {

inline constexpr std::size_t kTextColumns = 100;

// All of them under the headings of their groups: what each is, in short.
std::string mechanismListText(const std::vector<MechanismEntry> &entries);
// Everything that is known of one.
std::string mechanismText(const MechanismEntry &entry);
nlohmann::ordered_json mechanismJson(const MechanismEntry &entry);

// One setting; and all of them, a line or more each, empty where there is none.
nlohmann::ordered_json parameterJson(const ParameterInfo &info);
std::string parametersText(std::span<const ParameterInfo> parameters);

// Words joined by blanks into lines of at most `columns`, each ending with a line feed. The first begins with `indent`,
// the others with `hang` behind it.
std::string wrapped(std::string_view text, std::string_view indent, std::string_view hang = "",
                    std::size_t columns = kTextColumns);

}  // namespace ws::cli
