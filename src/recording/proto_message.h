// A Protocol Buffers message, field by field, in the wire format (protobuf.dev, "Encoding"). Only what we write: numbers,
// texts, messages in messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ws {

class ProtoMessage
{
public:
    ProtoMessage &number(std::uint32_t field, std::uint64_t value)
    {
        varint(std::uint64_t{field} << 3);  // wire type 0: varint
        varint(value);
        return *this;
    }
    ProtoMessage &text(std::uint32_t field, std::string_view value)
    {
        varint(std::uint64_t{field} << 3 | 2);  // wire type 2: length and bytes
        varint(value.size());
        m_bytes += value;
        return *this;
    }
    ProtoMessage &message(std::uint32_t field, const ProtoMessage &value)
    {
        return text(field, value.m_bytes);
    }

    const std::string &bytes() const { return m_bytes; }

private:
    void varint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes += static_cast<char>(value | 0x80);
        m_bytes += static_cast<char>(value);
    }

    std::string m_bytes;
};

}  // namespace ws
