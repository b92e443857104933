// Drawing a line from one part to another: from thread to thread makes a channel, from thread to channel a sender, from
// channel to thread a receiver, between thread and lock an entry in its list, from a thread that joins to another its
// entry. A thread gets the role that can do so where its own cannot: who only receives and is to send passes on.
//
// Threads: pure functions.
#pragma once

#include "ui/editor/experiment_edits.h"

namespace ws {

enum class JoinFault {
    None,
    SamePart,
    NotThese,      // nothing joins two parts of these kinds
    NoWires,       // the thread's role has no channels
    NoLocks,       // the thread's role takes no locks
    NotALock,      // no role takes this primitive, scripts do
    ScriptNames,   // a script says itself what it uses
    OtherProcess,  // only threads of one process can wait for each other's end
    AlreadyJoined,
};

struct Joined
{
    Experiment experiment;
    Parts parts;  // to be selected
    JoinFault fault = JoinFault::None;
};

// `mechanism` is that of a channel that has to be made.
Joined joined(const Experiment &experiment, const Vocabulary &vocabulary, Part from, Part to,
              const std::string &mechanism);

}  // namespace ws
