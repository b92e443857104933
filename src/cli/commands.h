// The subcommands, after their arguments have been parsed. Each returns the exit code of the program.
//
// Threads and blocking: as cliMain().
#pragma once

#include <filesystem>
#include <string>

#include "cli/cli_main.h"
#include "cli/context.h"
#include "session/session.h"

namespace ws::cli {

int listCommand(bool json, const CliContext &context);

struct RunArguments
{
    std::string experiment;  // file or name
    RunOptions options;
    bool json = false;
    bool log = false;    // what scripts have logged, behind the report
    std::string record;  // file of the recording; empty: none
};
int runCommand(const RunArguments &arguments, const CliContext &context);

struct CostArguments
{
    std::string experiment;
    RunOptions options;  // the level is the command's own
    bool json = false;
};
int costCommand(const CostArguments &arguments, const CliContext &context);

struct MechanismsArguments
{
    std::string mechanism;  // empty: all
    bool json = false;
};
int mechanismsCommand(const MechanismsArguments &arguments, const CliContext &context);

int primitivesCommand(bool json, const CliContext &context);

struct CleanArguments
{
    bool dryRun = false;
};
int cleanCommand(const CleanArguments &arguments, const CliContext &context);

}  // namespace ws::cli
