#include "analysis/outside_wait.h"

#include <algorithm>

#include "analysis/deadlock.h"

namespace ws {

OutsideWaits outsideWaits(const WaitFacts &facts)
{
    OutsideWaits found;
    WaitFacts supposed;
    for (std::uint32_t i = 0; i < facts.threads.size(); ++i) {
        const WaitFacts::Thread &thread = facts.threads[i];
        if (thread.ended || !thread.waiting || !thread.outside || thread.hasDeadline)
            continue;
        if (found.waits.empty())
            supposed = facts;
        found.waits.push_back({i, thread.object, thread.bySignal, thread.sinceNs});
        supposed.threads[i].outside = false;
    }
    if (found.waits.empty())
        return found;
    const std::vector<std::uint32_t> stuck = stuckThreads(facts);
    for (const std::uint32_t thread : stuckThreads(supposed)) {
        const bool isOne = facts.threads[thread].outside;
        if (!isOne && !std::binary_search(stuck.begin(), stuck.end(), thread))
            found.behind.push_back(thread);
    }
    return found;
}

}  // namespace ws
