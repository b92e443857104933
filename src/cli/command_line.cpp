#include "cli/command_line.h"

#include <algorithm>
#include <array>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/figure_commands.h"
#include "cli/language.h"
#include "cli/language_option.h"
#include "cli/measure_commands.h"
#include "cli/recording_commands.h"
#include "cli/wording.h"
#include "experiment/experiment.h"

namespace ws::cli {

namespace {

constexpr std::array<std::string_view, 12> kSubcommands = {"list",       "run",        "figure", "cost",
                                                           "clean",      "mechanisms", "floor",  "sweep",
                                                           "primitives", "report",     "export", "figures"};
constexpr double kMostSeconds = 86'400;
constexpr double kCostSeconds = 1;

// What the options write to, before it becomes the arguments of a command.
struct Parsed
{
    std::string experiment;
    double seconds = 0;
    std::string placement;
    std::string level;
    std::string wait;
    std::string mechanism;
    bool json = false;
    bool log = false;
    std::string record;
    ReportArguments report;
    ExportArguments exported;
    FigureArguments figure;
    FiguresArguments figures;
    std::string out;
    std::string language;
    CleanArguments clean;
    FloorArguments floor;
    SweepArguments sweep;
};

RunOptions runOptions(const Parsed &parsed)
{
    RunOptions options;
    if (parsed.seconds > 0)
        options.timeLimit = std::chrono::nanoseconds(static_cast<std::int64_t>(parsed.seconds * 1e9));
    options.placement = placementOf(parsed.placement);
    options.level = levelOf(parsed.level);
    if (!parsed.wait.empty()) {
        const auto policy = parseWaitPolicy(parsed.wait);
        if (const auto *wait = std::get_if<WaitPolicy>(&policy))
            options.wait = *wait;
    }
    return options;
}

std::string checkWait(const std::string &text)
{
    const auto policy = parseWaitPolicy(text);
    const auto *fault = std::get_if<std::string>(&policy);
    return fault != nullptr ? faultWords(*fault) : "";
}

// "--wait spin 20us" is one option with a value of two words; nobody should have to quote it.
std::vector<std::string> withWaitJoined(int argc, const char *const *argv)
{
    std::vector<std::string> arguments(argv, argv + argc);
    for (std::size_t i = 0; i + 2 < arguments.size(); ++i) {
        if (arguments[i] != "--wait" || arguments[i + 1] != "spin")
            continue;
        const std::string joined = "spin " + arguments[i + 2];
        if (!checkWait(joined).empty())
            continue;
        arguments[i + 1] = joined;
        arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    }
    return arguments;
}

std::string checkSeconds(const std::string &text)
{
    double value = 0;
    const bool isNumber = CLI::detail::lexical_cast(text, value);
    // Written so that NaN fails too.
    if (isNumber && value >= 0.001 && value <= kMostSeconds)
        return "";
    return say(WS_TR_NOOP("Cli", "'{word}' is no number of seconds from 0.001 to 86400"), {{"word", text}});
}

void addExperiment(CLI::App &command, Parsed &parsed)
{
    command
        .add_option("experiment", parsed.experiment,
                    say(WS_TR_NOOP("Cli", "An experiment file, or the name of a built-in experiment")))
        ->type_name("FILE|NAME")
        ->required();
}

void addSeconds(CLI::App &command, Parsed &parsed, const std::string &meaning)
{
    command.add_option("--seconds", parsed.seconds, meaning)
        ->type_name("S")
        ->check(CLI::Validator(checkSeconds, "", "seconds"));
}

void addPlacement(CLI::App &command, Parsed &parsed)
{
    command
        .add_option(
            "--placement", parsed.placement,
            say(WS_TR_NOOP(
                "Cli", "Where threads may run: free, same (all on one core), cross (in turn over the cores); "
                       "else as the experiment says")))
        ->type_name("P")
        ->check(CLI::IsMember({"free", "same", "cross"}).description(""));
}

void addWait(CLI::App &command, Parsed &parsed)
{
    command
        .add_option(
            "--wait", parsed.wait,
            say(WS_TR_NOOP(
                "Cli",
                "What a thread does that finds nothing: block (sleep at once), spin (try again and again), "
                "spin 20us (so long, then sleep); else as the experiment says")))
        ->type_name("W")
        ->check(CLI::Validator(checkWait, "", "wait"));
}

void addLevel(CLI::App &command, Parsed &parsed)
{
    command
        .add_option("--level", parsed.level,
                    say(WS_TR_NOOP(
                        "Cli", "What is recorded: light (waits), full (every operation), off (counters only; "
                               "deadlocks are not seen); else as the experiment says")))
        ->type_name("L")
        ->check(CLI::IsMember({"light", "full", "off"}).description(""));
}

void addJson(CLI::App &command, Parsed &parsed, const std::string &meaning)
{
    command.add_flag("--json", parsed.json, meaning);
}

void addList(CLI::App &app, Parsed &parsed, const std::string &program)
{
    CLI::App &command = *app.add_subcommand("list", say(WS_TR_NOOP("Cli", "Show the built-in experiments")));
    addJson(command, parsed, say(WS_TR_NOOP("Cli", "One JSON array on stdout")));
    command.footer(say(WS_TR_NOOP("Cli", "Example: {command}"), {{"command", program + " list"}}));
}

void addRun(CLI::App &app, Parsed &parsed, const std::string &program)
{
    CLI::App &command = *app.add_subcommand(
        "run", say(WS_TR_NOOP("Cli", "Run an experiment and report what waited, how long, and why")));
    addExperiment(command, parsed);
    addSeconds(command, parsed, say(WS_TR_NOOP("Cli", "Time limit of the run; else as the experiment says")));
    addPlacement(command, parsed);
    addWait(command, parsed);
    addLevel(command, parsed);
    addJson(command, parsed, say(WS_TR_NOOP("Cli", "One JSON object on stdout")));
    command.add_flag("--log", parsed.log,
                     say(WS_TR_NOOP("Cli", "Show what scripts have logged, behind the report")));
    command
        .add_option(
            "--record", parsed.record,
            say(WS_TR_NOOP(
                "Cli",
                "Record the whole run into this file (.wscope), for 'report', 'export' and the window")))
        ->type_name("FILE");
    command.footer(
        say(WS_TR_NOOP(
            "Cli",
            "Ctrl-C stops the run and reports what was measured until then; a second one ends at once.")) +
        '\n' +
        say(WS_TR_NOOP("Cli", "Example: {command}"),
            {{"command", program + " run two-locks --level full --json"}}));
}

void addFigure(CLI::App &app, Parsed &parsed, const std::string &program)
{
    CLI::App &command = *app.add_subcommand(
        "figure", say(WS_TR_NOOP("Cli", "Run an experiment, or read a recording, and draw charts and "
                                        "pictures of it; no display needed")));
    command
        .add_option(
            "experiment", parsed.experiment,
            say(WS_TR_NOOP("Cli", "An experiment file, the name of a built-in experiment, a recording "
                                  "(.wscope), or a sweep (sweep.json)")))
        ->type_name("FILE|NAME");
    command
        .add_option("--out", parsed.out,
                    say(WS_TR_NOOP("Cli", "File to write; its ending (.svg, .pdf, .png) chooses the format")))
        ->type_name("FILE");
    command.add_flag("--list", parsed.figure.listsCharts, say(WS_TR_NOOP("Cli", "Name the charts and stop")));
    addFigureOptions(command, parsed.figure);
    addSeconds(command, parsed, say(WS_TR_NOOP("Cli", "Time limit of the run; else as the experiment says")));
    addPlacement(command, parsed);
    addWait(command, parsed);
    addLevel(command, parsed);
    command.footer(
        say(WS_TR_NOOP(
            "Cli",
            "The exit code is 0 when the figure was written, also of a run that ended in a deadlock.")) +
        '\n' +
        say(WS_TR_NOOP("Cli", "Example: {command}"),
            {{"command", program + " figure two-locks --chart wait-graph --size slide --out deadlock.pdf"}}));
}

void addCost(CLI::App &app, Parsed &parsed, const std::string &program)
{
    CLI::App &command = *app.add_subcommand(
        "cost",
        say(WS_TR_NOOP("Cli", "Measure what recording costs: levels off, light and full in three rounds")));
    addExperiment(command, parsed);
    addSeconds(command, parsed, say(WS_TR_NOOP("Cli", "Time limit of each of the nine runs (1)")));
    addPlacement(command, parsed);
    addWait(command, parsed);
    addJson(command, parsed, say(WS_TR_NOOP("Cli", "One JSON object on stdout")));
    command.footer(say(WS_TR_NOOP("Cli", "Example: {command}"),
                       {{"command", program + " cost pipeline --placement same"}}));
}

void addClean(CLI::App &app, Parsed &parsed, const std::string &program)
{
    CLI::App &command = *app.add_subcommand(
        "clean", say(WS_TR_NOOP("Cli", "Remove what dead sessions left behind: workers, shared memory, "
                                       "message queues, temporary files")));
    command.add_flag("--dry-run", parsed.clean.dryRun,
                     say(WS_TR_NOOP("Cli", "Say what would be removed, and remove nothing")));
    command.footer(say(WS_TR_NOOP("Cli", "Living sessions and other users' things are never touched.")) +
                   '\n' +
                   say(WS_TR_NOOP("Cli", "Example: {command}"), {{"command", program + " clean --dry-run"}}));
}

void addMechanisms(CLI::App &app, Parsed &parsed, const std::string &program)
{
    CLI::App &command = *app.add_subcommand(
        "mechanisms",
        say(WS_TR_NOOP(
            "Cli",
            "Describe the mechanisms: what each carries, who waits when, its limits on this machine")));
    command
        .add_option("mechanism", parsed.mechanism,
                    say(WS_TR_NOOP("Cli", "Only this one, in full; else all in short")))
        ->type_name("ID");
    addJson(command, parsed,
            say(WS_TR_NOOP("Cli", "One JSON array on stdout; of one mechanism, one object")));
    command.footer(say(WS_TR_NOOP("Cli", "Example: {command}"), {{"command", program + " mechanisms pipe"}}));
}

void addPrimitives(CLI::App &app, Parsed &parsed, const std::string &program)
{
    CLI::App &command = *app.add_subcommand(
        "primitives",
        say(WS_TR_NOOP(
            "Cli", "Describe the primitives that threads share: locks, semaphores, events, barriers ...")));
    addJson(command, parsed, say(WS_TR_NOOP("Cli", "One JSON array on stdout")));
    command.footer(say(WS_TR_NOOP("Cli", "Example: {command}"), {{"command", program + " primitives"}}));
}

void addMeasuring(CLI::App &app, Parsed &parsed, const std::string &program)
{
    addFloorOptions(
        *app.add_subcommand(
            "floor",
            say(WS_TR_NOOP("Cli", "Show what the machine's own parts cost: wake-ups, copies, calls"))),
        parsed.floor, program);
    addSweepOptions(
        *app.add_subcommand(
            "sweep",
            say(WS_TR_NOOP("Cli",
                           "Measure mechanisms side by side: throughput and latency by size and placement"))),
        parsed.sweep, program);
    addReportOptions(
        *app.add_subcommand("report",
                            say(WS_TR_NOOP("Cli", "Report on a recorded run, as 'run' does at its end"))),
        parsed.report, program);
    addExportOptions(
        *app.add_subcommand(
            "export", say(WS_TR_NOOP("Cli", "Write a recorded run in a format that other programs read"))),
        parsed.exported, program);
}

int callCommand(const std::string &name, Parsed &parsed, const CliExtras &extras, const CliContext &context)
{
    const RunOptions options = runOptions(parsed);
    if (name == "list")
        return listCommand(parsed.json, context);
    if (name == "run")
        return runCommand({parsed.experiment, options, parsed.json, parsed.log, parsed.record}, context);
    if (name == "report")
        return reportCommand(parsed.report, context);
    if (name == "export")
        return exportCommand(parsed.exported, context);
    if (name == "figure") {
        parsed.figure.run = {parsed.experiment, parsed.seconds > 0 ? numberText(parsed.seconds) : "",
                             parsed.placement, parsed.level, parsed.wait};
        parsed.figure.out = parsed.out;
        if (!parsed.language.empty())
            parsed.figure.options.language = parsed.language;
        return figureCommand(parsed.figure, options, extras, context);
    }
    if (name == "figures")
        return figuresCommand(parsed.figures, extras, context);
    if (name == "cost") {
        CostArguments arguments{parsed.experiment, options, parsed.json};
        if (!arguments.options.timeLimit)
            arguments.options.timeLimit =
                std::chrono::nanoseconds(static_cast<std::int64_t>(kCostSeconds * 1e9));
        return costCommand(arguments, context);
    }
    if (name == "mechanisms")
        return mechanismsCommand({parsed.mechanism, parsed.json}, context);
    if (name == "primitives")
        return primitivesCommand(parsed.json, context);
    if (name == "floor")
        return floorCommand(parsed.floor, context);
    if (name == "sweep")
        return sweepCommand(parsed.sweep, extras, context);
    return cleanCommand(parsed.clean, context);
}

int complainOfSubcommand(const std::string &word, const CliContext &context)
{
    const std::vector<std::string> known(kSubcommands.begin(), kSubcommands.end());
    const std::string nearest = nearestWord(word, known);
    context.err << context.program << ": "
                << say(WS_TR_NOOP("Cli", "there is no subcommand '{word}'."), {{"word", word}});
    if (!nearest.empty())
        context.err << ' ' << didYouMean(nearest);
    context.err << '\n'
                << say(WS_TR_NOOP("Cli", "'{command}' shows all of them."),
                       {{"command", context.program + " --help"}})
                << '\n';
    return kExitBadInput;
}

}  // namespace

std::span<const std::string_view> subcommandNames()
{
    return kSubcommands;
}

int runCommandLine(int argc, const char *const *argv, const CliExtras &extras, const CliContext &context)
{
    if (const std::string_view wanted = languageWanted(argc, argv); !wanted.empty())
        useLanguage(languageNamed(wanted));
    const std::string first = argc > 1 ? argv[1] : "";
    if (!first.empty() && first[0] != '-' && !std::count(kSubcommands.begin(), kSubcommands.end(), first))
        return complainOfSubcommand(first, context);

    CLI::App app(
        say(WS_TR_NOOP(
            "Cli",
            "Waitscope shows waiting: it runs real processes and threads and reports how fast data moves,\n"
            "who is blocked, for how long, on what, and proves deadlocks.")),
        context.program);
    Parsed parsed;
    app.set_version_flag("--version", context.program + " " WS_VERSION,
                         say(WS_TR_NOOP("Cli", "Display program version information and exit")));
    app.require_subcommand(0, 1);
    addList(app, parsed, context.program);
    addRun(app, parsed, context.program);
    addFigure(app, parsed, context.program);
    addFiguresOptions(
        *app.add_subcommand("figures",
                            say(WS_TR_NOOP("Cli", "Draw all figures of a list; each run is made once"))),
        parsed.figures, context.program);
    addCost(app, parsed, context.program);
    addClean(app, parsed, context.program);
    addMechanisms(app, parsed, context.program);
    addPrimitives(app, parsed, context.program);
    addMeasuring(app, parsed, context.program);
    app.footer((extras.renderFigure ? say(WS_TR_NOOP("Cli", "Without a subcommand the window opens.")) + '\n'
                                    : std::string()) +
               say(WS_TR_NOOP("Cli", "Exit codes: 0 done, 1 a check found changes, 2 bad usage or file, 3 "
                                     "deadlock found, 4 a worker failed, 5 a limit of the system.")) +
               '\n' +
               say(WS_TR_NOOP("Cli", "Example: {command}"),
                   {{"command", context.program + " run pipe-fills-up --seconds 2"}}));
    addLanguage(app, parsed.language);
    sayWordsOfHelp(app);

    // CLI11 throws for help and bad usage; nothing of that leaves this function.
    try {
        // As CLI11 wants a vector: the last first, without the program's name.
        std::vector<std::string> arguments = withWaitJoined(argc, argv);
        std::reverse(arguments.begin(), arguments.end());
        if (!arguments.empty())
            arguments.pop_back();
        app.parse(std::move(arguments));
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == 0) {
            app.exit(error, context.out, context.err);
            return kExitDone;
        }
        const auto chosen = app.get_subcommands();
        const std::string command =
            context.program + (chosen.empty() ? "" : ' ' + chosen.front()->get_name());
        context.err << command << ": " << usageComplaint(error) << '\n'
                    << say(WS_TR_NOOP("Cli", "'{command}' shows how it is used."),
                           {{"command", command + " --help"}})
                    << '\n';
        return kExitBadInput;
    }
    const auto chosen = app.get_subcommands();
    if (chosen.empty()) {
        context.err << app.help();
        return kExitBadInput;
    }
    return callCommand(chosen.front()->get_name(), parsed, extras, context);
}

}  // namespace ws::cli
