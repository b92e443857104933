// POSIX message queue: mq_overview(7). Keeps message borders. All messages of a channel have one priority, so first in,
// first out; or each sender has its own, and what a later sender sends overtakes.
//
// The name is gone before any worker starts: ends are two descriptors, one that does not block, for the try, and one
// that does. The end of the stream is one empty message for each receiver, of the lowest priority.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism posixMqMechanism;

}  // namespace ws
