// Where a primitive of the run lives, and what judges a wait at it.
#pragma once

#include <cstdint>

#include "base/parameter.h"
#include "sync/primitive.h"

namespace ws {

struct PrimitiveTraits
{
    const Primitive *primitive = nullptr;  // null: the object is none
    std::uint32_t cell = 0;                // number of its cell in RunLayout::sharedCells
    ParameterValues parameters = {};
};

}  // namespace ws
