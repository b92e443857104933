// The subcommands that draw: figure (one) and figures (all of a manifest).
//
// Threads and blocking: as cliMain().
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "cli/cli_main.h"
#include "cli/context.h"
#include "figure/command_words.h"
#include "session/session.h"

namespace CLI {
class App;
}

namespace ws::cli {

struct FigureArguments
{
    FigureRun run;
    FigureOptions options;
    std::filesystem::path out;
    bool listsCharts = false;
    // What the command line gave, by option; taken over by takeFigureWords().
    std::map<std::string, std::vector<std::string>, std::less<>> words;
};
// Every setting of figureOptionTable() as an option of the command.
void addFigureOptions(CLI::App &command, FigureArguments &arguments);
// What is wrong with the words, naming the option; empty: all are in arguments.options now.
std::string takeFigureWords(FigureArguments &arguments);
int figureCommand(const FigureArguments &arguments, const RunOptions &options, const CliExtras &extras,
                  const CliContext &context);

struct FiguresArguments
{
    std::filesystem::path manifest;
    std::filesystem::path out;  // empty: the manifest's folder
    bool checks = false;
};
void addFiguresOptions(CLI::App &command, FiguresArguments &arguments, const std::string &program);
int figuresCommand(const FiguresArguments &arguments, const CliExtras &extras, const CliContext &context);

// Shared by both. Complains where the program cannot draw.
bool canDraw(const CliExtras &extras, const CliContext &context);
// What can be known to be wrong with a figure before its run; empty when all is well.
std::string figureComplaint(const FigureRun &run, const FigureOptions &options,
                            const std::filesystem::path &out, const CliExtras &extras);
// What a figure shows: an experiment, which is to be run, a recording, whose run is over, or a sweep.
struct FigureSource
{
    std::shared_ptr<const Experiment> experiment;  // null for a sweep
    std::shared_ptr<const Snapshot> recorded;      // of a recording
    std::shared_ptr<const SweepResults> sweep;

    // Nothing is to be run for it.
    bool isOver() const { return recorded || sweep; }
};
// Every problem becomes a line on context.err; then it returns nothing.
std::optional<FigureSource> loadFigureSource(const std::string &nameOrFile, const CliContext &context);
// The command that is kept in a figure: without the folder it was written to.
std::string keptCommand(const FigureRun &run, const FigureOptions &options, const std::filesystem::path &out);
// A figure of an experiment as it is laid out, or of none.
bool needsRun(const FigureOptions &options, const CliExtras &extras);

// The same as --seconds, --placement, --level and --wait have it; or what is wrong.
std::variant<RunOptions, std::string> runOptionsOf(const FigureRun &run);

}  // namespace ws::cli
