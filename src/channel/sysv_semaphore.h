// Tokens through a System V semaphore set of one: sysvipc(7), semop(2).
//
// Without SEM_UNDO: a token that was handed over stays handed over when its sender dies. A semop that would pass SEMVMX
// is refused with ERANGE, it does not wait: the sender tries again after a short sleep. A set has no descriptor: it
// lives, under a key of ours, until the run ends. The end of the stream is one more token for each receiver.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism sysvSemaphoreMechanism;

}  // namespace ws
