// Bytes as hexadecimal text and back, for wires that carry text only. Lower case, two digits a byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ws {

// `into` has twice the bytes.
inline void toHex(std::span<const std::byte> bytes, std::span<std::byte> into)
{
    constexpr char kDigits[] = "0123456789abcdef";
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto value = static_cast<std::uint8_t>(bytes[i]);
        into[2 * i] = static_cast<std::byte>(kDigits[value >> 4]);
        into[2 * i + 1] = static_cast<std::byte>(kDigits[value & 15]);
    }
}

// False: a character is no digit. `text` has an even length, `into` half of it or more.
inline bool fromHex(std::span<const std::byte> text, std::span<std::byte> into)
{
    const auto valueOf = [](std::byte digit) -> unsigned {
        const auto c = static_cast<unsigned char>(digit);
        if (c >= '0' && c <= '9')
            return c - '0';
        const unsigned lower = c | 0x20u;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 256;
    };
    unsigned wrong = 0;
    for (std::size_t i = 0; i < text.size() / 2; ++i) {
        const unsigned value = valueOf(text[2 * i]) << 4 | valueOf(text[2 * i + 1]);
        wrong |= value;
        into[i] = static_cast<std::byte>(value);
    }
    return wrong < 256;
}

}  // namespace ws
