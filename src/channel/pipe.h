// Anonymous pipe: pipe(7). A stream of bytes; messages of one size are cut out of it.
//
// The second description of each end comes through /proc/self/fd.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism pipeMechanism;

}  // namespace ws
