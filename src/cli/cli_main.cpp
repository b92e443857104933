#include "cli/cli_main.h"

#include <algorithm>
#include <iostream>
#include <string_view>

#include <unistd.h>

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/language.h"

namespace ws {

bool wantsCommandLine(int argc, const char *const *argv)
{
    if (argc < 2)
        return false;
    // Options of the language may come first: waitscope --lang zh_CN run NAME
    int at = 1;
    while (at < argc && std::string_view(argv[at]).starts_with("--lang"))
        at += std::string_view(argv[at]) == "--lang" ? 2 : 1;
    const std::string_view first = argv[at < argc ? at : 1];
    const auto subcommands = cli::subcommandNames();
    return first == "--help" || first == "-h" || first == "--version" ||
           std::find(subcommands.begin(), subcommands.end(), first) != subcommands.end();
}

int cliMain(int argc, char **argv, const CliExtras &extras)
{
    cli::useLanguage(cli::languageOfLocale());
    const cli::CliContext context = {extras.renderFigure ? "waitscope" : "waitscope-cli", std::cout,
                                     std::cerr, ::isatty(STDERR_FILENO) == 1};
    const int exitCode = cli::runCommandLine(argc, argv, extras, context);
    std::cout.flush();
    if (!std::cout) {
        std::cerr << context.program << ": "
                  << cli::say(WS_TR_NOOP("Cli", "the result could not be written to the standard output."))
                  << '\n';
        return cli::kExitSystemLimit;
    }
    return exitCode;
}

}  // namespace ws
