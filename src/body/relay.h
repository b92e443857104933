// Receives a message, spends a service time on it, and passes it on under its own sequence number and stamp.
#pragma once

#include "body/role.h"

namespace ws {

extern const Role relayRole;

}  // namespace ws
