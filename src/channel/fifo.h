// Named pipe: fifo(7). A pipe that both sides find by a path; once they have met, it is a pipe like any other.
//
// Blocking: establish() waits in open(2) until somebody opens the other side, as fifo(7) says. A thread that is at both
// sides itself would wait for itself: it holds the path open both ways for as long as that takes.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism fifoMechanism;

}  // namespace ws
