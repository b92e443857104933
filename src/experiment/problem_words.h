// What is wrong with an experiment or a script, in another language.
//
// The checks word their findings in English with names in them (checks.h). Their clauses are known here by pattern, so a
// sentence is taken apart, and each part said by its translation; what is not known stays as it is.
//
// Threads: pure functions.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace ws {

// A pattern of context "Problem" in the language that is wanted; itself where there is no translation.
using TranslateProblem = std::function<std::string(std::string_view)>;

std::string problemInWords(std::string_view message, const TranslateProblem &translate);

}  // namespace ws
