// All roles, in the order in which lists show them.
#pragma once

#include <span>
#include <string_view>

#include "body/role.h"

namespace ws {

std::span<const Role *const> roleRegistry();
const Role *findRole(std::string_view id);  // null: unknown

}  // namespace ws
