#include "analysis/report.h"

#include <algorithm>

#include "analysis/components.h"

namespace ws {

namespace {

void addOnce(std::vector<std::uint32_t> &list, std::uint32_t value)
{
    if (std::find(list.begin(), list.end(), value) == list.end())
        list.push_back(value);
}

bool contains(const std::vector<std::uint32_t> &list, std::uint32_t value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

const DeadlockMember *memberOf(const Deadlock &deadlock, std::uint32_t thread)
{
    const auto found = std::find_if(deadlock.members.begin(), deadlock.members.end(),
                                    [&](const DeadlockMember &member) { return member.thread == thread; });
    return found == deadlock.members.end() ? nullptr : &*found;
}

bool isGiven(const Deadlock &deadlock)
{
    return std::none_of(deadlock.members.begin(), deadlock.members.end(),
                        [](const DeadlockMember &member) { return member.exact; });
}

Condition mutualExclusion(const Deadlock &deadlock)
{
    Condition condition{ConditionKind::MutualExclusion, true, isGiven(deadlock), {}, {}};
    for (const DeadlockMember &member : deadlock.members) {
        addOnce(condition.objects, member.waitsFor);
        for (const std::uint32_t releaser : member.releasers)
            addOnce(condition.threads, releaser);
    }
    return condition;
}

Condition holdAndWait(const Deadlock &deadlock)
{
    Condition condition{ConditionKind::HoldAndWait, false, isGiven(deadlock), {}, {}};
    for (const DeadlockMember &member : deadlock.members) {
        if (!member.holds.empty() && member.releasers.empty()) {
            addOnce(condition.threads, member.thread);
            for (const std::uint32_t lock : member.holds)
                addOnce(condition.objects, lock);
        }
        for (const std::uint32_t releaser : member.releasers) {
            if (memberOf(deadlock, releaser)) {
                addOnce(condition.threads, releaser);
                addOnce(condition.objects, member.waitsFor);
            }
        }
    }
    condition.holds = !condition.threads.empty();
    return condition;
}

Condition noPreemption(const Deadlock &deadlock)
{
    // A wait with a deadline is never a member, so this is evidence, not a guess.
    Condition condition{ConditionKind::NoPreemption, true, isGiven(deadlock), {}, {}};
    for (const DeadlockMember &member : deadlock.members) {
        condition.threads.push_back(member.thread);
        addOnce(condition.objects, member.waitsFor);
    }
    return condition;
}

Condition circularWait(const Deadlock &deadlock)
{
    Condition condition{ConditionKind::CircularWait, false, isGiven(deadlock), {}, {}};
    std::uint32_t highest = 0;
    std::vector<std::uint32_t> nodes;
    for (const DeadlockMember &member : deadlock.members) {
        nodes.push_back(member.thread);
        highest = std::max(highest, member.thread);
        for (const std::uint32_t releaser : member.releasers)
            highest = std::max(highest, releaser);
    }
    Successors releasers(std::size_t{highest} + 1);
    for (const DeadlockMember &member : deadlock.members)
        releasers[member.thread] = member.releasers;
    condition.threads = shortestCycle(nodes, releasers);
    condition.holds = !condition.threads.empty();
    for (const std::uint32_t thread : condition.threads)
        condition.objects.push_back(memberOf(deadlock, thread)->waitsFor);
    if (condition.holds)
        condition.threads.push_back(condition.threads.front());
    return condition;
}

// The lock that `member` keeps from another member; kNoObject when it keeps none.
std::uint32_t lockKeptFromOthers(const Deadlock &deadlock, const DeadlockMember &member)
{
    for (const DeadlockMember &other : deadlock.members) {
        if (other.thread != member.thread && other.exact && contains(member.holds, other.waitsFor))
            return other.waitsFor;
    }
    return kNoObject;
}

void addRemedies(const Deadlock &deadlock, const DeadlockMember &member, std::vector<Remedy> &remedies)
{
    const std::uint32_t thread = member.thread;
    const std::uint32_t object = member.waitsFor;
    const std::uint32_t kept = lockKeptFromOthers(deadlock, member);
    if (kept != kNoObject && !member.exact)
        remedies.push_back({RemedyKind::ReleaseFirst, thread, object, kept, ConditionKind::HoldAndWait});
    switch (member.kind) {
    case WaitKind::Lock:
    case WaitKind::Read:
    case WaitKind::Write:
        if (contains(member.holds, object))
            remedies.push_back(
                {RemedyKind::UnlockFirst, thread, object, kNoObject, ConditionKind::HoldAndWait});
        else if (kept != kNoObject)
            remedies.push_back({RemedyKind::SwapOrder, thread, object, kept, ConditionKind::CircularWait});
        break;
    case WaitKind::Space:
        if (!member.releasers.empty())
            remedies.push_back(
                {RemedyKind::GrowCapacity, thread, object, kNoObject, ConditionKind::MutualExclusion});
        remedies.push_back(
            {RemedyKind::AddReceiver, kNobody, object, kNoObject, ConditionKind::CircularWait});
        break;
    case WaitKind::Message:
    case WaitKind::Any:
        remedies.push_back({RemedyKind::AddSender, kNobody, object, kNoObject, ConditionKind::CircularWait});
        break;
    case WaitKind::Notify:
    case WaitKind::Event:
    case WaitKind::Unit:
    case WaitKind::Barrier:
    case WaitKind::Latch:
        remedies.push_back({RemedyKind::AddGiver, kNobody, object, kNoObject, ConditionKind::CircularWait});
        break;
    case WaitKind::Join:
        remedies.push_back({RemedyKind::EndBeforeJoin, thread, object, kept,
                            kept != kNoObject ? ConditionKind::HoldAndWait : ConditionKind::CircularWait});
        break;
    case WaitKind::None:
    case WaitKind::Start:
    case WaitKind::Outside:
        break;
    }
    remedies.push_back({RemedyKind::TimedWait, thread, object, kept, ConditionKind::NoPreemption});
}

// From a change inside one thread or of one number to changes that need another thread.
int effort(RemedyKind kind)
{
    switch (kind) {
    case RemedyKind::UnlockFirst:
    case RemedyKind::SwapOrder:
        return 0;
    case RemedyKind::ReleaseFirst:
        return 1;
    case RemedyKind::EndBeforeJoin:
        return 2;
    case RemedyKind::GrowCapacity:
        return 3;
    case RemedyKind::TimedWait:
        return 4;
    case RemedyKind::AddReceiver:
        return 5;
    case RemedyKind::AddSender:
    case RemedyKind::AddGiver:
        return 6;
    }
    return 7;
}

bool sameAdvice(const Remedy &a, const Remedy &b)
{
    const bool aboutObject = a.thread == kNobody || a.kind == RemedyKind::GrowCapacity;
    // Of waits and orders one is enough: whichever thread changes, the ring is broken.
    return a.kind == b.kind && (!aboutObject || a.object == b.object);
}

std::vector<Remedy> remediesOf(const Deadlock &deadlock)
{
    // The last member first: it closed the ring, so changing it is what a reader expects.
    std::vector<Remedy> all;
    for (auto member = deadlock.members.rbegin(); member != deadlock.members.rend(); ++member)
        addRemedies(deadlock, *member, all);
    std::stable_sort(all.begin(), all.end(),
                     [](const Remedy &a, const Remedy &b) { return effort(a.kind) < effort(b.kind); });
    std::vector<Remedy> remedies;
    for (const Remedy &remedy : all) {
        const bool known = std::any_of(remedies.begin(), remedies.end(),
                                       [&](const Remedy &other) { return sameAdvice(remedy, other); });
        if (!known)
            remedies.push_back(remedy);
    }
    return remedies;
}

}  // namespace

DeadlockReport deadlockReport(const Deadlock &deadlock)
{
    DeadlockReport report;
    report.conditions = {mutualExclusion(deadlock), holdAndWait(deadlock), noPreemption(deadlock),
                         circularWait(deadlock)};
    report.remedies = remediesOf(deadlock);
    return report;
}

}  // namespace ws
