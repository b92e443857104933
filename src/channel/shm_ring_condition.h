// shm-ring-condition: a ring in shared memory guarded by a robust process-shared mutex and two condition variables.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism shmRingConditionMechanism;

}  // namespace ws
