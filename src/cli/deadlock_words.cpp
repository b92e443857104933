#include "cli/deadlock_words.h"

#include "cli/language.h"
#include "cli/wording.h"
#include "session/catalogue.h"

namespace ws::cli {

namespace {

constexpr std::string_view kComma = WS_TR_NOOP("Cli", ", ");

std::string objectsListed(const RunModel &model, const std::vector<std::uint32_t> &objects,
                          std::string_view last = WS_TR_NOOP("Cli", " and "))
{
    std::vector<std::string> names;
    for (const std::uint32_t object : objects)
        names.push_back(objectWords(model, object));
    return listed(names, last);
}

std::string awaited(const RunModel &model, const DeadlockMember &member)
{
    const std::string object = objectWords(model, member.waitsFor);
    switch (member.kind) {
    case WaitKind::Space:
        return say(WS_TR_NOOP("Cli", "space in {object}"), {{"object", object}});
    case WaitKind::Message:
        return say(WS_TR_NOOP("Cli", "a message in {object}"), {{"object", object}});
    case WaitKind::Join:
        return say(WS_TR_NOOP("Cli", "the end of {object}"), {{"object", object}});
    case WaitKind::Read:
        return say(WS_TR_NOOP("Cli", "a shared hold of {object}"), {{"object", object}});
    case WaitKind::Write:
        return say(WS_TR_NOOP("Cli", "the exclusive hold of {object}"), {{"object", object}});
    case WaitKind::Notify:
        return say(WS_TR_NOOP("Cli", "a notification in {object}"), {{"object", object}});
    case WaitKind::Event:
        return say(WS_TR_NOOP("Cli", "{object} to be set"), {{"object", object}});
    case WaitKind::Unit:
        return say(WS_TR_NOOP("Cli", "units of {object}"), {{"object", object}});
    case WaitKind::Barrier:
        return say(WS_TR_NOOP("Cli", "the others at {object}"), {{"object", object}});
    case WaitKind::Latch:
        return say(WS_TR_NOOP("Cli", "{object} to be counted down"), {{"object", object}});
    case WaitKind::Start:
        return say(WS_TR_NOOP("Cli", "the start of {object}"), {{"object", object}});
    case WaitKind::Outside:
        return object;
    case WaitKind::Any: {
        std::vector<std::uint32_t> objects{member.waitsFor};
        objects.insert(objects.end(), member.alsoWaitsFor.begin(), member.alsoWaitsFor.end());
        return say(WS_TR_NOOP("Cli", "any of {objects}"),
                   {{"objects", objectsListed(model, objects, kComma)}});
    }
    case WaitKind::None:
    case WaitKind::Lock:
        break;
    }
    return object;
}

std::string whoWaitsForWhom(const RunModel &model, const DeadlockMember &member)
{
    const std::string who = threadName(model, member.thread);
    const std::string what = awaited(model, member);
    if (member.releasers.empty())
        return say(WS_TR_NOOP("Cli", "{thread} waits for {what}, which nobody is left to bring about"),
                   {{"thread", who}, {"what", what}});
    if (member.kind == WaitKind::Join)
        return say(WS_TR_NOOP("Cli", "{thread} waits for {what}"), {{"thread", who}, {"what", what}});
    return say(WS_TR_NOOP("Cli", "{thread} waits for {by} ({what})"),
               {{"thread", who},
                {"by", threadsListed(model, member.releasers, WS_TR_NOOP("Cli", " or "))},
                {"what", what}});
}

// "the reader-writer lock db": what a family is called in a sentence.
std::string familyWords(std::string_view family)
{
    static constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"lock", WS_TR_NOOP("Cli", "lock")},           {"rwlock", WS_TR_NOOP("Cli", "reader-writer lock")},
        {"monitor", WS_TR_NOOP("Cli", "monitor")},     {"event", WS_TR_NOOP("Cli", "event")},
        {"semaphore", WS_TR_NOOP("Cli", "semaphore")}, {"semaphore_set", WS_TR_NOOP("Cli", "semaphore set")},
        {"barrier", WS_TR_NOOP("Cli", "barrier")},     {"latch", WS_TR_NOOP("Cli", "latch")},
        {"cell", WS_TR_NOOP("Cli", "cell")},           {"outside", WS_TR_NOOP("Cli", "outside")},
    };
    for (const auto &[id, name] : names) {
        if (id == family)
            return say(name);
    }
    return std::string(family);
}

std::string_view conditionName(ConditionKind kind)
{
    switch (kind) {
    case ConditionKind::MutualExclusion:
        return WS_TR_NOOP("Cli", "Mutual exclusion");
    case ConditionKind::HoldAndWait:
        return WS_TR_NOOP("Cli", "Hold and wait");
    case ConditionKind::NoPreemption:
        return WS_TR_NOOP("Cli", "No preemption");
    case ConditionKind::CircularWait:
        return WS_TR_NOOP("Cli", "Circular wait");
    }
    return "";
}

std::string ringWords(const RunModel &model, const std::vector<std::uint32_t> &threads)
{
    std::string ring;
    for (const std::uint32_t thread : threads)
        ring += (ring.empty() ? "" : " -> ") + threadName(model, thread);
    return ring;
}

std::string holdAndWaitWords(const RunModel &model, const Condition &condition)
{
    const std::string threads = threadsListed(model, condition.threads, WS_TR_NOOP("Cli", " and "));
    const std::string objects = objectsListed(model, condition.objects);
    if (threads.empty())
        return "";
    if (objects.empty())
        return say(WS_TR_NOOP("Cli", "{threads} wait without letting go"), {{"threads", threads}});
    return say(
        condition.given
            ? WS_TR_NOOP("Cli", "while they wait, {threads} give nothing at {objects}, and only they could")
            : WS_TR_NOOP("Cli", "while they wait, {threads} keep {objects}"),
        {{"threads", threads}, {"objects", objects}});
}

std::string conditionEvidence(const RunModel &model, const Condition &condition)
{
    const std::string objects = objectsListed(model, condition.objects);
    switch (condition.kind) {
    case ConditionKind::MutualExclusion:
        if (condition.given)
            return say(
                WS_TR_NOOP("Cli", "whoever waits cannot make it: what comes at {objects} is given by others"),
                {{"objects", objects}});
        return objects.empty() ? ""
                               : say(WS_TR_NOOP("Cli", "only one thread at a time has {objects}"),
                                     {{"objects", objects}});
    case ConditionKind::HoldAndWait:
        return holdAndWaitWords(model, condition);
    case ConditionKind::NoPreemption:
        return objects.empty() || condition.given
                   ? say(WS_TR_NOOP("Cli", "no wait has a deadline"))
                   : say(WS_TR_NOOP("Cli", "nobody can take away {objects}, and no wait has a deadline"),
                         {{"objects", objects}});
    case ConditionKind::CircularWait:
        return ringWords(model, condition.threads);
    }
    return "";
}

std::string_view conditionGone(const Remedy &remedy)
{
    // An orphan is no circle: what it lacks is somebody who gives.
    if (remedy.kind == RemedyKind::AddGiver || remedy.kind == RemedyKind::AddSender ||
        remedy.kind == RemedyKind::AddReceiver)
        return WS_TR_NOOP("Cli", "then somebody is left who can help");
    switch (remedy.breaks) {
    case ConditionKind::MutualExclusion:
        return WS_TR_NOOP("Cli", "then nothing is exclusive");
    case ConditionKind::HoldAndWait:
        return WS_TR_NOOP("Cli", "then nothing is held while waiting");
    case ConditionKind::NoPreemption:
        return WS_TR_NOOP("Cli", "then the wait ends by itself");
    case ConditionKind::CircularWait:
        return WS_TR_NOOP("Cli", "then the circle is broken");
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

std::string listed(const std::vector<std::string> &parts, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += say(i + 1 == parts.size() ? last : kComma);
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
        return say(WS_TR_NOOP("Cli", "channel {name}"), {{"name", found.name}});
    case ObjectKind::Thread:
        return say(WS_TR_NOOP("Cli", "thread {name}"), {{"name", found.name}});
    case ObjectKind::Lock:
    case ObjectKind::Primitive:
        break;
    }
    const std::string_view family = familyOfPrimitive(found.type);
    if (!family.empty())
        return say(WS_TR_NOOP("Cli", "{family} {name}"),
                   {{"family", familyWords(family)}, {"name", found.name}});
    return found.kind == ObjectKind::Lock ? say(WS_TR_NOOP("Cli", "lock {name}"), {{"name", found.name}})
                                          : found.name;
}

std::string lineWords(const RunModel &model, std::uint32_t thread, std::uint32_t line)
{
    if (line == 0 || thread >= model.threads.size() || model.threads[thread].script.empty())
        return "";
    return say(WS_TR_NOOP("Cli", "at line {line} of script {script}"),
               {{"line", std::to_string(line)}, {"script", model.threads[thread].script}});
}

std::string deadlockSentence(const RunModel &model, const ProvenDeadlock &proven)
{
    std::vector<std::string> waits;
    for (const DeadlockMember &member : proven.deadlock.members)
        waits.push_back(whoWaitsForWhom(model, member));
    return say(waits.size() > 1
                   ? WS_TR_NOOP("Cli", "{waits}; all of them stuck since {time} after the start.")
                   : WS_TR_NOOP("Cli", "{waits}; stuck since {time} after the start."),
               {{"waits", listed(waits)}, {"time", durationText(proven.deadlock.lastBlockedNs)}});
}

std::string certaintyWords(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Cycle:
        return say(WS_TR_NOOP("Cli", "each waits for the exact owner of what it needs"));
    case Certainty::Knot:
        return say(WS_TR_NOOP("Cli", "everybody who could end one of these waits is waiting too"));
    case Certainty::Orphan:
        return say(WS_TR_NOOP("Cli", "nobody is left who could end the wait"));
    }
    return "";
}

std::string memberWords(const RunModel &model, const DeadlockMember &member)
{
    std::string what = awaited(model, member);
    if (const std::string line = lineWords(model, member.thread, member.line); !line.empty())
        what = say(WS_TR_NOOP("Cli", "{what} {line}"), {{"what", what}, {"line", line}});
    return say(member.holds.empty()
                   ? WS_TR_NOOP("Cli", "{thread}: waits for {what} since {time}")
                   : WS_TR_NOOP("Cli", "{thread}: waits for {what} since {time}, holds {objects}"),
               {{"thread", threadName(model, member.thread)},
                {"what", what},
                {"time", durationText(member.sinceNs)},
                {"objects", objectsListed(model, member.holds)}});
}

std::string evidenceWords(const RunModel &model, const DeadlockMember &member)
{
    const std::string by = threadsListed(model, member.releasers, WS_TR_NOOP("Cli", " and "));
    if (member.unheard > 0)
        return say(
            member.unheard == 1
                ? WS_TR_NOOP(
                      "Cli",
                      "notified 1 time while nobody waited, last by {last}; nobody is left to notify again")
                : WS_TR_NOOP("Cli",
                             "notified {count} times while nobody waited, last by {last}; nobody is left "
                             "to notify again"),
            {{"count", std::to_string(member.unheard)}, {"last", threadName(model, member.lastUnheardBy)}});
    if (member.releasers.empty())
        return say(WS_TR_NOOP("Cli", "all who could end this wait have ended"));
    if (member.kind == WaitKind::Join)
        return say(WS_TR_NOOP("Cli", "{by} has not ended"), {{"by", by}});
    if (member.exact)
        return say(WS_TR_NOOP("Cli", "{object} is held by {by}"),
                   {{"object", objectWords(model, member.waitsFor)}, {"by", by}});
    return say(
        member.releasers.size() > 1
            ? WS_TR_NOOP("Cli", "of all who could end this wait only {by} are left, and they are stuck")
            : WS_TR_NOOP("Cli", "of all who could end this wait only {by} is left, and it is stuck"),
        {{"by", by}});
}

std::string conditionWords(const RunModel &model, const Condition &condition)
{
    const std::string evidence = conditionEvidence(model, condition);
    std::string text =
        say(condition.holds ? WS_TR_NOOP("Cli", "{condition}: yes") : WS_TR_NOOP("Cli", "{condition}: no"),
            {{"condition", say(conditionName(condition.kind))}});
    return evidence.empty()
               ? text
               : say(WS_TR_NOOP("Cli", "{verdict}; {evidence}"), {{"verdict", text}, {"evidence", evidence}});
}

std::string remedyWords(const RunModel &model, const Remedy &remedy)
{
    std::string_view pattern;
    switch (remedy.kind) {
    case RemedyKind::SwapOrder:
        pattern = WS_TR_NOOP("Cli", "{thread} takes {object} before {other}");
        break;
    case RemedyKind::GrowCapacity:
        pattern = WS_TR_NOOP("Cli", "{object} holds more messages");
        break;
    case RemedyKind::TimedWait:
        pattern = WS_TR_NOOP(
            "Cli", "{thread} gives up waiting for {object} after a while and gives back what it holds");
        break;
    case RemedyKind::AddSender:
        pattern = WS_TR_NOOP("Cli", "somebody who is not stuck sends into {object}");
        break;
    case RemedyKind::AddReceiver:
        pattern = WS_TR_NOOP("Cli", "somebody who is not stuck receives from {object}");
        break;
    case RemedyKind::EndBeforeJoin:
        pattern = WS_TR_NOOP("Cli", "{thread} does not wait for the end of {object} while that one needs it");
        break;
    case RemedyKind::ReleaseFirst:
        pattern = WS_TR_NOOP("Cli", "{thread} gives back {other} before it waits for {object}");
        break;
    case RemedyKind::UnlockFirst:
        pattern = WS_TR_NOOP("Cli", "{thread} gives back {object} before it takes it again, or more of it");
        break;
    case RemedyKind::AddGiver:
        pattern = WS_TR_NOOP("Cli", "somebody who is not stuck gives what is waited for at {object}");
        break;
    }
    const std::string change = say(pattern, {{"thread", threadName(model, remedy.thread)},
                                             {"object", objectWords(model, remedy.object)},
                                             {"other", objectWords(model, remedy.other)}});
    return say(WS_TR_NOOP("Cli", "{change}; {result}"),
               {{"change", change}, {"result", say(conditionGone(remedy))}});
}

}  // namespace ws::cli
