// Tokens as standard signals: signal(7), sent to one thread with tgkill(2).
//
// A signal that is pending already is not pending twice: what is sent until it is taken coalesces with it. The sender
// never waits. The receiver counts what it cannot have got any more: everything that had been sent before a signal was
// taken is either received or lost.
//
// The end of the stream is the same signal sent by rt_tgsigqueueinfo(2), so that its si_code tells it from a token.
// Where it coalesces with one, the token is received, and the receiver finds none pending and the channel closing.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism standardSignalMechanism;

}  // namespace ws
