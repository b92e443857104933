// All mechanisms, in the order in which lists show them.
#pragma once

#include <span>
#include <string_view>

#include "channel/mechanism.h"

namespace ws {

std::span<const Mechanism *const> mechanismRegistry();
const Mechanism *findMechanism(std::string_view id);  // null: unknown

}  // namespace ws
