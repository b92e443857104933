// The head of a WebSocket frame (RFC 6455 §5.2), as far as one must know it to find where the frame ends.
//
//   byte 0: FIN, RSV1..3, opcode (4 bits) | byte 1: MASK, length (7 bits) | 0, 2 or 8 bytes of length | 0 or 4 of mask
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace ws {

struct WebSocketFrame
{
    static constexpr std::uint8_t kClose = 8;
    static constexpr std::uint8_t kPing = 9;
    static constexpr std::uint8_t kPong = 10;

    bool last = false;  // FIN
    bool masked = false;
    std::uint8_t opcode = 0;
    std::size_t headBytes = 0;  // with the mask
    std::uint64_t payloadBytes = 0;

    bool isControl() const { return (opcode & 8) != 0; }
    std::uint64_t bytes() const { return headBytes + payloadBytes; }
};

// Nothing: the head is not complete.
inline std::optional<WebSocketFrame> frameAt(std::span<const std::byte> bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    WebSocketFrame frame;
    frame.last = (at(0) & 0x80) != 0;
    frame.opcode = at(0) & 0x0f;
    frame.masked = (at(1) & 0x80) != 0;
    const std::uint8_t shortLength = at(1) & 0x7f;
    const std::size_t lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    frame.headBytes = 2 + lengthBytes + (frame.masked ? 4 : 0);
    if (bytes.size() < frame.headBytes)
        return std::nullopt;
    frame.payloadBytes = lengthBytes == 0 ? shortLength : 0;
    for (std::size_t i = 0; i < lengthBytes; ++i)
        frame.payloadBytes = frame.payloadBytes << 8 | at(2 + i);
    return frame;
}

}  // namespace ws
