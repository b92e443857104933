#include "cli/run_report.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/system_words.h"
#include "cli/deadlock_words.h"
#include "cli/language.h"
#include "cli/notices.h"
#include "cli/text_table.h"
#include "cli/wording.h"

namespace ws::cli {

namespace {

using Align = TextTable::Align;

bool isLaidOut(const Snapshot &snapshot)
{
    return snapshot.model && snapshot.results &&
           snapshot.results->objects.size() >= snapshot.model->objects.size() &&
           snapshot.results->threads.size() >= snapshot.model->threads.size();
}

std::vector<std::size_t> objectsOf(const Snapshot &snapshot, ObjectKind kind)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < snapshot.model->objects.size(); ++i) {
        if (snapshot.model->objects[i].kind == kind)
            found.push_back(i);
    }
    return found;
}

std::string heading(const Snapshot &snapshot)
{
    std::string text;
    if (snapshot.experiment) {
        text += snapshot.experiment->id;
        if (const std::string &title = inLanguage(snapshot.experiment->title); !title.empty())
            text += ": " + title;
        text += '\n';
    }
    return text +
           say(WS_TR_NOOP(
                   "Cli",
                   "Verdict: {verdict} after {time}. Placement {placement}, wait {wait}, level {level}."),
               {{"verdict", say(verdictId(snapshot.verdict))},
                {"time", durationText(snapshot.timeNs)},
                {"placement", say(placementId(snapshot.placement))},
                {"wait", waitText(snapshot.wait)},
                {"level", say(levelId(snapshot.level))}}) +
           '\n';
}

std::string deadlockText(const Snapshot &snapshot)
{
    const RunModel &model = *snapshot.model;
    const ProvenDeadlock &proven = *snapshot.deadlock;
    const auto line = [](const char *indent, const std::string &words) { return indent + words + '\n'; };
    std::string text = line("\n", say(WS_TR_NOOP("Cli", "Deadlock: {sentence}"),
                                      {{"sentence", deadlockSentence(model, proven)}}));
    text += line("  ", say(WS_TR_NOOP("Cli", "Certainty: {certainty}, {meaning}."),
                           {{"certainty", say(certaintyId(proven.deadlock.certainty))},
                            {"meaning", certaintyWords(proven.deadlock.certainty)}}));
    text += line("  ", say(WS_TR_NOOP("Cli", "Proven {time} after the last of them began to wait."),
                           {{"time", durationText(proven.detectionDelayNs)}}));
    for (const DeadlockMember &member : proven.deadlock.members)
        text += "  " + memberWords(model, member) + "\n    " + evidenceWords(model, member) + '\n';
    if (!proven.deadlock.alsoStuck.empty()) {
        std::string threads;
        for (const std::uint32_t thread : proven.deadlock.alsoStuck)
            threads += (threads.empty() ? "" : " ") + threadName(model, thread);
        text += line("  ", say(WS_TR_NOOP("Cli", "Stuck behind them: {threads}"), {{"threads", threads}}));
    }
    text += line("  ",
                 say(proven.deadlock.everybody ? WS_TR_NOOP("Cli", "No thread of the run can move any more.")
                                               : WS_TR_NOOP("Cli", "Other threads can still move.")));

    text += line("\n", say(WS_TR_NOOP("Cli", "The four necessary conditions")));
    for (const Condition &condition : proven.report.conditions)
        text += "  " + conditionWords(model, condition) + '\n';
    if (!proven.report.remedies.empty()) {
        text += line("\n", say(WS_TR_NOOP("Cli", "What would have broken it")));
        for (const Remedy &remedy : proven.report.remedies)
            text += "  " + remedyWords(model, remedy) + '\n';
    }
    return text;
}

// Processor time and context switches of the threads at both ends, for each message that arrived.
std::string costText(const Snapshot &snapshot, const std::vector<std::size_t> &channels)
{
    TextTable table({{say(WS_TR_NOOP("Cli", "cost of a message"))},
                     {say(WS_TR_NOOP("Cli", "CPU")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "switches")), Align::Right}});
    bool any = false;
    for (const std::size_t i : channels) {
        const ObjectResults &result = snapshot.results->objects[i];
        if (!std::isfinite(result.cpuNsPerMessage))
            continue;
        any = true;
        table.addRow({snapshot.model->objects[i].name, durationText(std::llround(result.cpuNsPerMessage)),
                      ratioText(result.switchesPerMessage)});
    }
    return any ? '\n' + table.text() : "";
}

// Blocking time in its two parts, where any wait could be told apart.
std::string splitText(const Snapshot &snapshot)
{
    TextTable table({{say(WS_TR_NOOP("Cli", "blocking"))},
                     {say(WS_TR_NOOP("Cli", "on"))},
                     {say(WS_TR_NOOP("Cli", "blocked")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "told apart")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "until the peer acted")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "wake-up")), Align::Right}});
    bool any = false;
    for (std::size_t i = 0; i < snapshot.model->threads.size(); ++i) {
        for (const BlockedOn &blocked : snapshot.results->threads[i].blocked) {
            if (blocked.split.splitNs <= 0)
                continue;
            any = true;
            table.addRow({snapshot.model->threads[i].name, objectName(*snapshot.model, blocked.object),
                          durationText(blocked.ns), shareText(toldApartShare(blocked.split, blocked.ns)),
                          durationText(blocked.split.untilActNs()), durationText(blocked.split.wakeNs)});
        }
    }
    return any ? '\n' + table.text() : "";
}

std::string channelsText(const Snapshot &snapshot)
{
    const auto channels = objectsOf(snapshot, ObjectKind::Channel);
    if (channels.empty())
        return "";
    TextTable counts({{say(WS_TR_NOOP("Cli", "channel"))},
                      {say(WS_TR_NOOP("Cli", "mechanism"))},
                      {say(WS_TR_NOOP("Cli", "sent")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "received")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "in flight")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "lost")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "reordered")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "duplicated")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "corrupt")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "messages/s")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "bytes/s")), Align::Right}});
    TextTable latency({{say(WS_TR_NOOP("Cli", "latency"))},
                       {say(WS_TR_NOOP("Cli", "count")), Align::Right},
                       {"p50", Align::Right},
                       {"p90", Align::Right},
                       {"p99", Align::Right},
                       {"p99.9", Align::Right},
                       {say(WS_TR_NOOP("Cli", "max")), Align::Right}});
    bool anyLatency = false;
    for (const std::size_t i : channels) {
        const RunModel::Object &object = snapshot.model->objects[i];
        const ObjectResults &result = snapshot.results->objects[i];
        counts.addRow({object.name, object.type, countText(result.sent), countText(result.received),
                       countText(result.inFlight), countText(result.lost), countText(result.reordered),
                       countText(result.duplicated), countText(result.corrupt),
                       rateText(result.messagesPerSecond), byteRateText(result.bytesPerSecond)});
        if (result.latency.count == 0)
            continue;
        anyLatency = true;
        latency.addRow({object.name, countText(result.latency.count), durationText(result.latency.p50),
                        durationText(result.latency.p90), durationText(result.latency.p99),
                        durationText(result.latency.p999), durationText(result.latency.max)});
    }
    return '\n' + counts.text() + (anyLatency ? '\n' + latency.text() : "") + costText(snapshot, channels);
}

std::string primitivesText(const Snapshot &snapshot, ObjectKind kind, const char *title, const char *count)
{
    const auto objects = objectsOf(snapshot, kind);
    if (objects.empty())
        return "";
    TextTable table({{say(title)}, {say(WS_TR_NOOP("Cli", "primitive"))}, {say(count), Align::Right}});
    for (const std::size_t i : objects) {
        table.addRow({snapshot.model->objects[i].name, snapshot.model->objects[i].type,
                      countText(snapshot.results->objects[i].acquisitions)});
    }
    return '\n' + table.text();
}

std::string blockedOnText(const Snapshot &snapshot, const ThreadResults &thread)
{
    const std::int64_t begin = thread.now.startNs;
    const std::int64_t end = thread.now.endNs >= 0 ? thread.now.endNs : snapshot.results->timeNs;
    if (begin < 0 || end <= begin)
        return "";
    std::string text;
    for (const BlockedOn &blocked : thread.blocked) {
        if (blocked.ns <= 0)
            continue;
        const double share = static_cast<double>(blocked.ns) / static_cast<double>(end - begin);
        text +=
            (text.empty() ? "" : ", ") + objectName(*snapshot.model, blocked.object) + ' ' + shareText(share);
    }
    return text;
}

std::string threadsText(const Snapshot &snapshot)
{
    const RunModel &model = *snapshot.model;
    const bool seesWaits = snapshot.level != Level::Off;
    TextTable table({{say(WS_TR_NOOP("Cli", "thread"))},
                     {say(WS_TR_NOOP("Cli", "process"))},
                     {say(WS_TR_NOOP("Cli", "running")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "runnable")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "blocked")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "CPU")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "switches")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "preempted")), Align::Right},
                     {say(WS_TR_NOOP("Cli", "blocked on"))}});
    for (std::size_t i = 0; i < model.threads.size(); ++i) {
        const ThreadResults &result = snapshot.results->threads[i];
        const std::uint32_t process = model.threads[i].process;
        table.addRow({model.threads[i].name,
                      process < model.processes.size() ? model.processes[process].name : "?",
                      shareText(result.runningShare), shareText(result.runnableShare),
                      seesWaits ? shareText(result.blockedShare) : "-", durationText(result.now.cpuNs),
                      countText(result.now.voluntarySwitches), countText(result.now.involuntarySwitches),
                      blockedOnText(snapshot, result)});
    }
    std::string text = '\n' + table.text();
    if (!seesWaits)
        text +=
            say(WS_TR_NOOP("Cli", "Level off records no waits: blocked times and deadlocks are not seen.")) +
            '\n';
    return text;
}

std::string troubleText(const Snapshot &snapshot)
{
    std::string text;
    for (std::size_t i = 0; i < snapshot.workers.size(); ++i) {
        const bool named = snapshot.model && i < snapshot.model->processes.size();
        const std::string name = named ? snapshot.model->processes[i].name : std::to_string(i + 1);
        const std::string trouble = workerTrouble(snapshot.workers[i], name);
        if (!trouble.empty())
            text += trouble + '\n';
    }
    for (std::size_t i = 0; i < snapshot.threadFailures.size(); ++i) {
        if (!snapshot.threadFailures[i].empty() && snapshot.model)
            text += say(WS_TR_NOOP("Cli", "Thread {thread} failed: {reason}"),
                        {{"thread", threadName(*snapshot.model, static_cast<std::uint32_t>(i))},
                         {"reason", snapshot.threadFailures[i]}}) +
                    '\n';
    }
    return text.empty() ? text : '\n' + text;
}

}  // namespace

std::string workerTrouble(const WorkerStatus &worker, const std::string &processName)
{
    std::string_view pattern = WS_TR_NOOP("Cli", "Worker {name} (process {pid})");
    if (worker.ended && !worker.byUs && worker.signal != 0)
        pattern = WS_TR_NOOP("Cli", "Worker {name} (process {pid}) was ended by signal {number} ({meaning})");
    else if (worker.ended && !worker.byUs && worker.exitCode != 0)
        pattern = WS_TR_NOOP("Cli", "Worker {name} (process {pid}) ended with code {code}");
    else if (worker.message.empty())
        return "";
    const std::string text = say(pattern, {{"name", processName},
                                           {"pid", std::to_string(worker.pid)},
                                           {"number", std::to_string(worker.signal)},
                                           {"meaning", systemWords(signalMeaning(worker.signal))},
                                           {"code", std::to_string(worker.exitCode)}});
    return worker.message.empty() ? say(WS_TR_NOOP("Cli", "{sentence}."), {{"sentence", text}})
                                  : text + ": " + worker.message;
}

std::string logText(const Snapshot &snapshot)
{
    if (snapshot.log.empty() || !snapshot.model)
        return "";
    std::string text =
        '\n' +
        say(snapshot.logDropped > 0 ? WS_TR_NOOP("Cli", "Log (the {count} lines before these are not kept)")
                                    : WS_TR_NOOP("Cli", "Log"),
            {{"count", countText(snapshot.logDropped)}}) +
        '\n';
    for (const LogLine &line : snapshot.log) {
        text += "  " + durationText(line.timeNs) + "  " + threadName(*snapshot.model, line.thread);
        // As messages about the script count: in the file that it stands in.
        if (line.line > 0 && line.thread < snapshot.model->threads.size())
            text += ':' + std::to_string(std::max(snapshot.model->threads[line.thread].scriptLine, 1) +
                                         line.line - 1);
        text += "  ";
        // A terminal obeys control characters; a log is not to command it.
        for (const char character : line.text)
            text += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
        text += '\n';
    }
    return text;
}

std::string progressWords(const Snapshot &snapshot)
{
    if (!isLaidOut(snapshot))
        return say(WS_TR_NOOP("Cli", "starting"));
    std::uint64_t received = 0;
    std::uint64_t acquisitions = 0;
    for (const ObjectResults &object : snapshot.results->objects) {
        received += object.received;
        acquisitions += object.acquisitions;
    }
    const bool hasChannels = !objectsOf(snapshot, ObjectKind::Channel).empty();
    return hasChannels
               ? say(WS_TR_NOOP("Cli", "{count} messages"), {{"count", countText(received)}})
               : say(WS_TR_NOOP("Cli", "{count} lock acquisitions"), {{"count", countText(acquisitions)}});
}

std::string runReport(const Snapshot &snapshot)
{
    std::string text = heading(snapshot);
    if (snapshot.failure)
        text +=
            say(WS_TR_NOOP("Cli", "What failed: {error}"), {{"error", errorWords(*snapshot.failure)}}) + '\n';
    text += troubleText(snapshot);
    if (!isLaidOut(snapshot))
        return text;
    if (snapshot.deadlock)
        text += deadlockText(snapshot);
    text += noticesText(snapshot);
    text += channelsText(snapshot) +
            primitivesText(snapshot, ObjectKind::Lock, WS_TR_NOOP("Cli", "lock"),
                           WS_TR_NOOP("Cli", "acquisitions")) +
            primitivesText(snapshot, ObjectKind::Primitive, WS_TR_NOOP("Cli", "object"),
                           WS_TR_NOOP("Cli", "operations")) +
            threadsText(snapshot) + splitText(snapshot);
    text += '\n' +
            say(snapshot.dropped > 0
                    ? WS_TR_NOOP("Cli",
                                 "Dropped events: {dropped} of {all}; counters stay exact, times and lanes "
                                 "have gaps.")
                    : WS_TR_NOOP("Cli", "Dropped events: {dropped} of {all}."),
                {{"dropped", countText(snapshot.dropped)},
                 {"all", countText(snapshot.events + snapshot.dropped)}}) +
            '\n';
    return text;
}

}  // namespace ws::cli
