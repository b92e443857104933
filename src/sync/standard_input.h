// A wait until the program's standard input has something to read, or is at its end. Nothing is read from it, so who comes
// later finds it there as well.
//
// Workers share the standard input of the program that starts them; only poll(2) is used, which a process in the
// background of a terminal may do, too.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive standardInputPrimitive;

}  // namespace ws
