// All primitives, in the order in which lists show them.
#pragma once

#include <span>
#include <string_view>

#include "sync/primitive.h"

namespace ws {

std::span<const Primitive *const> primitiveRegistry();
const Primitive *findPrimitive(std::string_view id);  // null: unknown

}  // namespace ws
