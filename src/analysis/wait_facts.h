// The plain facts that the deadlock verdict is drawn from, whoever collected them: who waits for what, who
// holds it, who could end the wait, since when.
#pragma once

#include <cstdint>
#include <vector>

#include "event/event.h"

namespace ws {

inline constexpr std::uint32_t kNobody = 0xffffffffu;

struct WaitFacts
{
    struct Thread
    {
        bool ended = false;
        bool waiting = false;      // for `object`; a thread that runs, sleeps or is paused is not waiting
        bool hasDeadline = false;  // the wait ends by itself
        bool outside = false;      // waits for something outside the session
        WaitKind kind = WaitKind::None;
        std::uint32_t object = kNoObject;
        std::uint64_t sequence = 0;  // grows at every change of what it waits for
        std::int64_t sinceNs = 0;
        std::int64_t endedNs = 0;  // when it ended; 0: has not
    };
    struct Object
    {
        std::uint32_t owner = kNobody;  // locks: exact
        std::uint64_t acquisition = 0;  // locks: number of this acquisition
        // Channels: may be over-estimated, never under-estimated.
        bool hasSpace = false;
        bool hasMessage = false;
        std::uint64_t version = 0;              // channels: sum of the counters that the two above came from
        std::vector<std::uint32_t> givesSpace;  // threads that could take from it, ended ones too
        std::vector<std::uint32_t> givesMessage;  // threads that could put into it
        std::uint32_t joinedThread = kNobody;     // objects that are threads
    };

    std::int64_t timeNs = 0;
    std::vector<Thread> threads;
    std::vector<Object> objects;
};

}  // namespace ws
