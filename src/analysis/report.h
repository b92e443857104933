// Why it is a deadlock: the four necessary conditions (Coffman, Elphick, Shoshani 1971) with the evidence of
// this run, and the single changes that would have broken it. Structured; ui/ and cli/ put it into words.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/deadlock.h"

namespace ws {

// How the conditions, made for locks, are read for consumable resources (Holt 1972): a slot or a message goes
// to exactly one taker, and a thread's end can be given by that thread alone, so the channels and threads
// waited for are evidence of MutualExclusion as locks are. A thread holds what another member waits for and
// only members could give: the lock it owns, its end of a channel, its own end. An orphan is no circle:
// CircularWait does not hold, and HoldAndWait only if it keeps locks while it waits.
enum class ConditionKind { MutualExclusion, HoldAndWait, NoPreemption, CircularWait };

struct Condition
{
    ConditionKind kind = ConditionKind::MutualExclusion;
    bool holds = false;
    bool given =
        false;  // nothing waited for has an owner: others give it (a message, a notification, a unit)
    std::vector<std::uint32_t>
        threads;  // the evidence: in CircularWait the ring, first one repeated at the end
    std::vector<std::uint32_t> objects;
};

enum class RemedyKind {
    SwapOrder,      // `thread` takes `object` before `other`
    GrowCapacity,   // channel `object` holds more
    TimedWait,      // `thread` gives up waiting for `object` after a while and gives back what it holds
    AddSender,      // somebody puts into channel `object`
    AddReceiver,    // somebody takes from channel `object`
    EndBeforeJoin,  // `thread` does not wait for the end of `object`'s thread while that one needs it
    ReleaseFirst,   // `thread` gives back `other` before it waits for `object`
    UnlockFirst,    // `thread` gives back `object` before it takes it again, or more of it
    AddGiver,       // somebody posts, notifies, sets, arrives at or counts down `object`
};

struct Remedy
{
    RemedyKind kind = RemedyKind::SwapOrder;
    std::uint32_t thread = kNobody;
    std::uint32_t object = kNoObject;
    std::uint32_t other = kNoObject;
    ConditionKind breaks = ConditionKind::CircularWait;
};

struct DeadlockReport
{
    std::vector<Condition> conditions;  // all four, in the order of ConditionKind
    std::vector<Remedy> remedies;       // the least change first
};

// Each remedy alone lets every member of a cycle or a knot move, apart from GrowCapacity, which does so only
// when the room is enough for all that is sent; for an orphan it helps that thread.
DeadlockReport deadlockReport(const Deadlock &deadlock);

}  // namespace ws
