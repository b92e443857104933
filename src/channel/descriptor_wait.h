// Sleeping until a descriptor is ready: ppoll(2).
#pragma once

#include <poll.h>

#include <cstdint>

#include "base/result.h"

namespace ws {

// true: ready, or a signal asks to look again; false: the deadline (CLOCK_MONOTONIC ns, 0: none) has come.
Result<bool> waitForDescriptor(int fd, short events, std::uint64_t deadlineNs, const char *action);

}  // namespace ws
