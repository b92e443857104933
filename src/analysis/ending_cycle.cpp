#include "analysis/ending_cycle.h"

#include <algorithm>

namespace ws {

namespace {

bool waitsForALimitedTime(const WaitFacts::Thread &thread)
{
    return !thread.ended && thread.waiting && thread.hasDeadline;
}

WaitFacts withoutDeadlines(WaitFacts facts)
{
    for (WaitFacts::Thread &thread : facts.threads)
        thread.hasDeadline = false;
    return facts;
}

bool hasSameMembers(const EndingCycle &a, const EndingCycle &b)
{
    const auto same = [](const DeadlockMember &x, const DeadlockMember &y) { return x.thread == y.thread; };
    return std::ranges::is_permutation(a.cycle.members, b.cycle.members, same);
}

}  // namespace

std::optional<EndingCycle> endingCycle(const WaitFacts &first, const WaitFacts &second)
{
    if (std::none_of(second.threads.begin(), second.threads.end(), waitsForALimitedTime))
        return std::nullopt;
    auto supposed = provenDeadlock(withoutDeadlines(first), withoutDeadlines(second));
    if (!supposed || supposed->certainty == Certainty::Orphan)
        return std::nullopt;
    EndingCycle found;
    for (const DeadlockMember &member : supposed->members) {
        if (waitsForALimitedTime(second.threads[member.thread]))
            found.withDeadline.push_back(member.thread);
    }
    // Without one it is a deadlock, and told as such.
    if (found.withDeadline.empty())
        return std::nullopt;
    found.cycle = std::move(*supposed);
    found.firstNs = second.timeNs;
    return found;
}

void noteEndingCycle(std::vector<EndingCycle> &known, EndingCycle found)
{
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&](const EndingCycle &one) { return hasSameMembers(one, found); });
    if (same == known.end()) {
        if (known.size() < kMostEndingCycles)
            known.push_back(std::move(found));
    } else if (found.cycle.lastBlockedNs != same->cycle.lastBlockedNs) {
        // The newest is shown, as its lines and times are what is on the screen.
        found.firstNs = same->firstNs;
        found.times = same->times + 1;
        *same = std::move(found);
    }
}

}  // namespace ws
