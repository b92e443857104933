#include "cli/run_report.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "cli/deadlock_words.h"
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
        if (!snapshot.experiment->title.en.empty())
            text += ": " + snapshot.experiment->title.en;
        text += '\n';
    }
    text += "Verdict: " + std::string(verdictId(snapshot.verdict)) + " after " +
            durationText(snapshot.timeNs) + ". Placement " + std::string(placementId(snapshot.placement)) +
            ", wait " + waitText(snapshot.wait) + ", level " + std::string(levelId(snapshot.level)) + ".\n";
    return text;
}

std::string deadlockText(const Snapshot &snapshot)
{
    const RunModel &model = *snapshot.model;
    const ProvenDeadlock &proven = *snapshot.deadlock;
    std::string text = "\nDeadlock: " + deadlockSentence(model, proven) + '\n';
    text += "  Certainty: " + std::string(certaintyId(proven.deadlock.certainty)) + ", " +
            std::string(certaintyWords(proven.deadlock.certainty)) + ".\n";
    text += "  Proven " + durationText(proven.detectionDelayNs) + " after the last of them began to wait.\n";
    for (const DeadlockMember &member : proven.deadlock.members)
        text += "  " + memberWords(model, member) + "\n    " + evidenceWords(model, member) + '\n';
    if (!proven.deadlock.alsoStuck.empty()) {
        text += "  Stuck behind them:";
        for (const std::uint32_t thread : proven.deadlock.alsoStuck)
            text += ' ' + threadName(model, thread);
        text += '\n';
    }
    text += proven.deadlock.everybody ? "  No thread of the run can move any more.\n"
                                      : "  Other threads can still move.\n";

    text += "\nThe four necessary conditions\n";
    for (const Condition &condition : proven.report.conditions)
        text += "  " + conditionWords(model, condition) + '\n';
    if (!proven.report.remedies.empty()) {
        text += "\nWhat would have broken it\n";
        for (const Remedy &remedy : proven.report.remedies)
            text += "  " + remedyWords(model, remedy) + '\n';
    }
    return text;
}

// Processor time and context switches of the threads at both ends, for each message that arrived.
std::string costText(const Snapshot &snapshot, const std::vector<std::size_t> &channels)
{
    TextTable table({{"cost of a message"}, {"CPU", Align::Right}, {"switches", Align::Right}});
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
    TextTable table({{"blocking"},
                     {"on"},
                     {"blocked", Align::Right},
                     {"told apart", Align::Right},
                     {"until the peer acted", Align::Right},
                     {"wake-up", Align::Right}});
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
    TextTable counts({{"channel"},
                      {"mechanism"},
                      {"sent", Align::Right},
                      {"received", Align::Right},
                      {"in flight", Align::Right},
                      {"lost", Align::Right},
                      {"reordered", Align::Right},
                      {"duplicated", Align::Right},
                      {"corrupt", Align::Right},
                      {"messages/s", Align::Right},
                      {"bytes/s", Align::Right}});
    TextTable latency({{"latency"},
                       {"count", Align::Right},
                       {"p50", Align::Right},
                       {"p90", Align::Right},
                       {"p99", Align::Right},
                       {"p99.9", Align::Right},
                       {"max", Align::Right}});
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
    TextTable table({{title}, {"primitive"}, {count, Align::Right}});
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
    TextTable table({{"thread"},
                     {"process"},
                     {"running", Align::Right},
                     {"runnable", Align::Right},
                     {"blocked", Align::Right},
                     {"CPU", Align::Right},
                     {"switches", Align::Right},
                     {"preempted", Align::Right},
                     {"blocked on"}});
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
        text += "Level off records no waits: blocked times and deadlocks are not seen.\n";
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
            text += "Thread " + threadName(*snapshot.model, static_cast<std::uint32_t>(i)) +
                    " failed: " + snapshot.threadFailures[i] + '\n';
    }
    return text.empty() ? text : '\n' + text;
}

}  // namespace

std::string workerTrouble(const WorkerStatus &worker, const std::string &processName)
{
    std::string text = "Worker " + processName + " (process " + std::to_string(worker.pid) + ")";
    if (worker.ended && !worker.byUs && worker.signal != 0)
        text +=
            " was ended by signal " + std::to_string(worker.signal) + " (" + ::strsignal(worker.signal) + ")";
    else if (worker.ended && !worker.byUs && worker.exitCode != 0)
        text += " ended with code " + std::to_string(worker.exitCode);
    else if (worker.message.empty())
        return "";
    return worker.message.empty() ? text + '.' : text + ": " + worker.message;
}

std::string logText(const Snapshot &snapshot)
{
    if (snapshot.log.empty() || !snapshot.model)
        return "";
    std::string text = "\nLog";
    if (snapshot.logDropped > 0)
        text += " (the " + countText(snapshot.logDropped) + " lines before these are not kept)";
    text += '\n';
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
        return "starting";
    std::uint64_t received = 0;
    std::uint64_t acquisitions = 0;
    for (const ObjectResults &object : snapshot.results->objects) {
        received += object.received;
        acquisitions += object.acquisitions;
    }
    const bool hasChannels = !objectsOf(snapshot, ObjectKind::Channel).empty();
    return hasChannels ? countText(received) + " messages" : countText(acquisitions) + " lock acquisitions";
}

std::string runReport(const Snapshot &snapshot)
{
    std::string text = heading(snapshot);
    if (snapshot.failure)
        text += "What failed: " + errorWords(*snapshot.failure) + '\n';
    text += troubleText(snapshot);
    if (!isLaidOut(snapshot))
        return text;
    if (snapshot.deadlock)
        text += deadlockText(snapshot);
    text += noticesText(snapshot);
    text += channelsText(snapshot) + primitivesText(snapshot, ObjectKind::Lock, "lock", "acquisitions") +
            primitivesText(snapshot, ObjectKind::Primitive, "object", "operations") + threadsText(snapshot) +
            splitText(snapshot);
    text += "\nDropped events: " + countText(snapshot.dropped) + " of " +
            countText(snapshot.events + snapshot.dropped) +
            (snapshot.dropped > 0 ? "; counters stay exact, times and lanes have gaps.\n" : ".\n");
    return text;
}

}  // namespace ws::cli
