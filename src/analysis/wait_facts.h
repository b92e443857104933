// The plain facts that the deadlock verdict is drawn from, whoever collected them: who waits for what, who holds it, who
// could end the wait, since when.
//
// A wait has one or more ways to end; any of them is enough. A way is open when what it waits for is there, or once
// `needed` of its releasers have acted: one of them (a message from any sender), all of them (the readers that a writer
// waits for), or some (the two that a barrier still misses).
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "event/event.h"

namespace ws {

inline constexpr std::uint32_t kNobody = 0xffffffffu;

struct WaitFacts
{
    struct Way
    {
        WaitKind kind = WaitKind::None;
        std::uint32_t object = kNoObject;
        bool available = false;    // may be over-estimated, never under-estimated
        bool exact = false;        // the releasers are the owners themselves, not all who might act
        std::uint32_t needed = 1;  // so many different ones of them must act
        std::vector<std::uint32_t> releasers;  // threads in ascending order, ended ones too
        std::uint64_t version = 0;             // of the counters and owners that this came from

        bool operator==(const Way &) const = default;
    };
    struct Thread
    {
        bool ended = false;
        bool notStarted = false;         // waits to be started: can be a releaser, but is never stuck itself
        bool waiting = false;            // a thread that runs, sleeps or is paused is not waiting
        bool hasDeadline = false;        // the wait ends by itself
        bool outside = false;            // waits for something outside the session ...
        bool bySignal = false;           // ... and only a signal can bring it
        WaitKind kind = WaitKind::None;  // as it is shown: Any where there are several ways
        std::uint32_t object = kNoObject;  // the first of them
        std::vector<Way> ways;       // none although it waits: not known, so it counts as one that moves
        std::uint64_t sequence = 0;  // grows at every change of what it waits for
        std::int64_t sinceNs = 0;
        std::int64_t endedNs = 0;  // when it ended; 0: has not
        std::uint32_t line = 0;    // of its script; 0: has none
    };
    struct Object
    {
        std::vector<std::uint32_t> holders;     // of a lock: its owner, or all that share it
        std::uint32_t joinedThread = kNobody;   // objects that are threads
        std::uint32_t unheard = 0;              // monitors: notifications that nobody was there to hear ...
        std::uint32_t lastUnheardBy = kNobody;  // ... and who gave the last of them; may be a little old
    };

    std::int64_t timeNs = 0;
    std::vector<Thread> threads;
    std::vector<Object> objects;

    bool holds(std::uint32_t object, std::uint32_t thread) const
    {
        const std::vector<std::uint32_t> &holders = objects[object].holders;
        return std::find(holders.begin(), holders.end(), thread) != holders.end();
    }
};

}  // namespace ws
