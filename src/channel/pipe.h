// Anonymous pipe: pipe(7). A stream of bytes; messages of one size are cut out of it.
//
// The sender's description does not block and sleeps in poll(2), so that it can look again. The receiver tries on a
// description that does not block (a second one of the same pipe, through /proc/self/fd) and sleeps in read(2).
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism pipeMechanism;

}  // namespace ws
