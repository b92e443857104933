// shm-ring-futex: a ring in shared memory whose sides sleep on a futex; while nobody sleeps, no system call is made.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism shmRingFutexMechanism;

}  // namespace ws
