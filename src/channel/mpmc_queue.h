// mpmc-queue: a bounded queue of one process for many senders and many receivers, without a lock.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism mpmcQueueMechanism;

}  // namespace ws
