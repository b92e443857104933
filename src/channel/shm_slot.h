// shm-slot: one value in shared memory that every write replaces; receivers see the newest, and miss others.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism shmSlotMechanism;

}  // namespace ws
