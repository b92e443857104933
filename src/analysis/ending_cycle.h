// Cycles that end by a deadline: threads that wait for each other and would do so for ever, were it not for a wait among
// theirs that gives up by itself. Not deadlocks; told because the next change of a time-out makes one of them.
//
// Threads: pure function, and a book that belongs to one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/deadlock.h"

namespace ws {

struct EndingCycle
{
    Deadlock cycle;                           // what the deadlock would be
    std::vector<std::uint32_t> withDeadline;  // those of its members whose wait ends by itself
    std::int64_t firstNs = 0;                 // run time of the proof of the first one
    std::uint64_t times = 1;                  // that the same threads were found in it; a lower bound
};

// Proven as a deadlock is, by two snapshots in which nothing of the set changed. Waits that nobody else waits for are not
// told: a timed wait for what nobody gives is no cycle.
std::optional<EndingCycle> endingCycle(const WaitFacts &first, const WaitFacts &second);

// Puts a cycle that was found into the list: counted once for each time that it closed. Keeps the first kMostEndingCycles.
inline constexpr std::size_t kMostEndingCycles = 8;
void noteEndingCycle(std::vector<EndingCycle> &known, EndingCycle found);

}  // namespace ws
