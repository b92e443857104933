// Bounded queue inside one process: one mutex, two condition variables (pthread_cond_wait(3p)). The textbook monitor.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism boundedQueueMechanism;

}  // namespace ws
