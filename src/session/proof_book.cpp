#include "session/proof_book.h"

#include <algorithm>

namespace ws {

namespace {

ProvenDeadlock provenAt(Deadlock proven, std::int64_t timeNs)
{
    ProvenDeadlock found;
    found.report = deadlockReport(proven);
    found.provenNs = timeNs;
    found.detectionDelayNs = std::max<std::int64_t>(0, timeNs - proven.lastBlockedNs);
    found.deadlock = std::move(proven);
    return found;
}

// Others may come to a stop behind the members, or beside them at the same barrier, only after these were proven stuck. A
// later look that proves fewer has met one of them while it looked again.
bool extend(ProvenDeadlock &book, Deadlock proven, std::int64_t timeNs)
{
    Deadlock &known = book.deadlock;
    const bool hasAll = std::ranges::all_of(known.members, [&](const DeadlockMember &member) {
        return std::ranges::find(proven.members, member.thread, &DeadlockMember::thread) !=
               proven.members.end();
    });
    const bool moreEverybody = proven.everybody && !known.everybody;
    known.everybody |= proven.everybody;
    if (hasAll && proven.members.size() > known.members.size()) {
        book = provenAt(std::move(proven), timeNs);
        return true;
    }
    if (hasAll && proven.alsoStuck.size() > known.alsoStuck.size()) {
        known.alsoStuck = std::move(proven.alsoStuck);
        return true;
    }
    return moreEverybody;
}

}  // namespace

bool noteProof(std::optional<ProvenDeadlock> &known, const WaitFacts &first, const WaitFacts &second)
{
    auto proven = provenDeadlock(first, second);
    if (!proven)
        return false;
    if (known)
        return extend(*known, std::move(*proven), second.timeNs);
    known = provenAt(std::move(*proven), second.timeNs);
    return true;
}

}  // namespace ws
