// What a thread did, or who had an object, from one moment to another.
#pragma once

#include <cstdint>

#include "analysis/sample.h"
#include "event/event.h"

namespace ws {

// Of a thread: waits and sleeps with what for. Of a lock: `object` is the lock, waitKind Read where it was shared.
// Of a wake-up: from the act that ended a wait until the wait ended; `object` is the thread that acted.
struct Interval
{
    std::int64_t beginNs = 0;
    std::int64_t endNs = 0;  // -1: still going on
    ThreadState state = ThreadState::Running;
    WaitKind waitKind = WaitKind::None;
    std::uint32_t object = kNoObject;

    bool operator==(const Interval &) const = default;
};

// Sixteen bytes of it, for those that are over. Times are cut to 50 bits (13 days), objects to 20 bits.
//
//   a   63       14 13   10 9   6 5    0      b   63       14 13    0
//      | beginNs   | state | kind | obj |        | length     | obj  |
class PackedInterval
{
public:
    PackedInterval() = default;
    explicit PackedInterval(const Interval &interval)
        : m_a(static_cast<std::uint64_t>(interval.beginNs) << 14 |
              static_cast<std::uint64_t>(interval.state) << 10 |
              static_cast<std::uint64_t>(interval.waitKind) << 6 | (shortened(interval.object) >> 14)),
          m_b(static_cast<std::uint64_t>(interval.endNs - interval.beginNs) << 14 |
              (shortened(interval.object) & 0x3fff))
    {
    }

    std::int64_t beginNs() const { return static_cast<std::int64_t>(m_a >> 14); }
    std::int64_t lengthNs() const { return static_cast<std::int64_t>(m_b >> 14); }
    std::int64_t endNs() const { return beginNs() + lengthNs(); }
    ThreadState state() const { return static_cast<ThreadState>(m_a >> 10 & 0xf); }
    std::uint32_t object() const
    {
        const auto packed = static_cast<std::uint32_t>((m_a & 0x3f) << 14 | (m_b & 0x3fff));
        return packed == kNone ? kNoObject : packed;
    }
    Interval unpacked() const
    {
        return {beginNs(), endNs(), state(), static_cast<WaitKind>(m_a >> 6 & 0xf), object()};
    }

private:
    static constexpr std::uint32_t kNone = 0xfffff;
    static std::uint64_t shortened(std::uint32_t object) { return object < kNone ? object : kNone; }

    std::uint64_t m_a = 0;
    std::uint64_t m_b = 0;
};

static_assert(sizeof(PackedInterval) == 16);

}  // namespace ws
