#include "ui/models/deadlock_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::DeadlockWords)
};

QString objectsOf(const RunModel &model, const std::vector<std::uint32_t> &objects)
{
    QStringList names;
    for (const std::uint32_t object : objects)
        names << objectName(model, object);
    return namesListed(names);
}

// One clause of the sentence. `first` names its subject; the next ones follow on "who".
QString waitClause(const DeadlockMember &member, const RunModel &model, bool first)
{
    const QString by = threadNames(model, member.releasers);
    const bool orphan = member.releasers.empty();
    QString pattern;
    switch (member.kind) {
    case WaitKind::Space:
        pattern = orphan ? Words::tr("{thread} waits for room in {object}, from which nobody is left to take")
                  : first ? Words::tr("{thread} waits for room in {object}, which only {by} could make")
                          : Words::tr("who waits for room in {object}, which only {by} could make");
        break;
    case WaitKind::Message:
        pattern =
            orphan
                ? Words::tr("{thread} waits for a message in {object}, into which nobody is left to put one")
            : first ? Words::tr("{thread} waits for a message in {object}, which only {by} could send")
                    : Words::tr("who waits for a message in {object}, which only {by} could send");
        break;
    case WaitKind::Join:
        pattern = first ? Words::tr("{thread} waits for the end of {object}")
                        : Words::tr("who waits for the end of {object}");
        break;
    case WaitKind::Notify:
        pattern =
            orphan  ? Words::tr("{thread} waits for a notification in {object}, which nobody is left to give")
            : first ? Words::tr("{thread} waits for a notification in {object}, which only {by} could give")
                    : Words::tr("who waits for a notification in {object}, which only {by} could give");
        break;
    case WaitKind::Event:
        pattern = orphan  ? Words::tr("{thread} waits for {object} to be set, and nobody is left to set it")
                  : first ? Words::tr("{thread} waits for {object} to be set, which only {by} could do")
                          : Words::tr("who waits for {object} to be set, which only {by} could do");
        break;
    case WaitKind::Unit:
        pattern = orphan  ? Words::tr("{thread} waits for units of {object}, which nobody is left to give")
                  : first ? Words::tr("{thread} waits for units of {object}, which only {by} could give")
                          : Words::tr("who waits for units of {object}, which only {by} could give");
        break;
    case WaitKind::Barrier:
        pattern = orphan  ? Words::tr("{thread} waits at {object} for others, of whom not enough are left")
                  : first ? Words::tr("{thread} waits at {object} for {by}")
                          : Words::tr("who waits at {object} for {by}");
        break;
    case WaitKind::Latch:
        pattern =
            orphan  ? Words::tr("{thread} waits for {object} to be counted down, and nobody is left to do it")
            : first ? Words::tr("{thread} waits for {object} to be counted down, which only {by} could do")
                    : Words::tr("who waits for {object} to be counted down, which only {by} could do");
        break;
    case WaitKind::Any:
        pattern = orphan
                      ? Words::tr("{thread} waits for any of {object}, which nobody is left to bring about")
                  : first ? Words::tr("{thread} waits for any of {object}, which only {by} could bring about")
                          : Words::tr("who waits for any of {object}, which only {by} could bring about");
        break;
    case WaitKind::Start:
        pattern = first ? Words::tr("{thread} waits to be started") : Words::tr("who waits to be started");
        break;
    case WaitKind::Outside:
        pattern = first ? Words::tr("{thread} waits for the outside: {object}")
                        : Words::tr("who waits for the outside: {object}");
        break;
    case WaitKind::Lock:
    case WaitKind::Read:
    case WaitKind::Write:
    case WaitKind::None:
        pattern = orphan  ? Words::tr("{thread} waits for {object}, whose owner is gone")
                  : first ? Words::tr("{thread} waits for {object} held by {by}")
                          : Words::tr("who waits for {object} held by {by}");
        break;
    }
    std::vector<std::uint32_t> objects{member.waitsFor};
    objects.insert(objects.end(), member.alsoWaitsFor.begin(), member.alsoWaitsFor.end());
    return filled(
        pattern,
        {{"thread", threadName(model, member.thread)}, {"object", objectsOf(model, objects)}, {"by", by}});
}

// "who" is right only where each member waits for exactly the next one.
bool isChain(const std::vector<DeadlockMember> &members)
{
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::uint32_t next = members[(i + 1) % members.size()].thread;
        if (members[i].releasers.size() != 1 || members[i].releasers[0] != next)
            return false;
    }
    return members.size() > 1;
}

QString chainSentence(const Deadlock &deadlock, const RunModel &model)
{
    const bool chain = isChain(deadlock.members);
    QStringList clauses;
    for (const DeadlockMember &member : deadlock.members)
        clauses << waitClause(member, model, !chain || clauses.isEmpty());
    const QString all = clauses.join(chain ? Words::tr(", ", "between clauses that go on with 'who'")
                                           : Words::tr("; ", "between clauses"));
    return filled(Words::tr("{clauses}; stuck since {time} after the start"),
                  {{"clauses", all}, {"time", timeText(deadlock.lastBlockedNs)}});
}

QString certaintyWords(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Cycle:
        return Words::tr("Certainty: cycle. Each owner is known exactly.");
    case Certainty::Knot:
        return Words::tr("Certainty: knot. Everybody who could help is stuck too.");
    case Certainty::Orphan:
        return Words::tr("Certainty: orphan. Nobody is left who could help.");
    }
    return {};
}

QString conditionName(ConditionKind kind)
{
    switch (kind) {
    case ConditionKind::MutualExclusion:
        return Words::tr("Mutual exclusion");
    case ConditionKind::HoldAndWait:
        return Words::tr("Hold and wait");
    case ConditionKind::NoPreemption:
        return Words::tr("No preemption");
    case ConditionKind::CircularWait:
        return Words::tr("Circular wait");
    }
    return {};
}

QString brokenCondition(const Remedy &remedy)
{
    // An orphan is no circle: what it lacks is somebody who gives.
    if (remedy.kind == RemedyKind::AddGiver || remedy.kind == RemedyKind::AddSender ||
        remedy.kind == RemedyKind::AddReceiver)
        return Words::tr("somebody who can help");
    switch (remedy.breaks) {
    case ConditionKind::MutualExclusion:
        return Words::tr("no mutual exclusion");
    case ConditionKind::HoldAndWait:
        return Words::tr("no hold and wait");
    case ConditionKind::NoPreemption:
        return Words::tr("preemption");
    case ConditionKind::CircularWait:
        return Words::tr("no circular wait");
    }
    return {};
}

QString evidenceWords(const Condition &condition, const RunModel &model)
{
    if (!condition.holds)
        return Words::tr("not in this run");
    switch (condition.kind) {
    case ConditionKind::MutualExclusion:
        return filled(condition.given ? Words::tr("given by others alone: {objects}")
                                      : Words::tr("one at a time: {objects}"),
                      {{"objects", objectsOf(model, condition.objects)}});
    case ConditionKind::HoldAndWait:
        return filled(condition.given
                          ? Words::tr("{threads} wait, and give nothing that only they could give")
                          : Words::tr("{threads} hold something and want more"),
                      {{"threads", threadNames(model, condition.threads)}});
    case ConditionKind::NoPreemption:
        return Words::tr("no wait has a time-out, nothing is taken away");
    case ConditionKind::CircularWait: {
        QStringList ring;
        for (const std::uint32_t thread : condition.threads)
            ring << threadName(model, thread);
        return ring.join(QStringLiteral(" → "));
    }
    }
    return {};
}

QString remedyChange(const Remedy &remedy, const RunModel &model)
{
    QString pattern;
    switch (remedy.kind) {
    case RemedyKind::SwapOrder:
        pattern = Words::tr("{thread} takes {object} before {other}");
        break;
    case RemedyKind::GrowCapacity:
        pattern = Words::tr("{object} holds more");
        break;
    case RemedyKind::TimedWait:
        pattern = Words::tr("{thread} gives up waiting for {object} and gives back");
        break;
    case RemedyKind::AddSender:
        pattern = Words::tr("Somebody else puts into {object}");
        break;
    case RemedyKind::AddReceiver:
        pattern = Words::tr("Somebody else takes from {object}");
        break;
    case RemedyKind::EndBeforeJoin:
        pattern = Words::tr("{thread} does not wait for the end of {object}");
        break;
    case RemedyKind::ReleaseFirst:
        pattern = Words::tr("{thread} gives back {other} before it waits for {object}");
        break;
    case RemedyKind::UnlockFirst:
        pattern = Words::tr("{thread} gives back {object} before it takes it again");
        break;
    case RemedyKind::AddGiver:
        pattern = Words::tr("Somebody else gives what is waited for at {object}");
        break;
    }
    return filled(pattern, {{"thread", threadName(model, remedy.thread)},
                            {"object", objectName(model, remedy.object)},
                            {"other", objectName(model, remedy.other)}});
}

QString whenWords(const Deadlock &deadlock)
{
    if (deadlock.members.empty())
        return {};
    std::int64_t first = deadlock.members.front().sinceNs;
    std::int64_t last = first;
    for (const DeadlockMember &member : deadlock.members) {
        first = std::min(first, member.sinceNs);
        last = std::max(last, member.sinceNs);
    }
    if (deadlock.members.size() == 1)
        return filled(Words::tr("It stopped {time} after the start."), {{"time", timeText(last)}});
    if (deadlock.members.size() == 2)
        return filled(Words::tr("Both had stopped {time} after the start,\nwithin {spread} of each other."),
                      {{"time", timeText(last)}, {"spread", timeText(last - first)}});
    return filled(
        Words::tr("All {count} had stopped {time} after the start,\nwithin {spread} of each other."),
        {{"count", QString::number(deadlock.members.size())},
         {"time", timeText(last)},
         {"spread", timeText(last - first)}});
}

// "Line 3 of script eat."
QString lineWords(const DeadlockMember &member, const RunModel &model)
{
    if (member.line == 0 || member.thread >= model.threads.size() ||
        model.threads[member.thread].script.empty())
        return {};
    return filled(Words::tr("It stands at line {line} of script {script}."),
                  {{"line", QString::number(member.line)},
                   {"script", QString::fromStdString(model.threads[member.thread].script)}});
}

// How it is known that only the others could end this wait.
QString evidenceOf(const DeadlockMember &member, const RunModel &model)
{
    QString pattern;
    if (member.unheard == 1)
        pattern =
            Words::tr("It was notified once while nobody waited, by {last}; nobody is left to notify again.");
    else if (member.unheard > 1)
        pattern =
            Words::tr("It was notified {count} times while nobody waited, last by {last}; nobody is left "
                      "to notify again.");
    else if (member.releasers.empty())
        pattern = Words::tr("All who could end this wait have ended.");
    else if (member.kind == WaitKind::Join)
        pattern = Words::tr("{by} has not ended.");
    else if (member.exact)
        pattern = Words::tr("{object} itself names its owner: {by}.");
    else
        pattern = Words::tr("Of all who could end this wait only these are left, and they are stuck: {by}.");
    return filled(pattern, {{"count", countText(member.unheard)},
                            {"last", threadName(model, member.lastUnheardBy)},
                            {"object", objectName(model, member.waitsFor)},
                            {"by", threadNames(model, member.releasers)}});
}

QString memberWords(const DeadlockMember &member, const RunModel &model)
{
    const QString wait = waitClause(member, model, true);
    const QString since = timeText(member.sinceNs);
    const QString pattern = member.holds.empty()
                                ? Words::tr("{wait}, since {time} after the start.")
                                : Words::tr("{wait}, since {time} after the start; holds {objects}.");
    QStringList sentences{
        filled(pattern, {{"wait", wait}, {"time", since}, {"objects", objectsOf(model, member.holds)}})};
    if (const QString line = lineWords(member, model); !line.isEmpty())
        sentences << line;
    sentences << evidenceOf(member, model);
    return sentences.join(QLatin1Char('\n'));
}

}  // namespace

QString DeadlockWords::plainText() const
{
    QStringList lines{headline, sentence + Words::tr(".", "full stop"), certainty, when, {}};
    lines << members;
    if (!alsoStuck.isEmpty())
        lines << alsoStuck;
    lines << QString() << Words::tr("The four necessary conditions");
    for (const ConditionWords &condition : conditions)
        lines << QStringLiteral("  %1: %2").arg(condition.name, condition.evidence);
    if (!remedies.empty())
        lines << QString() << Words::tr("What would have broken it");
    for (const RemedyWords &remedy : remedies)
        lines << QStringLiteral("  %1 (%2)").arg(remedy.change, remedy.breaks);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

DeadlockWords deadlockWords(const ProvenDeadlock &proof, const RunModel &model)
{
    DeadlockWords words;
    words.headline = filled(Words::tr("Deadlock, proven {delay} after the last thread stopped."),
                            {{"delay", timeText(proof.detectionDelayNs)}});
    words.sentence = chainSentence(proof.deadlock, model);
    words.certainty = certaintyWords(proof.deadlock.certainty);
    words.when = whenWords(proof.deadlock);
    for (const DeadlockMember &member : proof.deadlock.members)
        words.members << memberWords(member, model);
    if (!proof.deadlock.alsoStuck.empty())
        words.alsoStuck = filled(Words::tr("Stuck behind them: {threads}."),
                                 {{"threads", threadNames(model, proof.deadlock.alsoStuck)}});
    for (const Condition &condition : proof.report.conditions)
        words.conditions.push_back(
            {conditionName(condition.kind), evidenceWords(condition, model), condition.holds});
    for (const Remedy &remedy : proof.report.remedies)
        words.remedies.push_back({remedyChange(remedy, model), brokenCondition(remedy)});
    return words;
}

}  // namespace ws
