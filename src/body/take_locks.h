// Takes a list of locks in order, holds them, gives them back in the opposite order, and repeats.
#pragma once

#include "body/role.h"

namespace ws {

extern const Role takeLocksRole;

}  // namespace ws
