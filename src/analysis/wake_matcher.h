// Finds out which act ended a wait: who gave back, sent, took, posted or ended, and when.
//
// Known only where the events say so. A lock: the last one that gave it back before the wait ended. A join: the end of
// that thread. A barrier: the arrival within the wait that did not have to wait itself. Else the first act since the
// wait began where nobody else waits on that side, or the last one where only one thread acted at all. Any of several
// objects: never.
//
// Events of different threads come in batches, an act perhaps after the end of the wait that it ended: so waits are
// looked at one round after they ended. Memory: bounded; what exceeds it stays unknown.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "analysis/interval.h"
#include "analysis/run_model.h"

namespace ws {

class WakeMatcher
{
public:
    explicit WakeMatcher(const RunModel &model);

    // Ascending for each thread. An act lies between two moments: when it began and when it was done.
    void gave(std::uint32_t thread, std::uint32_t object, std::int64_t fromNs, std::int64_t toNs);
    void took(std::uint32_t thread, std::uint32_t object, std::int64_t fromNs, std::int64_t toNs);
    void waitEnded(std::uint32_t thread, const Interval &wait);

    struct Found
    {
        std::uint32_t thread = 0;  // that was woken
        Interval wake;             // `object` is the thread that acted
    };
    // Ends a round: all threads were asked for their events. `last`: there will be no other. Ascending for each thread.
    const std::vector<Found> &endRound(bool last);

private:
    static constexpr std::size_t kRounds = 3;  // whose acts are kept

    struct Act
    {
        std::int64_t fromNs = 0;
        std::int64_t toNs = 0;
    };
    struct Actor
    {
        std::uint32_t thread = 0;
        std::array<std::vector<Act>, kRounds> rounds;  // the newest first
    };
    using Actors = std::vector<Actor>;  // of one object
    struct Ended
    {
        std::uint32_t thread = 0;
        Interval wait;
    };

    static void add(Actors &actors, std::uint32_t thread, const Act &act);
    void match(const Ended &ended);
    bool isAlone(const Interval &wait) const;

    std::vector<Actors> m_givers;  // by object
    std::vector<Actors> m_takers;
    std::vector<std::uint32_t> m_senders;  // how many, by object
    std::vector<std::uint32_t> m_receivers;
    std::vector<std::uint32_t> m_others;
    std::vector<std::uint32_t> m_active;  // objects with acts that are kept
    std::vector<bool> m_isActive;
    std::vector<Ended> m_before;
    std::vector<Ended> m_now;
    std::vector<Found> m_found;
};

}  // namespace ws
