// Waits for the end of other threads of its process, in order.
#pragma once

#include "body/role.h"

namespace ws {

extern const Role joinRole;

}  // namespace ws
