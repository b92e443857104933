// Reads a script without running it: its first mistake, and which names of the experiment it uses for what.
//
// Sound, not exact: what a name may do is over-estimated. A name is followed through method calls, through locals that
// are made from it and never changed, and through the library's own functions; wherever else it goes (into a table, a
// function, an operator), it may do everything. Names that are computed are refused, as nobody could follow them.
//
// Threads: pure function. Source: Lua 5.4 Reference Manual, section 9, for the grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/script_scan.h"

namespace ws {

ScriptScan scanScript(std::string_view text);

// What a script may do with a name that is one of that family: familyId(), "channel" or "thread".
std::uint32_t abilitiesIn(std::string_view family, const ScriptMention &mention);

// The methods of that family, in the order of the reference; "name" last, which every object has.
std::vector<std::string> methodsOf(std::string_view family);

}  // namespace ws
