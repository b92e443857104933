// The role of a thread that runs a script of the experiment.
#pragma once

#include "body/role.h"

namespace ws {

extern const Role scriptRole;

}  // namespace ws
