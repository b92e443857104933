// Tokens as real-time signals: signal(7), sigqueue(3), sent to one thread with rt_tgsigqueueinfo(2).
//
// Real-time signals queue, and each brings a payload of one word: here the sender's index and the number of the token,
// which the receiver checks; 0 marks the end of the stream. All pending signals of one user share RLIMIT_SIGPENDING, so
// the capacity is only a bound. Beyond it the call fails with EAGAIN and the system offers nothing to wait in: a sender
// that waits tries again after a short sleep.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism rtSignalMechanism;

}  // namespace ws
