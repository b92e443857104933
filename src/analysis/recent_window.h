// What some counters stood at a quarter of a second ago.
//
// Keeps readings at least kRecentNs / 32 apart, so its memory does not depend on how often it is fed.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

namespace ws {

inline constexpr std::int64_t kRecentNs = 250'000'000;

class RecentWindow
{
public:
    struct Reading
    {
        std::int64_t timeNs = 0;
        std::vector<double> values;
    };

    // All counters stood at 0 at time 0.
    explicit RecentWindow(std::size_t counters);

    // Times ascend; a reading that is not later than the last one is taken in its place.
    void add(std::int64_t timeNs, std::vector<double> values);

    const Reading &now() const { return m_now; }
    // The newest reading that is at least kRecentNs old, else the oldest there is.
    const Reading &before() const;

private:
    std::deque<Reading> m_kept;  // never empty
    Reading m_now;
};

}  // namespace ws
