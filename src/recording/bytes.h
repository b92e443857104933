// Values as bytes and back, described once for both directions.
//
//   template <typename Archive> void describe(Archive &archive, Point &point) { fields(archive, point.x, point.y); }
//
// Numbers without a sign are LEB128 (7 bits a byte, the lowest first, the high bit says that more follow), numbers with
// one are zigzag-coded before (0, -1, 1, -2 become 0, 1, 2, 3), real ones are 4 or 8 bytes IEEE 754, little-endian, a
// text or a list is its length and its content.
//
// Errors: a ByteReader believes nothing. What does not fit makes it bad; it then gives zeros and reads no further, and
// lists are no longer than the bytes that are left and no larger than the memory it may use.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ws {

class ByteWriter
{
public:
    static constexpr bool kReads = false;

    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes.push_back(static_cast<std::byte>(value | 0x80));
        m_bytes.push_back(static_cast<std::byte>(value));
    }
    void raw(std::span<const std::byte> bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
    void text(std::string_view value)
    {
        number(value.size());
        raw(std::as_bytes(std::span(value)));
    }
    std::size_t size() const { return m_bytes.size(); }
    std::span<const std::byte> bytes() const { return m_bytes; }
    std::vector<std::byte> take() { return std::exchange(m_bytes, {}); }

private:
    std::vector<std::byte> m_bytes;
};

class ByteReader
{
public:
    static constexpr bool kReads = true;
    static constexpr std::size_t kMostMemory = 256u << 20;

    explicit ByteReader(std::span<const std::byte> bytes) : m_at(bytes.data()), m_end(m_at + bytes.size()) {}

    bool good() const { return m_good; }
    bool atEnd() const { return m_at == m_end; }
    std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    void fail()
    {
        m_good = false;
        m_at = m_end;
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const auto byte = static_cast<std::uint64_t>(*m_at++);
            value |= (byte & 0x7f) << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        fail();
        return 0;
    }
    // A number that may not exceed `most`.
    std::uint64_t numberTo(std::uint64_t most)
    {
        const std::uint64_t value = number();
        if (value <= most)
            return value;
        fail();
        return 0;
    }
    // The length of a list whose elements take a byte here or more, and `elementBytes` in memory.
    std::size_t count(std::size_t elementBytes)
    {
        const std::uint64_t value = number();
        if (value > left() || value > (kMostMemory - m_memory) / elementBytes) {
            fail();
            return 0;
        }
        m_memory += value * elementBytes;
        return value;
    }
    std::span<const std::byte> raw(std::size_t size)
    {
        if (size > left()) {
            fail();
            return {};
        }
        m_at += size;
        return {m_at - size, size};
    }
    std::string text()
    {
        const auto bytes = raw(count(1));
        return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
    }

private:
    const std::byte *m_at;
    const std::byte *m_end;
    std::size_t m_memory = 0;
    bool m_good = true;
};

constexpr std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

template <typename T>
inline constexpr bool kIsVector = false;
template <typename T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

template <typename Archive, typename T>
void numberField(Archive &archive, T &value)
{
    if constexpr (std::is_enum_v<T>) {
        // Each enum that is on disk says which of its numbers is the greatest, found by its argument.
        if constexpr (Archive::kReads)
            value = static_cast<T>(archive.numberTo(static_cast<std::uint64_t>(greatest(T{}))));
        else
            archive.number(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_floating_point_v<T>) {
        if constexpr (Archive::kReads) {
            const auto bytes = archive.raw(sizeof value);
            if (bytes.size() == sizeof value)
                std::memcpy(&value, bytes.data(), sizeof value);
        } else {
            archive.raw(std::as_bytes(std::span(&value, 1)));
        }
    } else if constexpr (std::is_signed_v<T>) {
        if constexpr (Archive::kReads)
            value = static_cast<T>(unzigzag(archive.number()));
        else
            archive.number(zigzag(value));
    } else {
        if constexpr (Archive::kReads)
            value = static_cast<T>(archive.numberTo(static_cast<std::uint64_t>(static_cast<T>(~T{}))));
        else
            archive.number(value);
    }
}

template <typename Archive, typename T>
void field(Archive &archive, T &value);

template <typename Archive>
void listField(Archive &archive, std::vector<std::byte> &bytes)
{
    if constexpr (Archive::kReads) {
        const auto read = archive.raw(archive.count(1));
        bytes.assign(read.begin(), read.end());
    } else {
        archive.number(bytes.size());
        archive.raw(bytes);
    }
}

template <typename Archive, typename T>
void listField(Archive &archive, std::vector<T> &list)
{
    if constexpr (Archive::kReads)
        list.resize(archive.count(sizeof(T)));
    else
        archive.number(list.size());
    for (T &one : list)
        field(archive, one);
}

template <typename Archive, typename T>
void field(Archive &archive, T &value)
{
    if constexpr (std::is_same_v<T, bool>) {
        if constexpr (Archive::kReads)
            value = archive.numberTo(1) != 0;
        else
            archive.number(value ? 1 : 0);
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
        numberField(archive, value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        if constexpr (Archive::kReads)
            value = archive.text();
        else
            archive.text(value);
    } else if constexpr (kIsVector<T>) {
        listField(archive, value);
    } else if constexpr (kIsOptional<T>) {
        bool there = value.has_value();
        field(archive, there);
        if constexpr (Archive::kReads) {
            if (there)
                value.emplace();
            else
                value.reset();
        }
        if (value)
            field(archive, *value);
    } else {
        describe(archive, value);
    }
}

template <typename Archive, typename... Ts>
void fields(Archive &archive, Ts &...values)
{
    (field(archive, values), ...);
}

// Bytes of a value by its describe().
template <typename T>
std::vector<std::byte> bytesOf(const T &value)
{
    ByteWriter writer;
    // A writer only reads the value; describe() is one function for both directions.
    field(writer, const_cast<T &>(value));
    return writer.take();
}

// The value, or nothing where the bytes are not one, or more than one.
template <typename T>
std::optional<T> valueOf(std::span<const std::byte> bytes)
{
    ByteReader reader(bytes);
    T value{};
    field(reader, value);
    if (!reader.good() || !reader.atEnd())
        return std::nullopt;
    return value;
}

}  // namespace ws
