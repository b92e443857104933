#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/wording.h"
#include "session/leftovers.h"

namespace ws::cli {

namespace {

std::string leftoverWords(const Leftover &leftover)
{
    const std::string ofSession = " of session " + std::to_string(leftover.sessionPid);
    switch (leftover.kind) {
    case LeftoverKind::Process:
        return "process " + std::to_string(leftover.pid) + ofSession;
    case LeftoverKind::SharedMemory:
        return "shared memory " + leftover.path.string() + ofSession;
    case LeftoverKind::MessageQueue:
        return "message queue " + leftover.path.string() + ofSession;
    case LeftoverKind::TemporaryFile:
        return "temporary file " + leftover.path.string() + ofSession;
    }
    return leftover.path.string();
}

}  // namespace

int cleanCommand(const CleanArguments &arguments, const CliContext &context)
{
    int exitCode = kExitDone;
    const auto leftovers = findLeftovers();
    for (const Leftover &leftover : leftovers) {
        if (arguments.dryRun) {
            context.out << "Would remove " << leftoverWords(leftover) << '\n';
            continue;
        }
        const auto removed = removeLeftover(leftover);
        if (removed) {
            context.out << "Removed " << leftoverWords(leftover) << '\n';
            continue;
        }
        context.err << context.program << ": could not remove " << leftoverWords(leftover) << ": "
                    << errorWords(removed.error()) << '\n';
        exitCode = kExitSystemLimit;
    }
    if (leftovers.empty())
        context.out << "Nothing left behind.\n";
    if (!canListMessageQueues()) {
        context.out << "Message queues could not be looked at: /dev/mqueue is not mounted "
                       "(mount -t mqueue none /dev/mqueue).\n";
    }
    return exitCode;
}

}  // namespace ws::cli
