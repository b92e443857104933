// A number in shared memory that is read and written with no care at all: adding reads it, and writes the sum.
//
// Between the two another thread may write, and that is lost. Each of the two is one plain load or store of the machine;
// the atomic type with relaxed order only keeps the compiler from joining or leaving out any.
//
// Threads:  any; nothing waits. Counters: done: reads and writes.
#pragma once

#include "sync/primitive.h"

namespace ws {

extern const Primitive cellRacyPrimitive;

// Of every cell: its first number, and what a session reads to show it.
inline constexpr ParameterInfo kCellParameters[] = {
    {.name = "value",
     .kind = ParameterKind::Count,
     .minimum = INT64_MIN,
     .meaning = WS_TR_NOOP("Parameter", "the number at the begin; absent: 0")},
};
// The number is the first word of a cell of any kind.
using CellNumber = std::atomic<std::int64_t>;
Result<PrimitiveKit> prepareCell(std::byte *cell, const PrimitivePlan &plan);
// Wraps around instead of overflowing.
std::int64_t cellSum(std::int64_t value, std::int64_t amount);

}  // namespace ws
