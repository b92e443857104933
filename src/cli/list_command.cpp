#include <map>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/language.h"
#include "cli/wording.h"
#include "experiment/reader.h"
#include "session/library.h"

namespace ws::cli {

namespace {

nlohmann::ordered_json listJson(const std::vector<Experiment> &experiments)
{
    auto json = nlohmann::ordered_json::array();
    for (const Experiment &experiment : experiments) {
        json.push_back({{"id", experiment.id},
                        {"title", experiment.title.en},
                        {"group", experiment.group},
                        {"summary", experiment.summary.en},
                        {"claims", experiment.claims},
                        {"seconds", static_cast<double>(experiment.timeLimit.count()) / 1e9}});
    }
    return json;
}

std::string listText(const std::vector<Experiment> &experiments)
{
    std::map<std::string, std::vector<const Experiment *>> groups;
    for (const Experiment &experiment : experiments)
        groups[experiment.group].push_back(&experiment);
    std::string text;
    for (const auto &[group, members] : groups) {
        text += (text.empty() ? "" : "\n") + sayIn("Group", group) + '\n';
        for (const Experiment *experiment : members) {
            text += "  " + experiment->id + ": " + inLanguage(experiment->title) + '\n';
            if (!experiment->summary.en.empty())
                text += "      " + inLanguage(experiment->summary) + '\n';
        }
    }
    return text;
}

}  // namespace

int listCommand(bool json, const CliContext &context)
{
    const auto folder = resourceFolder();
    if (!folder) {
        context.err << context.program << ": "
                    << say(WS_TR_NOOP("Cli", "the built-in experiments cannot be found: {reason}. "
                                             "WAITSCOPE_RESOURCES can name their folder."),
                           {{"reason", folder.error().text()}})
                    << '\n';
        return kExitBadInput;
    }
    const Vocabulary vocabulary = machineVocabulary();
    std::vector<Experiment> experiments;
    int exitCode = kExitDone;
    for (const auto &file : builtInExperiments()) {
        auto read = readExperimentFile(file, vocabulary);
        if (auto *experiment = std::get_if<Experiment>(&read)) {
            experiments.push_back(std::move(*experiment));
            continue;
        }
        for (const FileProblem &problem : std::get<std::vector<FileProblem>>(read))
            context.err << problemWords(problem) << '\n';
        exitCode = kExitBadInput;
    }
    context.out << (json ? jsonText(listJson(experiments)) : listText(experiments));
    return exitCode;
}

}  // namespace ws::cli
