#include "cli/json_report.h"

#include <algorithm>
#include <cmath>

#include "cli/deadlock_words.h"
#include "cli/language.h"
#include "cli/notices.h"
#include "cli/wording.h"
#include "recording/spans.h"

namespace ws::cli {

using Json = nlohmann::ordered_json;

namespace {

Json seconds(std::int64_t ns)
{
    return static_cast<double>(ns) / 1e9;
}

Json measured(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

// Blocking time and its two parts; the parts are null where no wait could be split.
Json blockingJson(std::int64_t blockedNs, const WaitSplit &split)
{
    const bool any = split.splitNs > 0;
    Json json;
    json["ns"] = blockedNs;
    json["toldApartShare"] = measured(toldApartShare(split, blockedNs));
    json["untilPeerActedNs"] = any ? Json(split.untilActNs()) : Json(nullptr);
    json["wakeUpNs"] = any ? Json(split.wakeNs) : Json(nullptr);
    return json;
}

void addTo(WaitSplit &sum, const WaitSplit &part)
{
    sum.splitNs += part.splitNs;
    sum.wakeNs += part.wakeNs;
}

// Of all threads together.
Json totalBlockingJson(const RunResults &results)
{
    std::int64_t blockedNs = 0;
    WaitSplit split;
    for (const ThreadResults &thread : results.threads) {
        for (const BlockedOn &blocked : thread.blocked) {
            blockedNs += blocked.ns;
            addTo(split, blocked.split);
        }
    }
    return blockingJson(blockedNs, split);
}

Json threadJson(const Snapshot &snapshot, std::size_t index)
{
    const RunModel &model = *snapshot.model;
    const RunModel::Thread &thread = model.threads[index];
    const ThreadResults &result = snapshot.results->threads[index];
    Json json;
    json["name"] = thread.name;
    json["process"] =
        thread.process < model.processes.size() ? Json(model.processes[thread.process].name) : Json(nullptr);
    json["role"] = thread.role;
    json["script"] = thread.script.empty() ? Json(nullptr) : Json(thread.script);
    const bool failed = index < snapshot.threadFailures.size() && !snapshot.threadFailures[index].empty();
    json["failed"] = failed ? Json(snapshot.threadFailures[index]) : Json(nullptr);
    json["runningShare"] = measured(result.runningShare);
    json["runnableShare"] = measured(result.runnableShare);
    json["blockedShare"] = snapshot.level == Level::Off ? Json(nullptr) : measured(result.blockedShare);
    Json blocked = Json::object();
    Json blocking = Json::object();
    for (const BlockedOn &on : result.blocked) {
        const std::string name = objectName(model, on.object);
        blocked[name] = blocked.value(name, std::int64_t{0}) + on.ns;
    }
    json["blockedNs"] = std::move(blocked);
    for (const BlockedOn &on : result.blocked)
        blocking[objectName(model, on.object)] = blockingJson(on.ns, on.split);
    json["blocking"] = std::move(blocking);
    json["voluntarySwitches"] = result.now.voluntarySwitches;
    json["involuntarySwitches"] = result.now.involuntarySwitches;
    json["migrations"] = result.now.migrations;
    json["cpuSeconds"] = seconds(result.now.cpuNs);
    json["pinnedCpu"] = thread.pinnedCpu >= 0 ? Json(thread.pinnedCpu) : Json(nullptr);
    return json;
}

Json latencyJson(const LatencySummary &latency)
{
    const auto value = [&latency](std::int64_t ns) { return latency.count > 0 ? Json(ns) : Json(nullptr); };
    Json json;
    json["p50"] = value(latency.p50);
    json["p90"] = value(latency.p90);
    json["p99"] = value(latency.p99);
    json["p999"] = value(latency.p999);
    json["max"] = value(latency.max);
    json["count"] = latency.count;
    return json;
}

Json wireJson(const WireBytes &wire)
{
    Json json;
    json["messages"] = wire.messages();
    json["handshakeBytes"] = wire.of(WirePart::Handshake);
    json["headerBytes"] = wire.of(WirePart::Header);
    json["payloadBytes"] = wire.of(WirePart::Payload);
    json["controlBytes"] = wire.of(WirePart::Control);
    json["headerBytesPerMessage"] = wire.messages() != 0 ? Json(wire.headerBytesPerMessage()) : Json(nullptr);
    json["payloadBytesPerMessage"] =
        wire.messages() != 0 ? Json(wire.payloadBytesPerMessage()) : Json(nullptr);
    return json;
}

Json channelJson(const RunModel &model, const RunModel::Object &object, const ObjectResults &result)
{
    Json json;
    json["name"] = object.name;
    json["mechanism"] = object.type;
    json["sent"] = result.sent;
    json["received"] = result.received;
    json["inFlight"] = result.inFlight;
    json["lost"] = result.lost;
    json["reordered"] = result.reordered;
    json["duplicated"] = result.duplicated;
    json["corrupt"] = result.corrupt;
    json["messagesPerSecond"] = measured(result.messagesPerSecond);
    json["bytesPerSecond"] = measured(result.bytesPerSecond);
    json["latencyNs"] = latencyJson(result.latency);
    json["sendersBlocking"] = blockingJson(result.senderBlockedNs, result.senderSplit);
    json["receiversBlocking"] = blockingJson(result.receiverBlockedNs, result.receiverSplit);
    json["cpuNsPerMessage"] = measured(result.cpuNsPerMessage);
    json["switchesPerMessage"] = measured(result.switchesPerMessage);
    json["broadcast"] = object.broadcast;
    json["receivers"] = Json::array();
    for (const ReceiverResults &receiver : result.receivers)
        json["receivers"].push_back({{"thread", threadName(model, receiver.thread)},
                                     {"received", receiver.received},
                                     {"lost", receiver.lost},
                                     {"inFlight", receiver.inFlight}});
    return json;
}

Json memberJson(const RunModel &model, const DeadlockMember &member)
{
    Json json;
    json["thread"] = threadName(model, member.thread);
    const std::uint32_t process =
        member.thread < model.threads.size() ? model.threads[member.thread].process : kNobody;
    json["process"] = process < model.processes.size() ? Json(model.processes[process].name) : Json(nullptr);
    json["waitsFor"] = objectName(model, member.waitsFor);
    json["waitKind"] = waitKindId(member.kind);
    json["holds"] = Json::array();
    for (const std::uint32_t object : member.holds)
        json["holds"].push_back(objectName(model, object));
    json["couldBeEndedBy"] = Json::array();
    for (const std::uint32_t thread : member.releasers)
        json["couldBeEndedBy"].push_back(threadName(model, thread));
    json["sinceNs"] = member.sinceNs;
    const bool hasScript = member.line > 0 && member.thread < model.threads.size() &&
                           !model.threads[member.thread].script.empty();
    json["script"] = hasScript ? Json(model.threads[member.thread].script) : Json(nullptr);
    json["line"] = hasScript ? Json(member.line) : Json(nullptr);
    json["evidence"] = evidenceWords(model, member);
    json["unheardNotifications"] = member.unheard;
    return json;
}

Json deadlockJson(const RunModel &model, const ProvenDeadlock &proven)
{
    Json json;
    json["certainty"] = certaintyId(proven.deadlock.certainty);
    json["sentence"] = deadlockSentence(model, proven);
    json["members"] = Json::array();
    for (const DeadlockMember &member : proven.deadlock.members)
        json["members"].push_back(memberJson(model, member));
    json["alsoStuck"] = Json::array();
    for (const std::uint32_t thread : proven.deadlock.alsoStuck)
        json["alsoStuck"].push_back(threadName(model, thread));
    json["everybody"] = proven.deadlock.everybody;
    json["provenNs"] = proven.provenNs;
    json["detectionDelayNs"] = proven.detectionDelayNs;
    json["conditions"] = Json::array();
    for (const Condition &condition : proven.report.conditions)
        json["conditions"].push_back(
            {{"holds", condition.holds}, {"words", conditionWords(model, condition)}});
    json["remedies"] = Json::array();
    for (const Remedy &remedy : proven.report.remedies)
        json["remedies"].push_back(remedyWords(model, remedy));
    return json;
}

Json workerJson(const Snapshot &snapshot, std::size_t index)
{
    const WorkerStatus &worker = snapshot.workers[index];
    const bool named = snapshot.model && index < snapshot.model->processes.size();
    Json json;
    json["process"] = named ? Json(snapshot.model->processes[index].name) : Json(nullptr);
    json["pid"] = worker.pid;
    json["ended"] = worker.ended;
    json["endedBySession"] = worker.byUs;
    json["exitCode"] = worker.exitCode;
    json["signal"] = worker.signal;
    json["message"] = worker.message;
    return json;
}

Json logJson(const Snapshot &snapshot, const LogLine &line)
{
    Json json;
    json["ns"] = line.timeNs;
    json["thread"] = snapshot.model ? Json(threadName(*snapshot.model, line.thread)) : Json(nullptr);
    json["line"] = line.line;
    json["text"] = line.text;
    return json;
}

void addObjects(Json &json, const RunModel &model, const RunResults &results,
                const std::vector<std::optional<WireBytes>> &wire)
{
    for (std::size_t i = 0; i < std::min(model.objects.size(), results.objects.size()); ++i) {
        const RunModel::Object &object = model.objects[i];
        if (object.kind == ObjectKind::Channel) {
            json["channels"].push_back(channelJson(model, object, results.objects[i]));
            if (i < wire.size() && wire[i])
                json["channels"].back()["wire"] = wireJson(*wire[i]);
        } else if (object.kind == ObjectKind::Lock) {
            json["locks"].push_back({{"name", object.name},
                                     {"primitive", object.type},
                                     {"acquisitions", results.objects[i].acquisitions}});
        } else if (object.kind == ObjectKind::Primitive) {
            json["primitives"].push_back({{"name", object.name},
                                          {"primitive", object.type},
                                          {"operations", results.objects[i].acquisitions}});
        }
    }
}

}  // namespace

Json runJson(const Snapshot &snapshot)
{
    const InEnglish always;
    Json json;
    json["experiment"] = snapshot.experiment ? Json(snapshot.experiment->id) : Json(nullptr);
    json["verdict"] = verdictId(snapshot.verdict);
    json["seconds"] = seconds(snapshot.timeNs);
    json["placement"] = placementId(snapshot.placement);
    json["wait"] = waitText(snapshot.wait);
    json["level"] = levelId(snapshot.level);
    json["threads"] = Json::array();
    json["channels"] = Json::array();
    json["locks"] = Json::array();
    json["primitives"] = Json::array();
    json["blocking"] = nullptr;
    json["deadlock"] = nullptr;
    if (snapshot.model && snapshot.results) {
        const std::size_t threads =
            std::min(snapshot.model->threads.size(), snapshot.results->threads.size());
        for (std::size_t i = 0; i < threads; ++i)
            json["threads"].push_back(threadJson(snapshot, i));
        addObjects(json, *snapshot.model, *snapshot.results, snapshot.wire);
        if (snapshot.level != Level::Off)
            json["blocking"] = totalBlockingJson(*snapshot.results);
    }
    if (snapshot.model && snapshot.deadlock)
        json["deadlock"] = deadlockJson(*snapshot.model, *snapshot.deadlock);
    json["notices"] = noticesJson(snapshot);
    json["workers"] = Json::array();
    for (std::size_t i = 0; i < snapshot.workers.size(); ++i)
        json["workers"].push_back(workerJson(snapshot, i));
    json["log"] = Json::array();
    for (const LogLine &line : snapshot.log)
        json["log"].push_back(logJson(snapshot, line));
    json["logDropped"] = snapshot.logDropped;
    json["events"] = snapshot.events;
    json["dropped"] = snapshot.dropped;
    if (snapshot.failure)
        json["error"] = errorWords(*snapshot.failure);
    return json;
}

std::string jsonText(const Json &json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace ws::cli
