#include "analysis/interval_code.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ws {

namespace {

class BitWriter
{
public:
    explicit BitWriter(std::vector<std::uint8_t> &into) : m_into(into) {}
    ~BitWriter()
    {
        if (m_count > 0)
            m_into.push_back(static_cast<std::uint8_t>(m_bits));
    }

    // At most 56 bits.
    void put(std::uint64_t value, unsigned count)
    {
        m_bits |= value << m_count;
        for (m_count += count; m_count >= 8; m_count -= 8) {
            m_into.push_back(static_cast<std::uint8_t>(m_bits));
            m_bits >>= 8;
        }
    }

private:
    std::vector<std::uint8_t> &m_into;
    std::uint64_t m_bits = 0;
    unsigned m_count = 0;  // less than 8 between two calls
};

using Values = std::array<std::uint64_t, kBlockIntervals>;

// The k that is best for values as of a memoryless source, by their median.
unsigned riceBits(const Values &values)
{
    std::array<unsigned, 65> widths{};
    for (const std::uint64_t value : values)
        ++widths[static_cast<std::size_t>(std::bit_width(value))];
    unsigned width = 0;
    for (unsigned seen = widths[0]; seen < kBlockIntervals / 2; seen += widths[width])
        ++width;
    return std::min(width > 0 ? width - 1 : 0, kMostRiceBits);
}

void putRice(const Values &values, unsigned k, std::vector<std::uint8_t> &into)
{
    BitWriter writer(into);
    for (const std::uint64_t value : values) {
        const std::uint64_t ones = value >> k;
        if (ones >= kRiceEscape) {
            writer.put((1u << kRiceEscape) - 1, kRiceEscape);
            writer.put(value & 0xffffffff, 32);
            writer.put(value >> 32, 32);
        } else {
            writer.put((std::uint64_t{1} << ones) - 1, static_cast<unsigned>(ones) + 1);
            writer.put(value & ((std::uint64_t{1} << k) - 1), k);
        }
    }
}

// What is to be coded, column by column.
struct Columns
{
    std::vector<IntervalKind> kinds;
    std::array<std::uint8_t, kBlockIntervals> kindOf{};
    Values gaps{};
    Values lengths{};

    explicit Columns(std::span<const Interval> intervals)
    {
        std::int64_t endNs = intervals[0].beginNs;
        for (std::size_t i = 0; i < kBlockIntervals; ++i) {
            const Interval &interval = intervals[i];
            auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const IntervalKind &one) {
                return one.object == interval.object && one.state == interval.state &&
                       one.waitKind == interval.waitKind;
            });
            if (kind == kinds.end())
                kind = kinds.insert(kind, {0, interval.object, interval.state, interval.waitKind});
            kind->togetherNs += interval.lengthNs();
            kindOf[i] = static_cast<std::uint8_t>(kind - kinds.begin());
            gaps[i] = static_cast<std::uint64_t>(interval.beginNs - endNs);
            lengths[i] = static_cast<std::uint64_t>(interval.lengthNs());
            endNs = interval.endNs;
        }
    }
};

}  // namespace

IntervalCode::IntervalCode(std::span<const Interval> intervals)
{
    const Columns columns(intervals);
    const std::size_t kinds = columns.kinds.size();
    Head head{0, static_cast<std::uint8_t>(kinds), static_cast<std::uint8_t>(riceBits(columns.gaps)),
              static_cast<std::uint8_t>(riceBits(columns.lengths))};

    thread_local std::vector<std::uint8_t> bytes;
    bytes.resize(kKindsAt + kinds * sizeof(IntervalKind));
    std::memcpy(&bytes[kKindsAt], columns.kinds.data(), kinds * sizeof(IntervalKind));
    if (kinds > 1) {
        BitWriter writer(bytes);
        for (const std::uint8_t kind : columns.kindOf)
            writer.put(kind, static_cast<unsigned>(std::bit_width(kinds - 1)));
    }
    putRice(columns.gaps, head.gapBits, bytes);
    head.lengthsAt = static_cast<std::uint32_t>(bytes.size());
    putRice(columns.lengths, head.lengthBits, bytes);
    std::memcpy(bytes.data(), &head, sizeof head);

    m_bytes = std::make_unique<std::uint8_t[]>(bytes.size() + sizeof(std::uint64_t));
    std::copy(bytes.begin(), bytes.end(), m_bytes.get());
}

}  // namespace ws
