// WebSocket messages on 127.0.0.1 (RFC 6455), with or without permessage-deflate (RFC 7692). Clients send and the
// server receives, or the server pushes and the client receives.
//
// Text frames must be UTF-8, so with "frame = text" the messages are written in hexadecimal, twice as long.
// A compressed message cannot be taken back: a send that timed out goes on with the next call, as over a pipe.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism websocketMechanism;

}  // namespace ws
