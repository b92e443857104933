// variable: one variable of a process that every write replaces, under a lock, atomic, or without any care.
#pragma once

#include "channel/mechanism.h"

namespace ws {

extern const Mechanism variableMechanism;

}  // namespace ws
