#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/language.h"
#include "cli/wording.h"
#include "session/leftovers.h"

namespace ws::cli {

namespace {

std::string leftoverWords(const Leftover &leftover)
{
    std::string_view pattern = "{what}";
    switch (leftover.kind) {
    case LeftoverKind::Process:
        pattern = WS_TR_NOOP("Cli", "process {what} of session {session}");
        break;
    case LeftoverKind::SharedMemory:
        pattern = WS_TR_NOOP("Cli", "shared memory {what} of session {session}");
        break;
    case LeftoverKind::MessageQueue:
        pattern = WS_TR_NOOP("Cli", "message queue {what} of session {session}");
        break;
    case LeftoverKind::TemporaryFile:
        pattern = WS_TR_NOOP("Cli", "temporary file {what} of session {session}");
        break;
    }
    const bool process = leftover.kind == LeftoverKind::Process;
    return say(pattern, {{"what", process ? std::to_string(leftover.pid) : leftover.path.string()},
                         {"session", std::to_string(leftover.sessionPid)}});
}

}  // namespace

int cleanCommand(const CleanArguments &arguments, const CliContext &context)
{
    int exitCode = kExitDone;
    const auto leftovers = findLeftovers();
    for (const Leftover &leftover : leftovers) {
        if (arguments.dryRun) {
            context.out << say(WS_TR_NOOP("Cli", "Would remove {what}"), {{"what", leftoverWords(leftover)}})
                        << '\n';
            continue;
        }
        const auto removed = removeLeftover(leftover);
        if (removed) {
            context.out << say(WS_TR_NOOP("Cli", "Removed {what}"), {{"what", leftoverWords(leftover)}})
                        << '\n';
            continue;
        }
        context.err << context.program << ": "
                    << say(WS_TR_NOOP("Cli", "could not remove {what}: {error}"),
                           {{"what", leftoverWords(leftover)}, {"error", errorWords(removed.error())}})
                    << '\n';
        exitCode = kExitSystemLimit;
    }
    if (leftovers.empty())
        context.out << say(WS_TR_NOOP("Cli", "Nothing left behind.")) << '\n';
    if (!canListMessageQueues()) {
        context.out << say(WS_TR_NOOP("Cli",
                                      "Message queues could not be looked at: /dev/mqueue is not mounted "
                                      "(mount -t mqueue none /dev/mqueue)."))
                    << '\n';
    }
    return exitCode;
}

}  // namespace ws::cli
