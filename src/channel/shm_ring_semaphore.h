// shm-ring-semaphore: a ring in shared memory guarded by two process-shared semaphores, of filled and of empty slots.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism shmRingSemaphoreMechanism;

}  // namespace ws
