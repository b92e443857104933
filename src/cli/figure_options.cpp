#include <algorithm>
#include <charconv>
#include <cmath>

#include <CLI/CLI.hpp>

#include "cli/figure_commands.h"
#include "cli/wording.h"

namespace ws::cli {

namespace {

constexpr double kLeastSeconds = 0.001;
constexpr double kMostSeconds = 86'400;

}  // namespace

void addFigureOptions(CLI::App &command, FigureArguments &arguments)
{
    for (const FigureOption &option : figureOptionTable()) {
        const std::string name = "--" + std::string(option.name);
        std::vector<std::string> &words = arguments.words[std::string(option.name)];
        if (option.valueName.empty()) {
            command.add_flag_callback(
                name, [&words] { words = {"true"}; }, std::string(option.help));
            continue;
        }
        const auto take = [&words](const std::vector<std::string> &given) {
            words = given;
            return true;
        };
        // One value each time: a text behind it is the experiment.
        CLI::Option *added = command.add_option(name, CLI::callback_t(take), std::string(option.help))
                                 ->type_name(std::string(option.valueName));
        added->type_size(1)->expected(1);
        added->multi_option_policy(option.repeats ? CLI::MultiOptionPolicy::TakeAll
                                                  : CLI::MultiOptionPolicy::TakeLast);
    }
}

std::string takeFigureWords(FigureArguments &arguments)
{
    for (const FigureOption &option : figureOptionTable()) {
        const auto words = arguments.words.find(option.name);
        if (words == arguments.words.end())
            continue;
        for (const std::string &word : words->second) {
            const std::string fault = option.set(arguments.options, word);
            if (!fault.empty())
                return "--" + std::string(option.name) + ": " + fault + '.';
        }
    }
    return "";
}

std::string figureComplaint(const FigureRun &run, const FigureOptions &options,
                            const std::filesystem::path &out, const CliExtras &extras)
{
    if (options.charts.empty())
        return "Choose a chart with --chart; --list names them.";
    bool needsExperiment = false;
    bool showsRun = false;  // more of it than its wiring
    for (const std::string &chart : options.charts) {
        if (std::find(extras.chartIds.begin(), extras.chartIds.end(), chart) == extras.chartIds.end()) {
            const std::string nearest = nearestWord(chart, extras.chartIds);
            return "There is no chart '" + chart + "'. " +
                   (nearest.empty() ? "--list names the charts." : "Did you mean '" + nearest + "'?");
        }
        const auto &without = extras.chartsWithoutRun;
        const bool ofExperiment = std::find(without.begin(), without.end(), chart) == without.end();
        needsExperiment |= ofExperiment;
        showsRun |= ofExperiment && chart != "wiring";
    }
    const bool showsSweep =
        std::any_of(options.charts.begin(), options.charts.end(), [&](const std::string &chart) {
            return std::find(extras.chartsOfSweeps.begin(), extras.chartsOfSweeps.end(), chart) !=
                   extras.chartsOfSweeps.end();
        });
    if (showsSweep && std::filesystem::path(run.experiment).extension() != ".json")
        return "Name the sweep.json that 'sweep' has written.";
    if (needsExperiment && run.experiment.empty())
        return "Name an experiment: a file, one that 'list' shows, or a recording.";
    if (options.beforeRun && showsRun)
        return "Before a run there is only the wiring to draw.";
    if (out.empty())
        return "Name the file to write with --out, ending in .svg, .pdf or .png.";
    const std::string ending = out.extension().string();
    if (ending != ".svg" && ending != ".pdf" && ending != ".png")
        return "'" + out.string() + "' must end in .svg, .pdf or .png.";
    return "";
}

std::string keptCommand(const FigureRun &run, const FigureOptions &options, const std::filesystem::path &out)
{
    return "waitscope " + shellLine(figureArguments(run, options, out.filename()));
}

bool needsRun(const FigureOptions &options, const CliExtras &extras)
{
    const auto &without = extras.chartsWithoutRun;
    return !options.beforeRun &&
           std::any_of(options.charts.begin(), options.charts.end(), [&](const std::string &chart) {
               return std::find(without.begin(), without.end(), chart) == without.end();
           });
}

std::variant<RunOptions, std::string> runOptionsOf(const FigureRun &run)
{
    RunOptions options;
    if (!run.seconds.empty()) {
        double seconds = 0;
        const char *end = run.seconds.data() + run.seconds.size();
        const auto [read, failed] = std::from_chars(run.seconds.data(), end, seconds);
        // Written so that NaN fails too.
        if (failed != std::errc() || read != end || !(seconds >= kLeastSeconds && seconds <= kMostSeconds))
            return "seconds: '" + run.seconds + "' is no number of seconds from 0.001 to 86400";
        options.timeLimit = std::chrono::nanoseconds(std::llround(seconds * 1e9));
    }
    options.placement = placementOf(run.placement);
    if (!run.placement.empty() && !options.placement)
        return "placement: '" + run.placement + "' is no placement; expected free, same or cross";
    options.level = levelOf(run.level);
    if (!run.level.empty() && !options.level)
        return "level: '" + run.level + "' is no level; expected light, full or off";
    if (run.wait.empty())
        return options;
    const auto policy = parseWaitPolicy(run.wait);
    if (const auto *fault = std::get_if<std::string>(&policy))
        return "wait: " + *fault;
    options.wait = std::get<WaitPolicy>(policy);
    return options;
}

}  // namespace ws::cli
