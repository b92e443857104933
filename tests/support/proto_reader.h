// Protocol Buffers messages, read without a schema: a decoder that shares nothing with the encoder it judges.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace ws::test {

class ProtoReader
{
public:
    explicit ProtoReader(std::string_view bytes) : m_left(bytes) {}

    // False at the end, or where the bytes are no message.
    bool next()
    {
        if (m_left.empty())
            return false;
        const std::uint64_t tag = varint();
        m_field = static_cast<std::uint32_t>(tag >> 3);
        const std::uint64_t wire = tag & 7;
        m_number = wire == 0 ? varint() : 0;
        m_bytes = {};
        if (wire == 2) {
            const std::uint64_t size = varint();
            if (size > m_left.size())
                return fail();
            m_bytes = m_left.substr(0, size);
            m_left.remove_prefix(size);
        } else if (wire != 0) {
            return fail();
        }
        return m_whole && m_field != 0;
    }

    std::uint32_t field() const { return m_field; }
    std::uint64_t number() const { return m_number; }
    std::string_view bytes() const { return m_bytes; }
    bool isWhole() const { return m_whole && m_left.empty(); }

private:
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_left.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_left.front());
            m_left.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        fail();
        return 0;
    }

    bool fail()
    {
        m_whole = false;
        m_left = {};
        return false;
    }

    std::string_view m_left;
    std::uint32_t m_field = 0;
    std::uint64_t m_number = 0;
    std::string_view m_bytes;
    bool m_whole = true;
};

struct ProtoField
{
    std::uint64_t number = 0;
    std::string text;
};
using ProtoFields = std::map<std::uint32_t, ProtoField>;

inline ProtoFields fieldsOf(std::string_view bytes)
{
    ProtoFields fields;
    for (ProtoReader reader(bytes); reader.next();)
        fields[reader.field()] = {reader.number(), std::string(reader.bytes())};
    return fields;
}

}  // namespace ws::test
