// What can be known of a thread's script before it runs: its mistakes, and which names of the experiment it uses for
// what. Plain data, so that the experiment reader and the session need no Lua.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ws {

// What a script may do with an object that it names. Over-estimated where the script passes the object around.
enum ScriptAbility : std::uint32_t {
    kSends = 1,
    kReceives = 2,
    kTakes = 4,    // locks, waits, acquires, arrives: may have to wait
    kGives = 8,    // posts, notifies, sets, arrives, counts down: may end another thread's wait
    kStarts = 16,  // starts the thread of that name
    kJoins = 32,   // waits for the end of the thread of that name
    kEverything = 63,
};

struct ScriptProblem
{
    int line = 0;  // of the script, from 1
    std::string message;
};

// A name that the script uses and does not make itself: a global, or the constant text in object("fork 1").
struct ScriptMention
{
    std::string name;
    std::uint32_t abilities = 0;  // of ScriptAbility, whatever the name turns out to be
    int line = 0;                 // where first
    std::vector<std::string> methods =
        {};                 // called on it, each once; not those called where it was passed to
    bool assigned = false;  // the script assigns it as well, so it need not be a name of the experiment
};

struct ScriptScan
{
    std::vector<ScriptProblem> problems;  // syntax; in the order of lines
    std::vector<ScriptMention> mentions;  // without those of the library, in the order of lines
    bool endsProcess = false;             // it may end its process, or crash it
};

using ScanScript = std::function<ScriptScan(std::string_view text)>;

}  // namespace ws
