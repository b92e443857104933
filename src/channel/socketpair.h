// Two connected UNIX stream sockets made by one call: socketpair(2).
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism socketpairMechanism;

}  // namespace ws
