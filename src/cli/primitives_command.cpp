#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/language.h"
#include "cli/mechanism_text.h"

namespace ws::cli {

namespace {

using Json = nlohmann::ordered_json;

Json primitiveJson(const PrimitiveEntry &entry)
{
    Json json;
    json["id"] = entry.id;
    json["family"] = entry.family;
    json["name"] = entry.name;
    json["sentence"] = entry.sentence;
    json["source"] = entry.source;
    json["crossesProcesses"] = entry.crossesProcesses;
    json["parameters"] = Json::array();
    for (const ParameterInfo &info : entry.parameters)
        json["parameters"].push_back(parameterJson(info));
    return json;
}

}  // namespace

int primitivesCommand(bool json, const CliContext &context)
{
    if (json) {
        Json all = Json::array();
        for (const PrimitiveEntry &entry : primitiveCatalogue())
            all.push_back(primitiveJson(entry));
        context.out << jsonText(all);
        return kExitDone;
    }
    std::string family;
    for (const PrimitiveEntry &entry : primitiveCatalogue()) {
        if (entry.family != family)
            context.out << (family.empty() ? "" : "\n") << "[[" << entry.family << "]]\n";
        family = entry.family;
        context.out << wrapped(entry.id + ": " + sayIn("Primitive", entry.name) + "; " + entry.source, "  ",
                               "    ")
                    << wrapped(sayIn("Primitive", entry.sentence), "      ")
                    << (entry.crossesProcesses
                            ? ""
                            : wrapped(say(WS_TR_NOOP("Cli", "Within one process only.")), "      "))
                    << parametersText(entry.parameters);
    }
    return kExitDone;
}

}  // namespace ws::cli
