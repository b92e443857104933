// The greatest number of each enum that is written to recordings. What is greater is refused: no switch of the program
// was made for it. Whoever appends to one of these enums moves its line.
#pragma once

#include "analysis/results.h"
#include "analysis/run_model.h"
#include "analysis/sample.h"
#include "event/event.h"

namespace ws {

constexpr ThreadState greatest(ThreadState)
{
    return ThreadState::Ended;
}

constexpr WaitKind greatest(WaitKind)
{
    return WaitKind::Outside;
}

constexpr ObjectKind greatest(ObjectKind)
{
    return ObjectKind::Primitive;
}

constexpr UseKind greatest(UseKind)
{
    return UseKind::Starts;
}

}  // namespace ws
