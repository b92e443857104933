// Carries up to 100,000 coroutines that pass tokens round in rings (body/coroutine_ring.h).
//
// Each ring is closed by a channel of the experiment: a token that has come round goes through it as a message, stamped
// with the begin of its round, so the channel's throughput is rounds a second and its latency the length of a round. The
// same channel may lead out and in, then the message stays on this thread; where it leads to another thread or process,
// this one waits for the answer, and so do all of its coroutines.
#pragma once

#include "body/role.h"

namespace ws {

extern const Role coroutinesRole;

}  // namespace ws
