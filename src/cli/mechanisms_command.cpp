#include <algorithm>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/language.h"
#include "cli/mechanism_text.h"
#include "cli/wording.h"

namespace ws::cli {

namespace {

int complainOfMechanism(const std::string &id, const CliContext &context)
{
    std::vector<std::string> known;
    for (const MechanismEntry &entry : mechanismCatalogue())
        known.push_back(entry.id);
    const std::string nearest = nearestWord(id, known);
    context.err << context.program << ": "
                << say(WS_TR_NOOP("Cli", "there is no mechanism '{word}'."), {{"word", id}});
    if (!nearest.empty())
        context.err << ' ' << didYouMean(nearest);
    context.err << '\n'
                << say(WS_TR_NOOP("Cli", "'{command}' shows all of them."),
                       {{"command", context.program + " mechanisms"}})
                << '\n';
    return kExitBadInput;
}

}  // namespace

int mechanismsCommand(const MechanismsArguments &arguments, const CliContext &context)
{
    const std::vector<MechanismEntry> &entries = mechanismCatalogue();
    if (arguments.mechanism.empty()) {
        auto json = nlohmann::ordered_json::array();
        for (const MechanismEntry &entry : entries)
            json.push_back(mechanismJson(entry));
        context.out << (arguments.json ? jsonText(json) : mechanismListText(entries));
        return kExitDone;
    }
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const auto &one) { return one.id == arguments.mechanism; });
    if (entry == entries.end())
        return complainOfMechanism(arguments.mechanism, context);
    context.out << (arguments.json ? jsonText(mechanismJson(*entry)) : mechanismText(*entry));
    return kExitDone;
}

}  // namespace ws::cli
