// What a thread did, or who had an object, from one moment to another.
#pragma once

#include <cstdint>

#include "analysis/sample.h"
#include "event/event.h"

namespace ws {

// Of a thread: waits and sleeps with what for. Of a lock: `object` is the lock, waitKind Read where it was shared.
// Of a wake-up: from the act that ended a wait until the wait ended; `object` is the thread that acted.
struct Interval
{
    std::int64_t beginNs = 0;
    std::int64_t endNs = 0;  // -1: still going on
    ThreadState state = ThreadState::Running;
    WaitKind waitKind = WaitKind::None;
    std::uint32_t object = kNoObject;

    std::int64_t lengthNs() const { return endNs - beginNs; }
    bool operator==(const Interval &) const = default;
};

}  // namespace ws
