// The mechanisms as lists and choosers show them. Texts are English, marked for translation in context "Mechanism".
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/parameter.h"

namespace ws {

struct MechanismEntry
{
    std::string id;
    std::string name;
    std::string sentence;
    std::string source;  // man page or RFC
    bool crossesProcesses = true;
    bool keepsMessageBorders = true;
    std::span<const ParameterInfo> parameters;
};

const std::vector<MechanismEntry> &mechanismCatalogue();

}  // namespace ws
