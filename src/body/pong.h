// Answers every message at once with the same stamp, so that the asker measures the round trip.
#pragma once

#include "body/role.h"

namespace ws {

extern const Role pongRole;

}  // namespace ws
