// The words of the script library: its global names, and the methods of what a name of the experiment can be. The scan
// and the runtime share them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/script_scan.h"

namespace ws {

struct MethodWord
{
    std::string_view family;  // familyId(), "channel", "thread"
    std::string_view name;
    std::uint32_t abilities = 0;  // of ScriptAbility
};

std::span<const MethodWord> methodWords();
bool isLibraryName(std::string_view name);

// What a method may do, whatever it is called on.
std::uint32_t methodAbilities(std::string_view method);

}  // namespace ws
