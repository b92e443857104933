// Receives messages and spends a service time on each.
#pragma once

#include "body/role.h"

namespace ws {

extern const Role consumeRole;

}  // namespace ws
