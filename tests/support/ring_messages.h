// Messages through one ring, for tests of rings in memory.
#pragma once

#include <cstring>
#include <vector>

#include "support/one_channel.h"

namespace ws::test {

inline constexpr std::size_t kBytes = 64;

inline std::vector<std::byte> sealed(std::size_t bytes, std::uint64_t sequence, std::uint32_t sender = 0)
{
    std::vector<std::byte> message(bytes, std::byte{0x5a});
    sealMessage(message, sequence, 0, sender);
    return message;
}

inline bool isWhole(const std::vector<std::byte> &message)
{
    return messageChecksum(message) == headerOf(message).checksum;
}

inline ParameterValues withSlots(std::uint64_t count)
{
    ParameterValues values;
    values.setNumber("slots", static_cast<std::int64_t>(count));
    return values;
}

// What is in there without waiting.
inline std::uint64_t drain(Channel &receiver)
{
    std::vector<std::byte> got(kBytes);
    for (std::uint64_t taken = 0;; ++taken) {
        const auto size = receiver.receive(got, std::chrono::nanoseconds::zero());
        if (!size || *size == 0 || !isWhole(got))
            return taken;
    }
}

inline std::uint64_t fill(Channel &sender)
{
    for (std::uint64_t sent = 0;; ++sent)
        if (!sender.send(sealed(kBytes, sent + 1), std::chrono::nanoseconds::zero()))
            return sent;
}

}  // namespace ws::test
