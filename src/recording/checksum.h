// XXH64, the 64-bit hash that each block of a recording carries. It finds damage; it does not protect against intent.
//
// Source: the xxHash fast digest algorithm, specification 0.1.1 (its 64-bit variant). About as fast as memory.
// Threads: pure function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ws {

std::uint64_t checksumOf(std::span<const std::byte> bytes, std::uint64_t seed = 0);

}  // namespace ws
