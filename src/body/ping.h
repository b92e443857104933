// Sends a message and waits for the answer, in turn (closed loop). The latency of its answers is the round trip.
#pragma once

#include "body/role.h"

namespace ws {

extern const Role pingRole;

}  // namespace ws
