// The settings of a part as one types them: "64 KiB", "20us", "a, b"; and the arguments of a script.
//
// Threads: pure functions. Errors: what is wrong with a text, as the English sentence of experiment/units.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/parameter.h"

namespace ws {

struct TypedSetting
{
    ParameterValues values;  // empty: the setting is absent
    std::string fault;       // empty: none
};

// Empty where it is absent.
std::string settingText(const ParameterInfo &info, const ParameterValues &values);
// An empty text means absent.
TypedSetting parseSetting(const ParameterInfo &info, std::string_view text);

// The arguments of a script: "left = fork 1, rounds = 1000". A text that looks like a number or has a comma stands in
// quotes. Sorted by name.
std::string argumentsText(const ParameterValues &values);
TypedSetting parseArguments(std::string_view text);

}  // namespace ws
