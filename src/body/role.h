// What a role is to everybody else: a description, and the function that a worker thread runs.
#pragma once

#include <span>
#include <string_view>

#include "base/display_text.h"
#include "base/parameter.h"
#include "base/result.h"
#include "body/body.h"

namespace ws {

struct RoleInfo
{
    std::string_view id;        // written to files: never rename
    std::string_view sentence;  // WS_TR_NOOP("Role", ...)
    std::span<const ParameterInfo> parameters;
};

struct Role
{
    RoleInfo info;
    // Returns when its work is done, when the run stops, or when the other side is gone (not an error).
    Result<> (*run)(Body &body);
};

}  // namespace ws
