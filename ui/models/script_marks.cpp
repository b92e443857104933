#include "ui/models/script_marks.h"

#include <QCoreApplication>
#include <algorithm>
#include <charconv>

#include "ui/models/wait_words.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::ScriptMarks)
};

const DeadlockMember *memberOf(const Snapshot &snapshot, std::uint32_t thread)
{
    if (!snapshot.deadlock)
        return nullptr;
    const std::vector<DeadlockMember> &members = snapshot.deadlock->deadlock.members;
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const DeadlockMember &member) { return member.thread == thread; });
    return found == members.end() ? nullptr : &*found;
}

bool isStuckBehind(const Snapshot &snapshot, std::uint32_t thread)
{
    if (!snapshot.deadlock)
        return false;
    const std::vector<std::uint32_t> &behind = snapshot.deadlock->deadlock.alsoStuck;
    return std::find(behind.begin(), behind.end(), thread) != behind.end();
}

// Where a script failed, by its message "eat:2: text": its thread may have noted an earlier line. 0: not said.
std::uint32_t failedLine(const std::string &failure, const std::string &script)
{
    if (!failure.starts_with(script + ':'))
        return 0;
    std::uint32_t line = 0;
    std::from_chars(failure.data() + script.size() + 1, failure.data() + failure.size(), line);
    return line;
}

QString tipOf(const Snapshot &snapshot, const ScriptMark &mark, WaitKind kind, std::uint32_t object)
{
    QString pattern = Words::tr("{thread} is here.");
    if (mark.state == ScriptMark::State::Ended)
        pattern = Words::tr("{thread} failed here.");
    else if (mark.state == ScriptMark::State::Stuck && object != kNoObject)
        pattern = Words::tr("{thread} {waits}, and nothing can end it.");
    else if (mark.state == ScriptMark::State::Waits && object != kNoObject)
        pattern = Words::tr("{thread} {waits}.");
    else if (mark.state == ScriptMark::State::Waits)
        pattern = Words::tr("{thread} sleeps here.");
    return filled(pattern,
                  {{"thread", mark.name}, {"waits", waitWords(kind, objectName(*snapshot.model, object))}});
}

}  // namespace

std::vector<ScriptMark> scriptMarks(const Snapshot &snapshot, const std::string &script,
                                    const std::string &text)
{
    std::vector<ScriptMark> marks;
    if (!snapshot.model || !snapshot.results || !snapshot.experiment)
        return marks;
    const std::vector<ScriptSpec> &scripts = snapshot.experiment->scripts;
    const auto ran = std::find_if(scripts.begin(), scripts.end(),
                                  [&](const ScriptSpec &one) { return one.name == script; });
    if (ran == scripts.end() || ran->text != text)
        return marks;
    const std::vector<RunModel::Thread> &threads = snapshot.model->threads;
    for (std::uint32_t i = 0; i < std::min(threads.size(), snapshot.results->threads.size()); ++i) {
        const ThreadSample &now = snapshot.results->threads[i].now;
        const bool failed = i < snapshot.threadFailures.size() && !snapshot.threadFailures[i].empty();
        const DeadlockMember *member = memberOf(snapshot, i);
        const bool stuck = member || isStuckBehind(snapshot, i);
        // Who is stuck is ended with the run, and stands where it stood.
        const bool isOver = now.endNs >= 0 || snapshot.phase == RunPhase::Ended;
        std::uint32_t line = member ? member->line : now.line;
        if (const std::uint32_t said = failed ? failedLine(snapshot.threadFailures[i], script) : 0)
            line = said;
        if (threads[i].script != script || line == 0 || (isOver && !failed && !stuck))
            continue;
        ScriptMark mark{
            i, static_cast<int>(line), ScriptMark::State::Moves, QString::fromStdString(threads[i].name), {}};
        WaitKind kind = now.waitKind;
        std::uint32_t object = now.object;
        if (failed) {
            mark.state = ScriptMark::State::Ended;
        } else if (stuck) {
            mark.state = ScriptMark::State::Stuck;
            kind = member ? member->kind : kind;
            object = member ? member->waitsFor : object;
        } else if (now.state == ThreadState::Waiting) {
            mark.state = ScriptMark::State::Waits;
        }
        mark.tip = tipOf(snapshot, mark, kind, object);
        marks.push_back(std::move(mark));
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](const ScriptMark &a, const ScriptMark &b) { return a.line < b.line; });
    return marks;
}

std::string scriptInFocus(const Snapshot &snapshot)
{
    if (!snapshot.deadlock || !snapshot.model)
        return {};
    for (const DeadlockMember &member : snapshot.deadlock->deadlock.members) {
        if (member.thread < snapshot.model->threads.size() &&
            !snapshot.model->threads[member.thread].script.empty())
            return snapshot.model->threads[member.thread].script;
    }
    return {};
}

}  // namespace ws
