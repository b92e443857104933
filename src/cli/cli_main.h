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
#include "measure/sweep_result.h"
#include "session/snapshot.h"

namespace ws {

struct FigureRequest
{
    std::string chart;          // one of CliExtras::chartIds
    std::filesystem::path out;  // .svg, .pdf or .png
    double widthMm = 160;
    double heightMm = 90;
    bool dark = false;
    std::string language;                      // "en" or "zh_CN"
    std::shared_ptr<const Snapshot> snapshot;  // the last one of the run; never null
};

// Empty in waitscope-cli, which cannot draw.
struct CliExtras
{
    std::vector<std::string> chartIds;
    // Errors: System when the file cannot be written, BadInput when there is nothing to draw.
    std::function<Result<>(const FigureRequest &)> renderFigure = {};
    // The figures of a sweep, into a folder that exists. Errors: System.
    std::function<Result<>(const SweepResults &, const std::filesystem::path &folder)> renderSweep = {};
};

// True when the arguments begin with a subcommand or ask for help or the version, so that no window is wanted.
bool wantsCommandLine(int argc, const char *const *argv);

// Returns the exit code: 0 done, 2 bad usage or file, 3 deadlock found, 4 a worker failed, 5 a limit of the system.
int cliMain(int argc, char **argv, const CliExtras &extras);

}  // namespace ws
