// Waiting where the kernel has no call to wait in (a full semaphore, a full signal queue) or none with a deadline
// (msgsnd(2), msgrcv(2)): a short sleep between two tries.
//
// Blocking: yes. A wait ends up to the sleep's length too late: such waits are for rare cases, not for measuring.
#pragma once

#include <ctime>

#include "channel/channel.h"

namespace ws {

inline constexpr std::chrono::nanoseconds kRetryEvery = std::chrono::microseconds(50);

// Tries, sleeps, tries again, until `tryOnce` (Result<bool>) is true or the deadline (CLOCK_MONOTONIC ns; 0: none) has
// come. LookAgain: a signal came.
template <typename Try>
Result<WaitOutcome> retryUntil(std::uint64_t deadlineNs, Try tryOnce)
{
    for (;;) {
        auto tried = tryOnce();
        if (!tried)
            return tried.error();
        if (*tried)
            return WaitOutcome::Done;
        if (deadlineNs != 0 && monotonicNs() >= deadlineNs)
            return WaitOutcome::TimedOut;
        const timespec span = {0, kRetryEvery.count()};
        if (::clock_nanosleep(CLOCK_MONOTONIC, 0, &span, nullptr) == EINTR)
            return WaitOutcome::LookAgain;
    }
}

}  // namespace ws
