// Tokens through an eventfd in semaphore mode: eventfd(2), EFD_SEMAPHORE.
//
// An eventfd has one open file description, so O_NONBLOCK would be for the try and for the wait alike. The try is
// therefore a preadv2(2) with RWF_NOWAIT; or, where the counters already prove that a token is there for the only
// receiver, a plain read(2), which is cheaper and cannot block then. A write of 1 would block at 2^64 - 2 tokens: no run
// lives to see that. The end of the stream is one more token for each receiver.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism eventfdMechanism;

}  // namespace ws
