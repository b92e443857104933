// Every way in which a small program can end, by going through all its interleavings. It knows nothing of the engine: a
// second opinion on what its primitives do.
//
// The model: each step is one moment. A lock that its thread has already, or whose owner has ended, is never free. A
// notification goes to the one that waits longest for that condition and is lost when nobody does; who was notified
// takes the lock again. A receive from an empty channel ends when all threads with a send in their text have ended.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>

#include "support/random_program.h"

namespace ws::test {

// Bit i: thread i is stuck; 0: all have ended.
using StuckThreads = std::uint32_t;

// Nothing when the program has more than `mostStates` states.
std::optional<std::set<StuckThreads>> possibleEnds(const RandomProgram &program, std::size_t mostStates);

}  // namespace ws::test
