// Sleeping until a descriptor is ready: poll(2) with a deadline.
#pragma once

#include <poll.h>

#include <cstdint>

#include "channel/channel.h"

namespace ws {

// Done: ready, or broken, which the next call on it will tell. LookAgain: a signal came. `deadlineNs` of
// CLOCK_MONOTONIC, 0: none.
Result<WaitOutcome> waitForDescriptor(int fd, short events, std::uint64_t deadlineNs, const char *action);

}  // namespace ws
