// shm-ring-spin: a ring in shared memory whose two sides never sleep: they look at a counter until it moves.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism shmRingSpinMechanism;

}  // namespace ws
