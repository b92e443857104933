// Which thread stands at which line of a script.
//
// Threads: pure functions.
#pragma once

#include <QString>
#include <cstdint>
#include <string>
#include <vector>

#include "session/snapshot.h"

namespace ws {

struct ScriptMark
{
    enum class State { Moves, Waits, Stuck, Ended };
    std::uint32_t thread = 0;
    int line = 0;  // of the script, from 1
    State state = State::Moves;
    QString name;  // of the thread
    QString tip;   // "P1 waits for fork 2."

    bool operator==(const ScriptMark &) const = default;
};

// Those of the threads that run the script of that name, in the order of lines, then of threads. `text` is what an
// editor shows: nothing where the run is of another text, as its lines would point at the wrong places. Threads that
// have ended are left out, but for those that failed.
std::vector<ScriptMark> scriptMarks(const Snapshot &snapshot, const std::string &script,
                                    const std::string &text);

// The script that tells most at this moment: of the first member of a deadlock; empty: none does.
std::string scriptInFocus(const Snapshot &snapshot);

}  // namespace ws
