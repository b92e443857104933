// spsc-ring: a lock-free ring of one process, for one sender and one receiver; spins first, then sleeps on a futex.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism spscRingMechanism;

}  // namespace ws
