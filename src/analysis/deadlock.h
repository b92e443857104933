// The verdict of a deadlock, and its proof.
//
// AND for what has owners (a lock, a join, the readers that a writer waits for), OR for what anybody may give (a message,
// a notification, a unit), so-many-of for a barrier. The threads that can still move are the least fixpoint of: a thread
// that does not wait moves; a waiting one moves if one of its ways is open or can be opened by threads that move. The rest
// is stuck. (Holt 1972 for reusable and consumable resources; Chandy, Misra, Haas 1983 for the AND and the OR model.)
//
// Facts about many threads are not read at one instant. A verdict counts only where it follows from two snapshots and no
// sequence, owner, acquisition number or counter of its set changed between them: then all those states held at once, at
// any moment between the two.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/wait_facts.h"

namespace ws {

enum class Certainty {
    Cycle,   // exact owners, one after the other
    Knot,    // every possible waker is stuck
    Orphan,  // nobody is left who could, or the owner is gone
};

struct DeadlockMember
{
    std::uint32_t thread = kNobody;
    WaitKind kind = WaitKind::None;
    std::uint32_t waitsFor = kNoObject;
    std::vector<std::uint32_t> alsoWaitsFor;  // with WaitKind::Any: the other objects
    std::vector<std::uint32_t>
        releasers;                     // threads that could end its wait and are stuck; empty: nobody is left
    std::vector<std::uint32_t> holds;  // locks
    std::int64_t sinceNs = 0;
    std::uint32_t line = 0;  // of its script; 0: has none
    bool exact = false;      // the releasers are the owners
    // Of one that waits for a notification which nobody is left to give: those that came while nobody waited.
    std::uint32_t unheard = 0;
    std::uint32_t lastUnheardBy = kNobody;
};

struct Deadlock
{
    Certainty certainty = Certainty::Cycle;
    // The shortest cycle or the smallest knot, in the order of waiting: each waits for the next one where there is a
    // cycle.
    std::vector<DeadlockMember> members;
    // Other threads that are proven stuck behind the members: a member's move might free them. Those of a second
    // deadlock beside this one, and those that wait behind that one alone, are not among them.
    std::vector<std::uint32_t> alsoStuck;
    bool everybody = false;  // no thread of the run can move any more
    // Since when it was so: the last member began to wait, or the last thread that could have released one ended.
    std::int64_t lastBlockedNs = 0;
};

// Threads that cannot move by these facts alone, in ascending order. Not yet a proof.
std::vector<std::uint32_t> stuckThreads(const WaitFacts &facts);

// Threads that could end the wait of `thread` and have not ended, in ascending order. Empty for a thread that does not
// wait, and where nobody is left.
std::vector<std::uint32_t> possibleReleasers(const WaitFacts &facts, std::uint32_t thread);

// The deadlock that both snapshots prove, if any; `first` must be complete before `second` is begun. Where several exist
// at once: a cycle before a knot before an orphan, then the smallest, then the one of the lowest thread. (Where a wait
// needs several threads, its knot is one that cannot be made smaller, which need not be the smallest of all.) An unknown kind,
// object or thread in the facts counts as something that moves: never a false alarm.
std::optional<Deadlock> provenDeadlock(const WaitFacts &first, const WaitFacts &second);

}  // namespace ws
