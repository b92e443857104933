// The open-file-description lock of fcntl(2), F_OFD_SETLKW: shared or exclusive, on the whole file.
//
// Converting is one step (fcntl(2)): whoever waits for the exclusive hold keeps the shared one meanwhile. So two that
// convert at once wait for each other for ever: the kernel looks for no deadlock among these locks.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive ofdLockPrimitive;

}  // namespace ws
