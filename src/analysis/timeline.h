// What every thread did over a whole run, who had which lock when, and who woke whom: one moment's view of it.
//
// Immutable and cheap to copy; it shares its intervals with later ones. Threads: any.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/track.h"

namespace ws {

struct Timeline
{
    // One thread's holds of one lock; only at level full are there any.
    struct Hold
    {
        std::uint32_t thread = 0;
        std::uint32_t object = 0;
        Track track;
    };

    std::int64_t timeNs = 0;     // known until here
    std::vector<Track> threads;  // by thread: new, waiting, sleeping, ended; between them it runs or could
    std::vector<Track> wakes;    // by thread that was woken, as far as it is known by whom
    std::vector<Hold> holds;     // ascending by thread

    // Threads that hold the object at that moment, as far as it was recorded.
    std::vector<std::uint32_t> holdersAt(std::uint32_t object, std::int64_t timeNs) const;
    // Of a wait that is over: who ended it and when it acted, as an interval of the track of wake-ups.
    std::optional<Interval> wakeOf(std::uint32_t thread, const Interval &wait) const;
    // The first moment after, and the last before, at which a thread among `threads` (none: all) began or ended
    // something. Steps through what happened.
    std::optional<std::int64_t> nextEvent(std::int64_t timeNs,
                                          const std::vector<std::uint32_t> &among = {}) const;
    std::optional<std::int64_t> previousEvent(std::int64_t timeNs,
                                              const std::vector<std::uint32_t> &among = {}) const;
    // All single intervals of the threads, without those that go on.
    std::size_t intervalCount() const;
};

}  // namespace ws
