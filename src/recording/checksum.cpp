#include "recording/checksum.h"

#include <bit>
#include <cstring>

namespace ws {

namespace {

// The primes of the specification.
constexpr std::uint64_t kPrime1 = 0x9E3779B185EBCA87u;
constexpr std::uint64_t kPrime2 = 0xC2B2AE3D27D4EB4Fu;
constexpr std::uint64_t kPrime3 = 0x165667B19E3779F9u;
constexpr std::uint64_t kPrime4 = 0x85EBCA77C2B2AE63u;
constexpr std::uint64_t kPrime5 = 0x27D4EB2F165667C5u;

template <typename Word>
std::uint64_t wordAt(const std::byte *at)
{
    static_assert(std::endian::native == std::endian::little);
    Word word;
    std::memcpy(&word, at, sizeof word);
    return word;
}

std::uint64_t mixed(std::uint64_t lane, std::uint64_t input)
{
    return std::rotl(lane + input * kPrime2, 31) * kPrime1;
}

std::uint64_t joined(std::uint64_t sum, std::uint64_t lane)
{
    return (sum ^ mixed(0, lane)) * kPrime1 + kPrime4;
}

// Stripes of 32 bytes in four lanes; moves `at` behind the last whole one.
std::uint64_t sumOfStripes(const std::byte *&at, const std::byte *end, std::uint64_t seed)
{
    std::uint64_t a = seed + kPrime1 + kPrime2;
    std::uint64_t b = seed + kPrime2;
    std::uint64_t c = seed;
    std::uint64_t d = seed - kPrime1;
    for (; end - at >= 32; at += 32) {
        a = mixed(a, wordAt<std::uint64_t>(at));
        b = mixed(b, wordAt<std::uint64_t>(at + 8));
        c = mixed(c, wordAt<std::uint64_t>(at + 16));
        d = mixed(d, wordAt<std::uint64_t>(at + 24));
    }
    const std::uint64_t sum = std::rotl(a, 1) + std::rotl(b, 7) + std::rotl(c, 12) + std::rotl(d, 18);
    return joined(joined(joined(joined(sum, a), b), c), d);
}

}  // namespace

std::uint64_t checksumOf(std::span<const std::byte> bytes, std::uint64_t seed)
{
    const std::byte *at = bytes.data();
    const std::byte *const end = at + bytes.size();
    std::uint64_t sum = bytes.size() >= 32 ? sumOfStripes(at, end, seed) : seed + kPrime5;
    sum += bytes.size();
    for (; end - at >= 8; at += 8)
        sum = std::rotl(sum ^ mixed(0, wordAt<std::uint64_t>(at)), 27) * kPrime1 + kPrime4;
    if (end - at >= 4) {
        sum = std::rotl(sum ^ wordAt<std::uint32_t>(at) * kPrime1, 23) * kPrime2 + kPrime3;
        at += 4;
    }
    for (; at != end; ++at)
        sum = std::rotl(sum ^ wordAt<std::uint8_t>(at) * kPrime5, 11) * kPrime1;
    sum = (sum ^ (sum >> 33)) * kPrime2;
    sum = (sum ^ (sum >> 29)) * kPrime3;
    return sum ^ (sum >> 32);
}

}  // namespace ws
