// A block of intervals in few bytes: about four each, where they take 24 as they are.
//
//   head │ kinds of interval, and how long │ which kind each is, in │ gaps before │ lengths
//        │ those of each are together      │ as few bits as it needs │ each        │
//
// Gaps and lengths are Rice codes, each with the k that suits its block: the value divided by 2^k as so many ones and a
// zero, then the k bits that remain (Rice and Plaunt, "Adaptive variable-length coding for efficient compression of
// spacecraft television data", 1971). Eight ones say that all 64 bits of the value follow. They are two codes, so that a
// processor reads both at the same time.
//
// Threads: a code may be read by any thread. Nothing here blocks or fails.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

#include "analysis/interval.h"

namespace ws {

inline constexpr std::size_t kBlockIntervals = 32;
inline constexpr unsigned kMostRiceBits = 48;
inline constexpr unsigned kRiceEscape = 8;  // ones

// What intervals have in common.
struct IntervalKind
{
    std::int64_t togetherNs = 0;  // all of this kind in the block
    std::uint32_t object = kNoObject;
    ThreadState state = ThreadState::Running;
    WaitKind waitKind = WaitKind::None;
};

class IntervalCode
{
public:
    IntervalCode() = default;
    // kBlockIntervals of them that are over, ascending, never overlapping.
    explicit IntervalCode(std::span<const Interval> intervals);

    std::size_t kinds() const { return head().kinds; }
    IntervalKind kind(std::size_t index) const
    {
        return read<IntervalKind>(kKindsAt + index * sizeof(IntervalKind));
    }
    // Asks for it to be brought into the cache. Inlined, like its callers: GCC 12 takes a function that does nothing else
    // for one without effect and leaves out the call.
    [[gnu::always_inline]] void fetch() const
    {
        for (const std::size_t at : {0, 64, 128})  // a cache line each
            __builtin_prefetch(m_bytes.get() + at);
    }

private:
    friend class IntervalReader;

    struct Head
    {
        std::uint32_t lengthsAt = 0;  // bytes from the beginning of the code
        std::uint8_t kinds = 0;
        std::uint8_t gapBits = 0;  // k
        std::uint8_t lengthBits = 0;
    };
    static constexpr std::size_t kKindsAt = sizeof(Head);

    template <typename Value>
    Value read(std::size_t at) const
    {
        Value value;
        std::memcpy(&value, &m_bytes[at], sizeof value);
        return value;
    }
    Head head() const { return read<Head>(0); }

    std::unique_ptr<std::uint8_t[]>
        m_bytes;  // with eight behind the last code, since they are read by eights
};

// Reads Rice codes one after the other.
class RiceReader
{
public:
    RiceReader() = default;
    RiceReader(const std::uint8_t *bytes, unsigned k) : m_bytes(bytes), m_k(k) {}

    [[gnu::always_inline]] std::int64_t next()
    {
        const std::uint64_t bits = bitsAt(m_bit);
        const auto ones = static_cast<unsigned>(std::countr_one(bits));
        if (ones >= kRiceEscape) {
            const std::uint64_t low = bitsAt(m_bit + kRiceEscape) & 0xffffffff;
            const std::uint64_t high = bitsAt(m_bit + kRiceEscape + 32) & 0xffffffff;
            m_bit += kRiceEscape + 64;
            return static_cast<std::int64_t>(high << 32 | low);
        }
        m_bit += ones + 1 + m_k;
        const std::uint64_t rest = bits >> (ones + 1) & ((std::uint64_t{1} << m_k) - 1);
        return static_cast<std::int64_t>(std::uint64_t{ones} << m_k | rest);
    }

private:
    // At least 57 bits.
    std::uint64_t bitsAt(std::size_t bit) const
    {
        std::uint64_t bits;
        std::memcpy(&bits, m_bytes + bit / 8, sizeof bits);
        return bits >> bit % 8;
    }

    const std::uint8_t *m_bytes = nullptr;
    std::size_t m_bit = 0;
    unsigned m_k = 0;
};

// Reads the intervals of a code one after the other, at most kBlockIntervals. The code outlives it.
class IntervalReader
{
public:
    IntervalReader() = default;  // of nothing
    // `beginNs`: of the first interval.
    IntervalReader(const IntervalCode &code, std::int64_t beginNs)
        : IntervalReader(code, code.head(), beginNs)
    {
    }

    // Drawing and summing up are hardly more than this.
    [[gnu::always_inline]] Interval next()
    {
        if (m_kindBits > 0) {
            std::uint16_t bits;
            std::memcpy(&bits, m_kinds + m_kindBit / 8, sizeof bits);
            m_kind = m_code->kind(bits >> m_kindBit % 8 & ((1u << m_kindBits) - 1));
            m_kindBit += m_kindBits;
        }
        const std::int64_t beginNs = m_endNs + m_gaps.next();
        m_endNs = beginNs + m_lengths.next();
        return {beginNs, m_endNs, m_kind.state, m_kind.waitKind, m_kind.object};
    }

private:
    IntervalReader(const IntervalCode &code, const IntervalCode::Head &head, std::int64_t beginNs)
        : m_code(&code), m_kindBits(static_cast<unsigned>(std::bit_width(head.kinds - 1u))),
          m_kinds(&code.m_bytes[IntervalCode::kKindsAt + head.kinds * sizeof(IntervalKind)]),
          m_gaps(m_kinds + kBlockIntervals / 8 * m_kindBits, head.gapBits),
          m_lengths(&code.m_bytes[head.lengthsAt], head.lengthBits), m_kind(code.kind(0)), m_endNs(beginNs)
    {
    }

    const IntervalCode *m_code = nullptr;
    unsigned m_kindBits = 0;
    const std::uint8_t *m_kinds = nullptr;
    std::size_t m_kindBit = 0;
    RiceReader m_gaps;
    RiceReader m_lengths;
    IntervalKind m_kind;
    std::int64_t m_endNs = 0;  // of the interval before
};

}  // namespace ws
