#include <algorithm>
#include <charconv>
#include <cmath>

#include <CLI/CLI.hpp>

#include "cli/figure_commands.h"
#include "cli/language.h"
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
                name, [&words] { words = {"true"}; }, say(option.help));
            continue;
        }
        const auto take = [&words](const std::vector<std::string> &given) {
            words = given;
            return true;
        };
        // One value each time: a text behind it is the experiment.
        CLI::Option *added = command.add_option(name, CLI::callback_t(take), say(option.help))
                                 ->type_name(std::string(option.valueName));
        added->type_size(1)->expected(1);
        added->multi_option_policy(option.repeats ? CLI::MultiOptionPolicy::TakeAll
                                                  : CLI::MultiOptionPolicy::TakeLast);
    }
}

void addFiguresOptions(CLI::App &command, FiguresArguments &arguments, const std::string &program)
{
    command
        .add_option("manifest", arguments.manifest,
                    say(WS_TR_NOOP("Cli", "The list, a TOML file; see docs/figures.md")))
        ->type_name("MANIFEST")
        ->required();
    command
        .add_option("--out", arguments.out,
                    say(WS_TR_NOOP("Cli", "Folder for the figures; else that of the list")))
        ->type_name("DIR");
    command.add_flag(
        "--check", arguments.checks,
        say(WS_TR_NOOP("Cli", "Say which figures would change, write nothing, and run nothing")));
    command.footer(say(WS_TR_NOOP("Cli", "With --check the exit code is 1 when something would change.")) +
                   '\n' +
                   say(WS_TR_NOOP("Cli", "Example: {command}"),
                       {{"command", program + " figures lecture.toml --out slides"}}));
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
                return say(WS_TR_NOOP("Cli", "{option}: {problem}."),
                           {{"option", "--" + std::string(option.name)}, {"problem", faultWords(fault)}});
        }
    }
    return "";
}

std::string figureComplaint(const FigureRun &run, const FigureOptions &options,
                            const std::filesystem::path &out, const CliExtras &extras)
{
    if (options.charts.empty())
        return say(WS_TR_NOOP("Cli", "Choose a chart with --chart; --list names them."));
    bool needsExperiment = false;
    bool showsRun = false;  // more of it than its wiring
    for (const std::string &chart : options.charts) {
        if (std::find(extras.chartIds.begin(), extras.chartIds.end(), chart) == extras.chartIds.end()) {
            const std::string nearest = nearestWord(chart, extras.chartIds);
            return say(WS_TR_NOOP("Cli", "There is no chart '{word}'."), {{"word", chart}}) + ' ' +
                   (nearest.empty() ? say(WS_TR_NOOP("Cli", "--list names the charts."))
                                    : didYouMean(nearest));
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
        return say(WS_TR_NOOP("Cli", "Name the sweep.json that 'sweep' has written."));
    if (needsExperiment && run.experiment.empty())
        return say(WS_TR_NOOP("Cli", "Name an experiment: a file, one that 'list' shows, or a recording."));
    if (options.beforeRun && showsRun)
        return say(WS_TR_NOOP("Cli", "Before a run there is only the wiring to draw."));
    if (out.empty())
        return say(WS_TR_NOOP("Cli", "Name the file to write with --out, ending in .svg, .pdf or .png."));
    const std::string ending = out.extension().string();
    if (ending != ".svg" && ending != ".pdf" && ending != ".png")
        return say(WS_TR_NOOP("Cli", "'{file}' must end in .svg, .pdf or .png."), {{"file", out.string()}});
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
            return "seconds: " +
                   say(WS_TR_NOOP("Cli", "'{word}' is no number of seconds from 0.001 to 86400"),
                       {{"word", run.seconds}});
        options.timeLimit = std::chrono::nanoseconds(std::llround(seconds * 1e9));
    }
    options.placement = placementOf(run.placement);
    if (!run.placement.empty() && !options.placement)
        return "placement: " +
               say(WS_TR_NOOP("Cli", "'{word}' is no placement; expected free, same or cross"),
                   {{"word", run.placement}});
    options.level = levelOf(run.level);
    if (!run.level.empty() && !options.level)
        return "level: " + say(WS_TR_NOOP("Cli", "'{word}' is no level; expected light, full or off"),
                               {{"word", run.level}});
    if (run.wait.empty())
        return options;
    const auto policy = parseWaitPolicy(run.wait);
    if (const auto *fault = std::get_if<std::string>(&policy))
        return "wait: " + faultWords(*fault);
    options.wait = std::get<WaitPolicy>(policy);
    return options;
}

}  // namespace ws::cli
