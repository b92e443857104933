// Wait facts as a line of text, so that a test row can be read and a failing random case can be pasted as a
// new row.
//
//   n4        the run has threads 0 to 3 (else 0 to 9); one that is not mentioned runs
//   1+a       thread 1 owns lock a              1?a       thread 1 waits for lock a
//   1>p       thread 1 waits for space in p     1<p       thread 1 waits for a message in p
//   1j2       thread 1 joins thread 2           p:13>2    channel p: 1 and 3 send, 2 receives
//   p.space   p has room     p.message   p has a message
//   1.end     has ended      1.timed     its wait has a deadline     1.outside   waits for the outside world
//   1#5       sequence of thread 1   a#5   acquisition of lock a   p#5   version of channel p
//   1@5       waits since 5 ns   1!7       ended at 7 ns
//
// Locks are a to f, channels p to u. Objects: the six channels, the six locks, one for each thread.
#pragma once

#include <string>
#include <string_view>

#include "analysis/wait_facts.h"

namespace ws::test {

inline constexpr std::uint32_t kScriptChannels = 6;
inline constexpr std::uint32_t kScriptLocks = 6;

// The object of 'p' or 'a'; that of a thread for '0' to '9'.
std::uint32_t scriptObject(char name);

WaitFacts factsOf(std::string_view script);
std::string scriptOf(const WaitFacts &facts);

}  // namespace ws::test
