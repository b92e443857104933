#include "measure/run_json.h"

#include "measure/json_values.h"

namespace ws {

using Json = nlohmann::ordered_json;

namespace {

Json optionalJson(const std::optional<double> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json modesJson(const std::optional<TwoModes> &modes)
{
    return modes ? Json{{"low", modes->low}, {"high", modes->high}} : Json(nullptr);
}

Json noiseJson(const NoiseVerdict &noise)
{
    Json json;
    json["clean"] = noise.clean();
    json["foreignShare"] = noise.foreignShare;
    json["stealShare"] = noise.stealShare;
    json["programShare"] = noise.programShare;
    json["migrations"] = noise.migrations;
    json["frequencyChange"] = optionalJson(noise.frequencyChange);
    json["reasons"] = Json::array();
    for (const NoiseReason &reason : noise.reasons)
        json["reasons"].push_back({{"kind", noiseKindId(reason.kind)},
                                   {"value", reason.value},
                                   {"who", reason.who},
                                   {"words", noiseWords(reason)}});
    return json;
}

double real(const Json &json, const char *key)
{
    return numberIn(json, key).value_or(0);
}

NoiseVerdict noiseOf(const Json &json)
{
    NoiseVerdict noise;
    noise.foreignShare = real(json, "foreignShare");
    noise.stealShare = real(json, "stealShare");
    noise.programShare = real(json, "programShare");
    noise.migrations = wholeIn<std::uint64_t>(json, "migrations");
    noise.frequencyChange = numberIn(json, "frequencyChange");
    const Json &reasons = memberIn(json, "reasons");
    if (!reasons.is_array())
        return noise;
    for (const Json &reason : reasons)
        if (const auto kind = noiseKindOf(textIn(reason, "kind")))
            noise.reasons.push_back({*kind, real(reason, "value"), textIn(reason, "who")});
    return noise;
}

}  // namespace

Json machineJson(const MachineId &machine)
{
    return {{"processor", machine.processor},
            {"processors", machine.processors},
            {"kernel", machine.kernel},
            {"host", machine.host}};
}

Json runJson(const SweepRun &run)
{
    Json json;
    json["seconds"] = run.seconds;
    json["messages"] = run.messages;
    json["messagesPerSecond"] = run.messagesPerSecond;
    json["bytesPerSecond"] = optionalJson(figureOf(run, SweepFigure::BytesPerSecond));
    json["latencyNs"] = {{"count", run.latency.count}, {"p50", run.latency.p50},   {"p90", run.latency.p90},
                         {"p99", run.latency.p99},     {"p999", run.latency.p999}, {"max", run.latency.max}};
    json["latencyModesNs"] = modesJson(run.latencyModes);
    json["cpuNsPerMessage"] = optionalJson(run.cpuNsPerMessage);
    json["switchesPerMessage"] = optionalJson(run.switchesPerMessage);
    json["wakeShare"] = optionalJson(run.wakeShare);
    json["lost"] = run.lost;
    json["reordered"] = run.reordered;
    json["duplicated"] = run.duplicated;
    json["corrupt"] = run.corrupt;
    json["noise"] = noiseJson(run.noise);
    return json;
}

SweepRun runOf(const Json &json)
{
    SweepRun run;
    run.seconds = real(json, "seconds");
    run.messages = wholeIn<std::uint64_t>(json, "messages");
    run.messagesPerSecond = real(json, "messagesPerSecond");
    run.bytesPerSecond = real(json, "bytesPerSecond");
    const Json &latency = memberIn(json, "latencyNs");
    run.latency = {wholeIn<std::uint64_t>(latency, "count"), wholeIn<std::int64_t>(latency, "p50"),
                   wholeIn<std::int64_t>(latency, "p90"),    wholeIn<std::int64_t>(latency, "p99"),
                   wholeIn<std::int64_t>(latency, "p999"),   wholeIn<std::int64_t>(latency, "max")};
    const Json &modes = memberIn(json, "latencyModesNs");
    if (modes.is_object())
        run.latencyModes = TwoModes{real(modes, "low"), real(modes, "high")};
    run.cpuNsPerMessage = numberIn(json, "cpuNsPerMessage");
    run.switchesPerMessage = numberIn(json, "switchesPerMessage");
    run.wakeShare = numberIn(json, "wakeShare");
    run.lost = wholeIn<std::uint64_t>(json, "lost");
    run.reordered = wholeIn<std::uint64_t>(json, "reordered");
    run.duplicated = wholeIn<std::uint64_t>(json, "duplicated");
    run.corrupt = wholeIn<std::uint64_t>(json, "corrupt");
    run.noise = noiseOf(memberIn(json, "noise"));
    return run;
}

std::string textOf(const Json &json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ws
