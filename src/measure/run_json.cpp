#include "measure/run_json.h"

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

// The member, or null where `json` is no object or has none.
const Json &member(const Json &json, const char *key)
{
    static const Json none;
    if (!json.is_object())
        return none;
    const auto found = json.find(key);
    return found == json.end() ? none : *found;
}

double real(const Json &json, const char *key)
{
    const Json &value = member(json, key);
    return value.is_number() ? value.get<double>() : 0;
}

std::optional<double> optionalReal(const Json &json, const char *key)
{
    const Json &value = member(json, key);
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

template <typename Integer>
Integer whole(const Json &json, const char *key)
{
    const Json &value = member(json, key);
    return value.is_number_integer() ? value.get<Integer>() : 0;
}

std::string text(const Json &json, const char *key)
{
    const Json &value = member(json, key);
    return value.is_string() ? value.get<std::string>() : "";
}

NoiseVerdict noiseOf(const Json &json)
{
    NoiseVerdict noise;
    noise.foreignShare = real(json, "foreignShare");
    noise.stealShare = real(json, "stealShare");
    noise.programShare = real(json, "programShare");
    noise.migrations = whole<std::uint64_t>(json, "migrations");
    noise.frequencyChange = optionalReal(json, "frequencyChange");
    const Json &reasons = member(json, "reasons");
    if (!reasons.is_array())
        return noise;
    for (const Json &reason : reasons)
        if (const auto kind = noiseKindOf(text(reason, "kind")))
            noise.reasons.push_back({*kind, real(reason, "value"), text(reason, "who")});
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
    run.messages = whole<std::uint64_t>(json, "messages");
    run.messagesPerSecond = real(json, "messagesPerSecond");
    run.bytesPerSecond = real(json, "bytesPerSecond");
    const Json &latency = member(json, "latencyNs");
    run.latency = {whole<std::uint64_t>(latency, "count"), whole<std::int64_t>(latency, "p50"),
                   whole<std::int64_t>(latency, "p90"),    whole<std::int64_t>(latency, "p99"),
                   whole<std::int64_t>(latency, "p999"),   whole<std::int64_t>(latency, "max")};
    const Json &modes = member(json, "latencyModesNs");
    if (modes.is_object())
        run.latencyModes = TwoModes{real(modes, "low"), real(modes, "high")};
    run.cpuNsPerMessage = optionalReal(json, "cpuNsPerMessage");
    run.switchesPerMessage = optionalReal(json, "switchesPerMessage");
    run.wakeShare = optionalReal(json, "wakeShare");
    run.lost = whole<std::uint64_t>(json, "lost");
    run.reordered = whole<std::uint64_t>(json, "reordered");
    run.duplicated = whole<std::uint64_t>(json, "duplicated");
    run.corrupt = whole<std::uint64_t>(json, "corrupt");
    run.noise = noiseOf(member(json, "noise"));
    return run;
}

std::string textOf(const Json &json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ws
