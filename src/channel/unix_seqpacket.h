// UNIX sequenced-packet sockets: unix(7). A connection that keeps the borders of messages.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism unixSeqpacketMechanism;

}  // namespace ws
