#include "analysis/deadlock.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>

#include "analysis/components.h"

namespace ws {

namespace {

using Flags = std::vector<char>;
// Of the same run, the later one last.
using Snapshots = std::span<const WaitFacts *const>;

bool waits(const WaitFacts::Thread &thread)
{
    return !thread.ended && thread.waiting;
}

bool isLive(const WaitFacts &facts, std::uint32_t thread)
{
    return thread < facts.threads.size() && !facts.threads[thread].ended;
}

// A thread that nobody knows counts as one that moves.
bool threadMoves(const WaitFacts &facts, const Flags &moves, std::uint32_t thread)
{
    return thread >= facts.threads.size() || (!facts.threads[thread].ended && moves[thread]);
}

bool canBeOpened(const WaitFacts &facts, const Flags &moves, const WaitFacts::Way &way)
{
    const auto moving = std::count_if(way.releasers.begin(), way.releasers.end(), [&](std::uint32_t thread) {
        return threadMoves(facts, moves, thread);
    });
    return way.available || static_cast<std::uint32_t>(moving) >= way.needed;
}

// One application of the rule to one thread that waits.
bool canBeReleased(const WaitFacts &facts, const Flags &moves, const WaitFacts::Thread &thread)
{
    return thread.ways.empty() ||
           std::any_of(thread.ways.begin(), thread.ways.end(),
                       [&](const WaitFacts::Way &way) { return canBeOpened(facts, moves, way); });
}

bool movesAlone(const WaitFacts::Thread &thread)
{
    return !thread.ended && (!thread.waiting || thread.hasDeadline || thread.outside || thread.ways.empty());
}

// The least fixpoint over one or more snapshots of the same run: what moves in one of them, moves.
void closeMoves(Snapshots snapshots, Flags &moves)
{
    for (bool grew = true; grew;) {
        grew = false;
        for (const WaitFacts *facts : snapshots) {
            for (std::size_t i = 0; i < moves.size(); ++i) {
                const WaitFacts::Thread &thread = facts->threads[i];
                if (moves[i] || thread.ended)
                    continue;
                if (movesAlone(thread) || canBeReleased(*facts, moves, thread)) {
                    moves[i] = true;
                    grew = true;
                }
            }
        }
    }
}

// Threads that cannot move: those that wait, and those that nobody can start any more.
std::vector<std::uint32_t> motionlessOf(const WaitFacts &facts, const Flags &moves)
{
    std::vector<std::uint32_t> motionless;
    for (std::uint32_t i = 0; i < moves.size(); ++i) {
        if (!moves[i] && waits(facts.threads[i]))
            motionless.push_back(i);
    }
    return motionless;
}

std::vector<std::uint32_t> withoutUnstarted(const WaitFacts &facts, std::vector<std::uint32_t> threads)
{
    std::erase_if(threads, [&](std::uint32_t thread) { return facts.threads[thread].notStarted; });
    return threads;
}

// Whether the thread's own state and that of what it waits for held from the first snapshot to the second.
bool heldStill(const WaitFacts &first, const WaitFacts &second, std::uint32_t thread)
{
    const WaitFacts::Thread &before = first.threads[thread];
    const WaitFacts::Thread &after = second.threads[thread];
    return before.ended == after.ended && before.waiting == after.waiting &&
           before.notStarted == after.notStarted && before.sequence == after.sequence &&
           before.ways == after.ways;
}

bool isExact(const WaitFacts::Thread &thread)
{
    return thread.ways.size() == 1 && thread.ways.front().exact;
}

// The largest part of `threads` of which none can be released by anybody outside of it, in any of the snapshots.
std::vector<std::uint32_t> closedPart(Snapshots snapshots, std::vector<std::uint32_t> threads)
{
    Flags moves(snapshots.front()->threads.size(), true);
    for (const std::uint32_t thread : threads)
        moves[thread] = false;
    for (bool shrank = true; shrank;) {
        shrank = false;
        std::erase_if(threads, [&](std::uint32_t thread) {
            const bool released =
                std::any_of(snapshots.begin(), snapshots.end(), [&](const WaitFacts *facts) {
                    return movesAlone(facts->threads[thread]) ||
                           canBeReleased(*facts, moves, facts->threads[thread]);
                });
            moves[thread] = released;
            shrank = shrank || released;
            return released;
        });
    }
    return threads;
}

// A large knot is shown whole: what could be left out of it would have to be tried thread by thread.
constexpr std::size_t kMostTried = 64;

// A part of a closed set that is closed and has no closed part of its own. Where every way needs one releaser only, a
// strongly connected set is that already.
std::vector<std::uint32_t> smallestPart(Snapshots snapshots, std::vector<std::uint32_t> threads)
{
    const bool allNeedOne = std::all_of(threads.begin(), threads.end(), [&](std::uint32_t thread) {
        const std::vector<WaitFacts::Way> &ways = snapshots.back()->threads[thread].ways;
        return std::all_of(ways.begin(), ways.end(),
                           [](const WaitFacts::Way &way) { return way.needed == 1; });
    });
    if (allNeedOne || threads.size() > kMostTried)
        return threads;
    for (std::size_t i = 0; i < threads.size();) {
        std::vector<std::uint32_t> others = threads;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        others = closedPart(snapshots, std::move(others));
        if (others.empty()) {
            ++i;
        } else {
            threads = std::move(others);
            i = 0;
        }
    }
    return threads;
}

struct Candidate
{
    Certainty certainty = Certainty::Orphan;
    std::vector<std::uint32_t> threads;
};

bool isRankedBefore(const Candidate &a, const Candidate &b)
{
    const auto rank = [](const Candidate &c) {
        return std::make_tuple(static_cast<int>(c.certainty), c.threads.size(), c.threads.front());
    };
    return b.threads.empty() || rank(a) < rank(b);
}

Candidate candidateOf(Snapshots snapshots, const std::vector<std::uint32_t> &component,
                      const Successors &releasers)
{
    const WaitFacts &facts = *snapshots.back();
    Candidate candidate;
    std::vector<std::uint32_t> closed = closedPart(snapshots, component);
    if (closed.empty())
        return candidate;
    const auto exactIn = [&](const std::vector<std::uint32_t> &threads) {
        return std::all_of(threads.begin(), threads.end(),
                           [&](std::uint32_t thread) { return isExact(facts.threads[thread]); });
    };
    // All owners of what an exact wait is for must act, so any ring of such waits is closed.
    std::vector<std::uint32_t> exact = closed;
    std::erase_if(exact, [&](std::uint32_t thread) { return !isExact(facts.threads[thread]); });
    if (std::vector<std::uint32_t> ring = shortestCycle(exact, releasers); !ring.empty())
        closed = std::move(ring);
    closed = smallestPart(snapshots, std::move(closed));
    const bool helpsItself = std::binary_search(releasers[closed.front()].begin(),
                                                releasers[closed.front()].end(), closed.front());
    const bool alone = closed.size() == 1 && !helpsItself;
    candidate.certainty = alone ? Certainty::Orphan : exactIn(closed) ? Certainty::Cycle : Certainty::Knot;
    std::sort(closed.begin(), closed.end());
    candidate.threads = withoutUnstarted(facts, inOrderOfWaiting(closed, releasers));
    return candidate;
}

// Every smallest closed set lies inside one strongly connected component of who could help whom: within it each thread is
// reached from each other one, else the part that leads nowhere would be closed alone.
Candidate bestCandidate(Snapshots snapshots, const std::vector<std::uint32_t> &motionless,
                        const Successors &releasers)
{
    Candidate best;
    for (const std::vector<std::uint32_t> &component : strongComponents(motionless, releasers)) {
        Candidate candidate = candidateOf(snapshots, component, releasers);
        if (!candidate.threads.empty() && isRankedBefore(candidate, best))
            best = std::move(candidate);
    }
    return best;
}

// Threads that could end the wait of `thread` or could have done so before they ended.
std::vector<std::uint32_t> everReleasers(const WaitFacts &facts, std::uint32_t thread)
{
    std::vector<std::uint32_t> found;
    if (!isLive(facts, thread) || !facts.threads[thread].waiting)
        return found;
    for (const WaitFacts::Way &way : facts.threads[thread].ways)
        found.insert(found.end(), way.releasers.begin(), way.releasers.end());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::int64_t stuckSince(const WaitFacts &facts, std::uint32_t thread)
{
    std::int64_t since = facts.threads[thread].sinceNs;
    for (const std::uint32_t other : everReleasers(facts, thread)) {
        if (other < facts.threads.size() && facts.threads[other].ended)
            since = std::max(since, facts.threads[other].endedNs);
    }
    return since;
}

// Those of `stuck` from which the way of waiting leads to one of `members`, themselves left out.
std::vector<std::uint32_t> stuckBehind(const std::vector<std::uint32_t> &members,
                                       const std::vector<std::uint32_t> &stuck, const Successors &releasers)
{
    Flags behind(releasers.size(), false);
    for (const std::uint32_t member : members)
        behind[member] = true;
    for (bool grew = true; grew;) {
        grew = false;
        for (const std::uint32_t thread : stuck) {
            if (!behind[thread] && std::any_of(releasers[thread].begin(), releasers[thread].end(),
                                               [&](std::uint32_t other) { return behind[other]; })) {
                behind[thread] = true;
                grew = true;
            }
        }
    }
    for (const std::uint32_t member : members)
        behind[member] = false;
    std::vector<std::uint32_t> found;
    std::copy_if(stuck.begin(), stuck.end(), std::back_inserter(found),
                 [&](std::uint32_t thread) { return behind[thread]; });
    return found;
}

DeadlockMember memberOf(const WaitFacts &facts, std::uint32_t index, const Successors &releasers)
{
    const WaitFacts::Thread &thread = facts.threads[index];
    DeadlockMember member;
    member.thread = index;
    member.kind = thread.kind;
    member.waitsFor = thread.object;
    for (const WaitFacts::Way &way : thread.ways) {
        if (way.object != thread.object)
            member.alsoWaitsFor.push_back(way.object);
    }
    member.releasers = releasers[index];
    member.sinceNs = thread.sinceNs;
    member.line = thread.line;
    member.exact = isExact(thread);
    if (thread.kind == WaitKind::Notify && member.releasers.empty() && thread.object < facts.objects.size()) {
        member.unheard = facts.objects[thread.object].unheard;
        member.lastUnheardBy = facts.objects[thread.object].lastUnheardBy;
    }
    for (std::uint32_t i = 0; i < facts.objects.size(); ++i) {
        if (facts.holds(i, index))
            member.holds.push_back(i);
    }
    return member;
}

// Those of the possible releasers that are stuck themselves. For an exact wait on several owners, the others may move:
// they are not what it hangs on.
Successors stuckReleasers(const WaitFacts &facts, const std::vector<std::uint32_t> &stuck)
{
    Successors releasers(facts.threads.size());
    for (const std::uint32_t thread : stuck) {
        releasers[thread] = possibleReleasers(facts, thread);
        std::erase_if(releasers[thread], [&](std::uint32_t other) {
            return !std::binary_search(stuck.begin(), stuck.end(), other);
        });
    }
    return releasers;
}

// Threads that nobody can start any more are as good as ended; since the last one who could have done it has.
WaitFacts withEnded(WaitFacts facts, const std::vector<std::uint32_t> &threads)
{
    for (const std::uint32_t thread : threads) {
        facts.threads[thread].endedNs = stuckSince(facts, thread);
        facts.threads[thread].ended = true;
    }
    return facts;
}

}  // namespace

std::vector<std::uint32_t> possibleReleasers(const WaitFacts &facts, std::uint32_t thread)
{
    std::vector<std::uint32_t> found = everReleasers(facts, thread);
    std::erase_if(found, [&](std::uint32_t other) { return !isLive(facts, other); });
    return found;
}

std::vector<std::uint32_t> stuckThreads(const WaitFacts &facts)
{
    Flags moves(facts.threads.size(), false);
    const WaitFacts *const snapshots[] = {&facts};
    closeMoves(snapshots, moves);
    return withoutUnstarted(facts, motionlessOf(facts, moves));
}

std::optional<Deadlock> provenDeadlock(const WaitFacts &first, const WaitFacts &second)
{
    const std::size_t count = second.threads.size();
    if (first.threads.size() != count)
        return std::nullopt;
    Flags moves(count, false);
    for (std::uint32_t i = 0; i < count; ++i)
        moves[i] = !heldStill(first, second, i);
    const WaitFacts *const snapshots[] = {&first, &second};
    closeMoves(snapshots, moves);
    const std::vector<std::uint32_t> motionless = motionlessOf(second, moves);
    const std::vector<std::uint32_t> stuck = withoutUnstarted(second, motionless);
    if (stuck.empty())
        return std::nullopt;
    std::vector<std::uint32_t> unstarted = motionless;
    std::erase_if(unstarted, [&](std::uint32_t thread) { return !second.threads[thread].notStarted; });
    const std::vector<std::uint32_t> never = closedPart(snapshots, unstarted);
    if (!never.empty())
        return provenDeadlock(withEnded(first, never), withEnded(second, never));
    const Successors releasers = stuckReleasers(second, motionless);
    const Candidate best = bestCandidate(snapshots, motionless, releasers);
    if (best.threads.empty())
        return std::nullopt;

    Deadlock deadlock;
    deadlock.certainty = best.certainty;
    for (const std::uint32_t thread : best.threads) {
        deadlock.members.push_back(memberOf(second, thread, releasers));
        deadlock.lastBlockedNs = std::max(deadlock.lastBlockedNs, stuckSince(second, thread));
    }
    deadlock.alsoStuck = withoutUnstarted(second, stuckBehind(best.threads, motionless, releasers));
    const auto live =
        std::count_if(second.threads.begin(), second.threads.end(),
                      [](const WaitFacts::Thread &thread) { return !thread.ended && !thread.notStarted; });
    deadlock.everybody = static_cast<std::size_t>(live) == stuck.size();
    return deadlock;
}

}  // namespace ws
