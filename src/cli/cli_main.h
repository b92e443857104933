// The command line, the same for waitscope and waitscope-cli; what only the window's program can do comes as CliExtras.
//
// Threads:  call it from the main thread, once; while a run goes on it owns the handlers of SIGINT and SIGTERM.
// Blocking: until the command is done. Results go to stdout, progress and errors to stderr.
// Errors:   all are worded here; the caller returns the exit code from main().
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "experiment/experiment.h"
#include "figure/options.h"
#include "measure/sweep_result.h"
#include "session/snapshot.h"

namespace ws {

struct FigureRequest
{
    FigureOptions options;
    std::filesystem::path out;                     // .svg, .pdf or .png
    std::string command;                           // kept in the file, so that it tells how it was made
    std::shared_ptr<const Experiment> experiment;  // null for a picture that needs none
    std::shared_ptr<const Snapshot> snapshot;      // the last one of the run; null where none was needed
    std::shared_ptr<const SweepResults> sweep;     // null but for a picture of one
};

// Empty in waitscope-cli, which cannot draw.
struct CliExtras
{
    std::vector<std::string> chartIds = {};
    std::vector<std::string> chartsWithoutRun = {};  // of them, those that show no run
    std::vector<std::string> chartsOfSweeps = {};    // those that show a sweep
    // Returns a sentence about what could not be as asked, mostly empty.
    // Errors: System when the file cannot be written, BadInput when there is nothing to draw.
    std::function<Result<std::string>(const FigureRequest &)> renderFigure = {};
    // Whether the file would become another one. Errors: as renderFigure, and System when it cannot be read.
    std::function<Result<bool>(const FigureRequest &)> figureDiffers = {};
    // The command that a figure keeps; empty: none. Errors: System.
    std::function<Result<std::string>(const std::filesystem::path &)> figureCommand = {};
    // The figures of a sweep, into a folder that exists. Errors: System.
    std::function<Result<>(const SweepResults &, const std::filesystem::path &folder)> renderSweep = {};
};

// True when the arguments begin with a subcommand or ask for help or the version, so that no window is wanted.
bool wantsCommandLine(int argc, const char *const *argv);

// Returns the exit code: 0 done, 1 a check found changes, 2 bad usage or file, 3 deadlock found, 4 a worker failed, 5 a limit of the system.
int cliMain(int argc, char **argv, const CliExtras &extras);

}  // namespace ws
