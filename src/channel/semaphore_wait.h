// sem_wait(3) and sem_clockwait(3) with our outcomes.
#pragma once

#include <semaphore.h>

#include <cerrno>
#include <cstdint>
#include <ctime>

#include "channel/channel.h"

namespace ws {

// Takes one from the semaphore; sleeps while it is 0. LookAgain: a signal came. `deadlineNs` of CLOCK_MONOTONIC, 0: none.
inline Result<WaitOutcome> waitForSemaphore(sem_t &semaphore, std::uint64_t deadlineNs, const char *action)
{
    timespec until = {};
    until.tv_sec = static_cast<time_t>(deadlineNs / 1'000'000'000);
    until.tv_nsec = static_cast<long>(deadlineNs % 1'000'000'000);
    const int waited =
        deadlineNs == 0 ? ::sem_wait(&semaphore) : ::sem_clockwait(&semaphore, CLOCK_MONOTONIC, &until);
    if (waited == 0)
        return WaitOutcome::Done;
    if (errno == EINTR)
        return WaitOutcome::LookAgain;
    if (errno == ETIMEDOUT)
        return WaitOutcome::TimedOut;
    return Error{ErrorKind::System, errno, action};
}

}  // namespace ws
