// How a run stood at any moment of its timeline: who waited for whom, what a wait was about and what ended it.
// Pure functions; what was not recorded is left out, never guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/deadlock.h"
#include "analysis/run_model.h"
#include "analysis/timeline.h"
#include "analysis/wait_graph.h"

namespace ws {

// Threads that waited at `timeNs`, what for, and its holders, or who could have ended the wait. The holders of a lock
// are known at level full; of a deadlock's members also below it, from the moment on at which each of them stopped: then
// it held what it holds for ever. The ring of its members comes first, as in the graph of the deadlock, whatever they did
// then, with what they held of it; those whose last wait had begun are marked.
WaitGraph waitGraphAt(const Timeline &timeline, const RunModel &model, std::int64_t timeNs,
                      const std::optional<Deadlock> &deadlock = std::nullopt);

struct WaitStory
{
    std::uint32_t thread = 0;
    Interval wait;
    std::int64_t lengthNs = 0;  // so far, where it goes on
    // Of a lock: who had it while this thread waited, in the order of time, cut to the wait. `object` is the thread.
    std::vector<Interval> holders;
    std::uint64_t moreHolders = 0;  // that are not listed
    std::optional<Interval> wake;   // what ended it, where that is known; `object` is the thread that acted
    bool isDeadlock = false;        // it never ended, and that is proven
};
inline constexpr std::size_t kMostStoryHolders = 8;

WaitStory waitStory(const Timeline &timeline, const RunModel &model, std::uint32_t thread,
                    const Interval &wait, const std::optional<Deadlock> &deadlock = std::nullopt);

}  // namespace ws
