// Waits that nobody in the session can end, but the world outside can: no deadlock, and said so.
//
// Behind them stand threads that would be stuck if nothing ever came from outside.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/wait_facts.h"

namespace ws {

struct OutsideWait
{
    std::uint32_t thread = kNobody;
    std::uint32_t object = kNoObject;
    bool onlySignal = false;  // no waker but a signal
    std::int64_t sinceNs = 0;
};

struct OutsideWaits
{
    std::vector<OutsideWait> waits;  // without a deadline, in the order of threads
    std::vector<std::uint32_t>
        behind;  // threads that only these waits keep from being stuck, in ascending order
};

OutsideWaits outsideWaits(const WaitFacts &facts);

}  // namespace ws
