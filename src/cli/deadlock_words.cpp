#include "cli/deadlock_words.h"

#include "cli/wording.h"
#include "session/catalogue.h"

namespace ws::cli {

namespace {

std::string objectsListed(const RunModel &model, const std::vector<std::uint32_t> &objects)
{
    std::vector<std::string> names;
    for (const std::uint32_t object : objects)
        names.push_back(objectWords(model, object));
    return listed(names);
}

std::string awaited(const RunModel &model, const DeadlockMember &member)
{
    const std::string object = objectWords(model, member.waitsFor);
    switch (member.kind) {
    case WaitKind::Space:
        return "space in " + object;
    case WaitKind::Message:
        return "a message in " + object;
    case WaitKind::Join:
        return "the end of " + object;
    case WaitKind::Read:
        return "a shared hold of " + object;
    case WaitKind::Write:
        return "the exclusive hold of " + object;
    case WaitKind::Notify:
        return "a notification in " + object;
    case WaitKind::Event:
        return object + " to be set";
    case WaitKind::Unit:
        return "units of " + object;
    case WaitKind::Barrier:
        return "the others at " + object;
    case WaitKind::Latch:
        return object + " to be counted down";
    case WaitKind::Start:
        return "the start of " + object;
    case WaitKind::Outside:
        return object;
    case WaitKind::Any: {
        std::string text = "any of " + object;
        for (const std::uint32_t other : member.alsoWaitsFor)
            text += ", " + objectWords(model, other);
        return text;
    }
    case WaitKind::None:
    case WaitKind::Lock:
        break;
    }
    return object;
}

std::string whoWaitsForWhom(const RunModel &model, const DeadlockMember &member)
{
    const std::string who = threadName(model, member.thread) + " waits for ";
    if (member.releasers.empty())
        return who + awaited(model, member) + ", which nobody is left to bring about";
    if (member.kind == WaitKind::Join)
        return who + awaited(model, member);
    return who + threadsListed(model, member.releasers, " or ") + " (" + awaited(model, member) + ")";
}

// "the reader-writer lock db": what a family is called in a sentence.
std::string_view familyWords(std::string_view family)
{
    if (family == "rwlock")
        return "reader-writer lock";
    return family == "semaphore_set" ? "semaphore set" : family;
}

std::string_view conditionName(ConditionKind kind)
{
    switch (kind) {
    case ConditionKind::MutualExclusion:
        return "Mutual exclusion";
    case ConditionKind::HoldAndWait:
        return "Hold and wait";
    case ConditionKind::NoPreemption:
        return "No preemption";
    case ConditionKind::CircularWait:
        return "Circular wait";
    }
    return "";
}

std::string conditionEvidence(const RunModel &model, const Condition &condition)
{
    const std::string threads = threadsListed(model, condition.threads, " and ");
    const std::string objects = objectsListed(model, condition.objects);
    switch (condition.kind) {
    case ConditionKind::MutualExclusion:
        if (condition.given)
            return "whoever waits cannot make it: what comes at " + objects + " is given by others";
        return objects.empty() ? "" : "only one thread at a time has " + objects;
    case ConditionKind::HoldAndWait:
        if (threads.empty())
            return "";
        if (objects.empty())
            return threads + " wait without letting go";
        return "while they wait, " + threads +
               (condition.given ? " give nothing at " + objects + ", and only they could"
                                : " keep " + objects);
    case ConditionKind::NoPreemption:
        return objects.empty() || condition.given
                   ? "no wait has a deadline"
                   : "nobody can take away " + objects + ", and no wait has a deadline";
    case ConditionKind::CircularWait: {
        std::string ring;
        for (const std::uint32_t thread : condition.threads)
            ring += (ring.empty() ? "" : " -> ") + threadName(model, thread);
        return ring;
    }
    }
    return "";
}

std::string_view conditionGone(const Remedy &remedy)
{
    // An orphan is no circle: what it lacks is somebody who gives.
    if (remedy.kind == RemedyKind::AddGiver || remedy.kind == RemedyKind::AddSender ||
        remedy.kind == RemedyKind::AddReceiver)
        return "then somebody is left who can help";
    switch (remedy.breaks) {
    case ConditionKind::MutualExclusion:
        return "then nothing is exclusive";
    case ConditionKind::HoldAndWait:
        return "then nothing is held while waiting";
    case ConditionKind::NoPreemption:
        return "then the wait ends by itself";
    case ConditionKind::CircularWait:
        return "then the circle is broken";
    }
    return "";
}

}  // namespace

std::string_view certaintyId(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Cycle:
        return "cycle";
    case Certainty::Knot:
        return "knot";
    case Certainty::Orphan:
        return "orphan";
    }
    return "";
}

std::string_view waitKindId(WaitKind kind)
{
    switch (kind) {
    case WaitKind::None:
        return "none";
    case WaitKind::Lock:
        return "lock";
    case WaitKind::Space:
        return "space";
    case WaitKind::Message:
        return "message";
    case WaitKind::Join:
        return "join";
    case WaitKind::Read:
        return "read";
    case WaitKind::Write:
        return "write";
    case WaitKind::Notify:
        return "notify";
    case WaitKind::Event:
        return "event";
    case WaitKind::Unit:
        return "unit";
    case WaitKind::Barrier:
        return "barrier";
    case WaitKind::Latch:
        return "latch";
    case WaitKind::Any:
        return "any";
    case WaitKind::Start:
        return "start";
    case WaitKind::Outside:
        return "outside";
    }
    return "";
}

std::string listed(const std::vector<std::string> &parts, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += i + 1 == parts.size() ? std::string(last) : std::string(", ");
        text += parts[i];
    }
    return text;
}

std::string threadsListed(const RunModel &model, const std::vector<std::uint32_t> &threads,
                          std::string_view last)
{
    std::vector<std::string> names;
    for (const std::uint32_t thread : threads)
        names.push_back(threadName(model, thread));
    return listed(names, last);
}

std::string threadName(const RunModel &model, std::uint32_t thread)
{
    return thread < model.threads.size() ? model.threads[thread].name : "?";
}

std::string objectName(const RunModel &model, std::uint32_t object)
{
    return object < model.objects.size() ? model.objects[object].name : "?";
}

std::string objectWords(const RunModel &model, std::uint32_t object)
{
    if (object >= model.objects.size())
        return "?";
    const RunModel::Object &found = model.objects[object];
    switch (found.kind) {
    case ObjectKind::Channel:
        return "channel " + found.name;
    case ObjectKind::Thread:
        return "thread " + found.name;
    case ObjectKind::Lock:
    case ObjectKind::Primitive:
        break;
    }
    const std::string_view family = familyWords(familyOfPrimitive(found.type));
    if (!family.empty())
        return std::string(family) + ' ' + found.name;
    return (found.kind == ObjectKind::Lock ? "lock " : "") + found.name;
}

std::string lineWords(const RunModel &model, std::uint32_t thread, std::uint32_t line)
{
    if (line == 0 || thread >= model.threads.size() || model.threads[thread].script.empty())
        return "";
    return "at line " + std::to_string(line) + " of script " + model.threads[thread].script;
}

std::string deadlockSentence(const RunModel &model, const ProvenDeadlock &proven)
{
    std::vector<std::string> waits;
    for (const DeadlockMember &member : proven.deadlock.members)
        waits.push_back(whoWaitsForWhom(model, member));
    return listed(waits) + (waits.size() > 1 ? ", all of them since " : ", since ") +
           durationText(proven.deadlock.lastBlockedNs) + " after the start.";
}

std::string_view certaintyWords(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Cycle:
        return "each waits for the exact owner of what it needs";
    case Certainty::Knot:
        return "everybody who could end one of these waits is waiting too";
    case Certainty::Orphan:
        return "nobody is left who could end the wait";
    }
    return "";
}

std::string memberWords(const RunModel &model, const DeadlockMember &member)
{
    std::string text = threadName(model, member.thread) + ": waits for " + awaited(model, member);
    if (const std::string line = lineWords(model, member.thread, member.line); !line.empty())
        text += ' ' + line;
    text += " since " + durationText(member.sinceNs);
    return member.holds.empty() ? text : text + ", holds " + objectsListed(model, member.holds);
}

std::string evidenceWords(const RunModel &model, const DeadlockMember &member)
{
    const std::string by = threadsListed(model, member.releasers, " and ");
    const bool several = member.releasers.size() > 1;
    if (member.unheard > 0)
        return "notified " + std::to_string(member.unheard) + (member.unheard == 1 ? " time" : " times") +
               " while nobody waited, last by " + threadName(model, member.lastUnheardBy) +
               "; nobody is left to notify again";
    if (member.releasers.empty())
        return "all who could end this wait have ended";
    if (member.kind == WaitKind::Join)
        return by + " has not ended";
    if (member.exact)
        return objectWords(model, member.waitsFor) + " is held by " + by;
    return "of all who could end this wait only " + by + (several ? " are" : " is") + " left, and " +
           (several ? "they are" : "it is") + " stuck";
}

std::string conditionWords(const RunModel &model, const Condition &condition)
{
    const std::string evidence = conditionEvidence(model, condition);
    std::string text = std::string(conditionName(condition.kind)) + ": " + (condition.holds ? "yes" : "no");
    return evidence.empty() ? text : text + "; " + evidence;
}

std::string remedyWords(const RunModel &model, const Remedy &remedy)
{
    const std::string thread = threadName(model, remedy.thread);
    const std::string object = objectWords(model, remedy.object);
    std::string change;
    switch (remedy.kind) {
    case RemedyKind::SwapOrder:
        change = thread + " takes " + object + " before " + objectWords(model, remedy.other);
        break;
    case RemedyKind::GrowCapacity:
        change = object + " holds more messages";
        break;
    case RemedyKind::TimedWait:
        change = thread + " gives up waiting for " + object + " after a while and gives back what it holds";
        break;
    case RemedyKind::AddSender:
        change = "somebody who is not stuck sends into " + object;
        break;
    case RemedyKind::AddReceiver:
        change = "somebody who is not stuck receives from " + object;
        break;
    case RemedyKind::EndBeforeJoin:
        change = thread + " does not wait for the end of " + object + " while that one needs it";
        break;
    case RemedyKind::ReleaseFirst:
        change =
            thread + " gives back " + objectWords(model, remedy.other) + " before it waits for " + object;
        break;
    case RemedyKind::UnlockFirst:
        change = thread + " gives back " + object + " before it takes it again, or more of it";
        break;
    case RemedyKind::AddGiver:
        change = "somebody who is not stuck gives what is waited for at " + object;
        break;
    }
    return change + "; " + std::string(conditionGone(remedy));
}

}  // namespace ws::cli
