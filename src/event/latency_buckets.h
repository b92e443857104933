// Latency buckets of equal relative width: 32 to each power of two, so a value is known to 3.2 % at worst.
//
//   bucket b < 32          holds exactly the value b
//   bucket 32 + 32*k + j   holds 2^(5+k) * (32 + j)/32 up to the next bucket's start
//
// The receiver writes counts; the collector and all pictures read them. The unit of the values is the caller's (ticks in
// the segment, nanoseconds after scaling by the reader).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace ws {

inline constexpr std::size_t kLatencyBuckets = 32 * 48;  // up to 2^52: 13 days in nanoseconds

constexpr std::size_t latencyBucket(std::uint64_t value)
{
    if (value < 32)
        return static_cast<std::size_t>(value);
    const int exponent = 63 - std::countl_zero(value);
    const std::size_t bucket = static_cast<std::size_t>(exponent - 4) * 32 +
                               static_cast<std::size_t>((value >> (exponent - 5)) & 31);
    return bucket < kLatencyBuckets ? bucket : kLatencyBuckets - 1;
}

constexpr std::uint64_t latencyBucketStart(std::size_t bucket)
{
    if (bucket < 32)
        return bucket;
    const std::size_t exponent = bucket / 32 + 4;
    return (std::uint64_t{32} + bucket % 32) << (exponent - 5);
}

}  // namespace ws
