// Wait facts as a line of text, so that a test row can be read and a failing random case can be pasted as a new row.
//
//   n4        the run has threads 0 to 3 (else 0 to 9); one that is not mentioned runs
//   1+a       thread 1 owns lock a              1?a       thread 1 waits for lock a
//   1>p       thread 1 waits for space in p     1<p       thread 1 waits for a message in p
//   1j2       thread 1 joins thread 2           p:13>2    channel p: 1 and 3 send, 2 receives
//   1*g2:345  thread 1 waits at primitive g until 2 of the threads 3, 4 and 5 have acted; several such: any of them
//   1&g:34    thread 1 waits until 3 and 4, who share lock g, have both given it back
//   1s2       thread 1 waits to be started by 2
//   p.space   p has room     p.message   p has a message
//   1.end     has ended      1.timed     its wait has a deadline     1.outside   waits for the outside world
//   1#5       sequence of thread 1   a#5   acquisition of lock a   p#5   version of channel p
//   1@5       waits since 5 ns   1!7       ended at 7 ns
//
// Locks are a to f, channels p to u, primitives g to k. Objects: channels, locks, primitives, one for each thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/wait_facts.h"

namespace ws::test {

inline constexpr std::uint32_t kScriptChannels = 6;
inline constexpr std::uint32_t kScriptLocks = 6;
inline constexpr std::uint32_t kScriptPrimitives = 5;
inline constexpr std::uint32_t kScriptObjects = kScriptChannels + kScriptLocks + kScriptPrimitives;

// What a script says, object by object: WaitFacts before what each thread waits for is worked out.
struct ScriptFacts
{
    struct Group  // "*" and "&"
    {
        std::uint32_t object = kNoObject;
        std::uint32_t needed = 1;
        bool exact = false;
        std::vector<std::uint32_t> releasers;
    };
    struct Thread
    {
        bool ended = false;
        bool waiting = false;
        bool hasDeadline = false;
        bool outside = false;
        WaitKind kind = WaitKind::None;
        std::uint32_t object = kNoObject;
        std::vector<Group> groups;
        std::uint64_t sequence = 0;
        std::int64_t sinceNs = 0;
        std::int64_t endedNs = 0;
    };
    struct Object
    {
        std::uint32_t owner = kNobody;
        std::uint64_t version = 0;
        bool hasSpace = false;
        bool hasMessage = false;
        std::vector<std::uint32_t> givesSpace;
        std::vector<std::uint32_t> givesMessage;
    };

    std::vector<Thread> threads;
    std::vector<Object> objects;

    WaitFacts facts() const;
};

// The object of 'p' or 'a'; that of a thread for '0' to '9'.
std::uint32_t scriptObject(char name);

ScriptFacts readScript(std::string_view script);
std::string scriptOf(const ScriptFacts &facts);
WaitFacts factsOf(std::string_view script);

}  // namespace ws::test
