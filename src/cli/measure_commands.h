// The subcommands that measure the machine and its mechanisms: floor and sweep. Each returns the program's exit code.
//
// Threads and blocking: as cliMain().
#pragma once

#include <string>
#include <vector>

#include "cli/cli_main.h"
#include "cli/context.h"

namespace CLI {
class App;
}

namespace ws::cli {

struct FloorArguments
{
    bool again = false;
    bool json = false;
};
void addFloorOptions(CLI::App &command, FloorArguments &arguments, const std::string &program);
int floorCommand(const FloorArguments &arguments, const CliContext &context);

// As written on the command line; an empty list means the default.
struct SweepArguments
{
    std::vector<std::string> mechanisms;
    std::vector<std::string> sizes;
    std::vector<std::string> placements;
    std::vector<std::string> policies;
    std::vector<std::string> shapes;
    int repeats = 0;     // 0: the default
    double seconds = 0;  // of each run; 0: the default
    double rate = 0;     // 0: as fast as it goes
    std::string out;     // empty: nothing is kept
    bool again = false;
    bool json = false;
};
void addSweepOptions(CLI::App &command, SweepArguments &arguments, const std::string &program);
int sweepCommand(const SweepArguments &arguments, const CliExtras &extras, const CliContext &context);

}  // namespace ws::cli
