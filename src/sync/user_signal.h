// A wait for a signal that somebody sends to the process by hand: kill -USR2 PID.
//
// SIGUSR2 is blocked in all threads of a process that has one, so that it stays pending until a thread asks for it
// (sigtimedwait(2)); several at once count as one (signal(7)). Each process has its own signal, whatever process sends it.
// Errors: Unsupported where a channel of the process has taken SIGUSR2 for itself.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive userSignalPrimitive;

}  // namespace ws
