#include "body/part.h"

#include <nlohmann/json.hpp>

namespace ws {

using Json = nlohmann::json;

static Json toJson(const ParameterValues &values)
{
    return {{"numbers", values.numbers()}, {"reals", values.reals()}, {"names", values.nameLists()}};
}

static ParameterValues valuesOf(const Json &json)
{
    ParameterValues values;
    for (const auto &[name, value] : json.at("numbers").items())
        values.setNumber(name, value.get<std::int64_t>());
    for (const auto &[name, value] : json.at("reals").items())
        values.setReal(name, value.get<double>());
    for (const auto &[name, value] : json.at("names").items())
        values.setNames(name, value.get<std::vector<std::string>>());
    return values;
}

static void to_json(Json &json, const Part::End &end)
{
    json = {{"use", end.use},
            {"object", end.object},
            {"sends", end.sends},
            {"parameter", end.parameter},
            {"mechanism", end.mechanism},
            {"messageBytes", end.messageBytes},
            {"capacityMessages", end.capacityMessages},
            {"index", end.index},
            {"senders", end.senders},
            {"receivers", end.receivers},
            {"duplex", end.duplex},
            {"broadcast", end.broadcast},
            {"address", end.address},
            {"spinForNs", end.spinForNs},
            {"stampRing", end.stampRing},
            {"peerUses", end.peerUses},
            {"fds", end.fds},
            {"parameters", toJson(end.parameters)}};
}

static void from_json(const Json &json, Part::End &end)
{
    end.use = json.at("use");
    end.object = json.at("object");
    end.sends = json.at("sends");
    end.parameter = json.at("parameter");
    end.mechanism = json.at("mechanism");
    end.messageBytes = json.at("messageBytes");
    end.capacityMessages = json.at("capacityMessages");
    end.index = json.at("index");
    end.senders = json.at("senders");
    end.receivers = json.at("receivers");
    end.duplex = json.at("duplex");
    end.broadcast = json.at("broadcast");
    end.address = json.at("address");
    end.spinForNs = json.at("spinForNs");
    end.stampRing = json.at("stampRing");
    end.peerUses = json.at("peerUses").get<std::vector<std::uint32_t>>();
    end.fds = json.at("fds").get<std::vector<std::uint32_t>>();
    end.parameters = valuesOf(json.at("parameters"));
}

static void to_json(Json &json, const Part::PrimitiveUse &use)
{
    json = {{"use", use.use},       {"object", use.object}, {"primitive", use.primitive},
            {"shared", use.shared}, {"cell", use.cell},     {"parameters", toJson(use.parameters)}};
}

static void from_json(const Json &json, Part::PrimitiveUse &use)
{
    use.use = json.at("use");
    use.object = json.at("object");
    use.primitive = json.at("primitive");
    use.shared = json.at("shared");
    use.cell = json.at("cell");
    use.parameters = valuesOf(json.at("parameters"));
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Part::Join, use, object, thread)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Part::Start, object, thread, use)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Part::Name, name, object)

static void to_json(Json &json, const Part::Script &script)
{
    json = {{"name", script.name},
            {"text", script.text},
            {"firstLine", script.firstLine},
            {"file", script.file},
            {"arguments", toJson(script.arguments)},
            {"names", script.names},
            {"messageBytes", script.messageBytes},
            {"seed", script.seed}};
}

static void from_json(const Json &json, Part::Script &script)
{
    script.name = json.at("name");
    script.text = json.at("text");
    script.firstLine = json.at("firstLine");
    script.file = json.at("file");
    script.arguments = valuesOf(json.at("arguments"));
    script.names = json.at("names").get<std::vector<Part::Name>>();
    script.messageBytes = json.at("messageBytes");
    script.seed = json.at("seed");
}

static void to_json(Json &json, const Part::Thread &thread)
{
    json = {{"index", thread.index},
            {"name", thread.name},
            {"role", thread.role},
            {"pinnedCpu", thread.pinnedCpu},
            {"parameters", toJson(thread.parameters)},
            {"ends", thread.ends},
            {"primitives", thread.primitives},
            {"joins", thread.joins},
            {"starts", thread.starts},
            {"startedByOthers", thread.startedByOthers},
            {"script", thread.script}};
}

static void from_json(const Json &json, Part::Thread &thread)
{
    thread.index = json.at("index");
    thread.name = json.at("name");
    thread.role = json.at("role");
    thread.pinnedCpu = json.at("pinnedCpu");
    thread.parameters = valuesOf(json.at("parameters"));
    thread.ends = json.at("ends").get<std::vector<Part::End>>();
    thread.primitives = json.at("primitives").get<std::vector<Part::PrimitiveUse>>();
    thread.joins = json.at("joins").get<std::vector<Part::Join>>();
    thread.starts = json.at("starts").get<std::vector<Part::Start>>();
    thread.startedByOthers = json.at("startedByOthers");
    thread.script = json.at("script");
}

std::string partText(const Part &part)
{
    const Json json = {
        {"process", part.process}, {"threadsOfRun", part.threadsOfRun}, {"threads", part.threads}};
    return json.dump();
}

Result<Part> readPart(const std::string &text)
{
    // The library reports by exceptions; they end here.
    try {
        const Json json = Json::parse(text);
        Part part;
        part.process = json.at("process");
        part.threadsOfRun = json.at("threadsOfRun");
        part.threads = json.at("threads").get<std::vector<Part::Thread>>();
        return part;
    } catch (const Json::exception &problem) {
        return Error{ErrorKind::BadInput, 0, std::string("read a worker's part: ") + problem.what()};
    }
}

}  // namespace ws
