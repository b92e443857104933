// Tokens through a POSIX semaphore: sem_overview(7). Unnamed in memory that the processes share, or named.
//
// Both are the same word and the same futex; they differ in how the other process finds them. The memory of the unnamed
// one is a memfd; the named one's name is gone as soon as all ends are open. sem_post(3) never waits: at SEM_VALUE_MAX
// it refuses, and the sender tries again after a short sleep. The end of the stream is one more token for each receiver.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism posixSemaphoreMechanism;
extern const Mechanism namedPosixSemaphoreMechanism;

}  // namespace ws
