// UNIX datagram sockets: unix(7). Borders, order, no loss: a sender waits where UDP would drop.
//
// A queue takes one packet more than net.unix.max_dgram_qlen says, and no more than the send buffer holds.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism unixDatagramMechanism;

}  // namespace ws
