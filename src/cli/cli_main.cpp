#include "cli/cli_main.h"

#include <algorithm>
#include <iostream>
#include <string_view>

#include <unistd.h>

#include "cli/command_line.h"
#include "cli/exit_code.h"

namespace ws {

bool wantsCommandLine(int argc, const char *const *argv)
{
    if (argc < 2)
        return false;
    const std::string_view first = argv[1];
    const auto subcommands = cli::subcommandNames();
    return first == "--help" || first == "-h" || first == "--version" ||
           std::find(subcommands.begin(), subcommands.end(), first) != subcommands.end();
}

int cliMain(int argc, char **argv, const CliExtras &extras)
{
    const cli::CliContext context = {extras.renderFigure ? "waitscope" : "waitscope-cli", std::cout,
                                     std::cerr, ::isatty(STDERR_FILENO) == 1};
    const int exitCode = cli::runCommandLine(argc, argv, extras, context);
    std::cout.flush();
    if (!std::cout) {
        std::cerr << context.program << ": the result could not be written to the standard output.\n";
        return cli::kExitSystemLimit;
    }
    return exitCode;
}

}  // namespace ws
