#include "analysis/deadlock.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>

#include "analysis/components.h"

namespace ws {

namespace {

using Flags = std::vector<char>;

const WaitFacts::Object *objectOf(const WaitFacts &facts, const WaitFacts::Thread &thread)
{
    return thread.object < facts.objects.size() ? &facts.objects[thread.object] : nullptr;
}

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

bool anyMoves(const WaitFacts &facts, const Flags &moves, const std::vector<std::uint32_t> &threads)
{
    return std::any_of(threads.begin(), threads.end(),
                       [&](std::uint32_t thread) { return threadMoves(facts, moves, thread); });
}

// One application of the rule to one thread that waits.
bool canBeReleased(const WaitFacts &facts, const Flags &moves, const WaitFacts::Thread &thread)
{
    const WaitFacts::Object *object = objectOf(facts, thread);
    if (!object)
        return true;
    switch (thread.kind) {
    case WaitKind::Lock:
        return object->owner == kNobody || threadMoves(facts, moves, object->owner);
    case WaitKind::Space:
        return object->hasSpace || anyMoves(facts, moves, object->givesSpace);
    case WaitKind::Message:
        return object->hasMessage || anyMoves(facts, moves, object->givesMessage);
    case WaitKind::Join:
        return object->joinedThread >= facts.threads.size() || facts.threads[object->joinedThread].ended ||
               threadMoves(facts, moves, object->joinedThread);
    case WaitKind::None:
        break;
    }
    return true;
}

bool movesAlone(const WaitFacts::Thread &thread)
{
    return !thread.ended && (!thread.waiting || thread.hasDeadline || thread.outside);
}

// The least fixpoint over one or more snapshots of the same run: what moves in one of them, moves.
void closeMoves(std::span<const WaitFacts *const> snapshots, Flags &moves)
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

std::vector<std::uint32_t> stuckOf(const WaitFacts &facts, const Flags &moves)
{
    std::vector<std::uint32_t> stuck;
    for (std::uint32_t i = 0; i < moves.size(); ++i) {
        if (!moves[i] && waits(facts.threads[i]))
            stuck.push_back(i);
    }
    return stuck;
}

bool sameThread(const WaitFacts::Thread &a, const WaitFacts::Thread &b)
{
    return a.ended == b.ended && a.waiting == b.waiting && a.kind == b.kind && a.object == b.object &&
           a.sequence == b.sequence;
}

bool sameObject(const WaitFacts::Object &a, const WaitFacts::Object &b)
{
    return a.owner == b.owner && a.acquisition == b.acquisition && a.version == b.version &&
           a.joinedThread == b.joinedThread;
}

// Whether the thread's own state and that of what it waits for held from the first snapshot to the second.
bool heldStill(const WaitFacts &first, const WaitFacts &second, std::uint32_t thread)
{
    const WaitFacts::Thread &now = second.threads[thread];
    if (!sameThread(first.threads[thread], now))
        return false;
    if (!waits(now))
        return true;
    const WaitFacts::Object *before = objectOf(first, now);
    const WaitFacts::Object *after = objectOf(second, now);
    return before && after && sameObject(*before, *after);
}

bool isExact(WaitKind kind)
{
    return kind == WaitKind::Lock || kind == WaitKind::Join;
}

struct Candidate
{
    Certainty certainty = Certainty::Orphan;
    std::vector<std::uint32_t> threads;
};

// The terminal components of the wait-for relation. All that a thread in one of them waits for lies inside,
// so each is a deadlock of its own, and every other stuck thread stands behind one. A thread with exact waits
// has one way out only, hence a terminal component of exact waits is a plain ring.
Candidate bestCandidate(const WaitFacts &facts, const std::vector<std::uint32_t> &stuck,
                        const Successors &releasers)
{
    Candidate best;
    for (std::vector<std::uint32_t> &component : terminalComponents(stuck, releasers)) {
        Candidate candidate;
        const bool orphan = component.size() == 1 && releasers[component.front()].empty();
        const bool exact = std::all_of(component.begin(), component.end(), [&](std::uint32_t thread) {
            return isExact(facts.threads[thread].kind);
        });
        candidate.certainty = orphan ? Certainty::Orphan : exact ? Certainty::Cycle : Certainty::Knot;
        candidate.threads = inOrderOfWaiting(component, releasers);
        const auto rank = [](const Candidate &c) {
            return std::make_tuple(static_cast<int>(c.certainty), c.threads.size(), c.threads.front());
        };
        if (best.threads.empty() || rank(candidate) < rank(best))
            best = std::move(candidate);
    }
    return best;
}

// Threads that could end the wait of `thread` or could have done so before they ended.
std::vector<std::uint32_t> everReleasers(const WaitFacts &facts, std::uint32_t thread)
{
    if (!isLive(facts, thread) || !facts.threads[thread].waiting)
        return {};
    const WaitFacts::Object *object = objectOf(facts, facts.threads[thread]);
    if (!object)
        return {};
    switch (facts.threads[thread].kind) {
    case WaitKind::Lock:
        return {object->owner};
    case WaitKind::Space:
        return object->givesSpace;
    case WaitKind::Message:
        return object->givesMessage;
    case WaitKind::Join:
        return {object->joinedThread};
    case WaitKind::None:
        break;
    }
    return {};
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
    member.releasers = releasers[index];
    member.sinceNs = thread.sinceNs;
    for (std::uint32_t i = 0; i < facts.objects.size(); ++i) {
        if (facts.objects[i].owner == index)
            member.holds.push_back(i);
    }
    return member;
}

}  // namespace

std::vector<std::uint32_t> possibleReleasers(const WaitFacts &facts, std::uint32_t thread)
{
    std::vector<std::uint32_t> found = everReleasers(facts, thread);
    std::erase_if(found, [&](std::uint32_t other) { return !isLive(facts, other); });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<std::uint32_t> stuckThreads(const WaitFacts &facts)
{
    Flags moves(facts.threads.size(), false);
    const WaitFacts *const snapshots[] = {&facts};
    closeMoves(snapshots, moves);
    return stuckOf(facts, moves);
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
    const std::vector<std::uint32_t> stuck = stuckOf(second, moves);
    if (stuck.empty())
        return std::nullopt;

    Successors releasers(count);
    for (const std::uint32_t thread : stuck)
        releasers[thread] = possibleReleasers(second, thread);
    const Candidate best = bestCandidate(second, stuck, releasers);

    Deadlock deadlock;
    deadlock.certainty = best.certainty;
    for (const std::uint32_t thread : best.threads) {
        deadlock.members.push_back(memberOf(second, thread, releasers));
        deadlock.lastBlockedNs = std::max(deadlock.lastBlockedNs, stuckSince(second, thread));
    }
    deadlock.alsoStuck = stuckBehind(best.threads, stuck, releasers);
    const auto live = std::count_if(second.threads.begin(), second.threads.end(),
                                    [](const WaitFacts::Thread &thread) { return !thread.ended; });
    deadlock.everybody = static_cast<std::size_t>(live) == stuck.size();
    return deadlock;
}

}  // namespace ws
