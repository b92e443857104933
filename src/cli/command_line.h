// The arguments: which subcommands and options there are, what they mean, and the call of the right command.
#pragma once

#include <span>
#include <string_view>

#include "cli/cli_main.h"
#include "cli/context.h"

namespace ws::cli {

std::span<const std::string_view> subcommandNames();

// As cliMain(), with the streams given. argv[0] is skipped; the name in the texts is the context's.
int runCommandLine(int argc, const char *const *argv, const CliExtras &extras, const CliContext &context);

}  // namespace ws::cli
