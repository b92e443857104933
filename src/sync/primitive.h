// What a primitive is to everybody else: a description, and two functions that make it.
//
// Shared primitives live in a cell of shared memory that the session initialises; those of one process in a cell of
// its own memory.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/display_text.h"
#include "base/result.h"
#include "sync/lock.h"

namespace ws {

inline constexpr std::size_t kPrimitiveCellBytes = 64;

struct PrimitiveInfo
{
    std::string_view id;    // written to files: never rename
    std::string_view name;  // WS_TR_NOOP("Primitive", ...)
    std::string_view sentence;
    std::string_view source;  // man page
    bool crossesProcesses = true;
};

struct Primitive
{
    PrimitiveInfo info;
    // Makes it in `cell` (kPrimitiveCellBytes, zeroed, aligned to as much).
    Result<> (*initialize)(std::byte *cell, bool acrossProcesses);
    std::unique_ptr<Lock> (*open)(std::byte *cell, const LockSetup &setup);
};

}  // namespace ws
