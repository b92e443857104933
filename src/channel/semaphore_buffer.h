// semaphore-buffer: a bounded buffer of one process, guarded by two counting semaphores and a mutex.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism semaphoreBufferMechanism;

}  // namespace ws
