#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/run_experiment.h"
#include "cli/run_report.h"
#include "cli/wording.h"

namespace ws::cli {

int runCommand(const RunArguments &arguments, const CliContext &context)
{
    const auto experiment = loadExperiment(arguments.experiment, context);
    if (!experiment)
        return kExitBadInput;
    const auto snapshot = runToEnd(*experiment, arguments.options, experiment->id, context);
    context.out << (arguments.json ? jsonText(runJson(*snapshot)) : runReport(*snapshot));
    if (arguments.log && !arguments.json)
        context.out << logText(*snapshot);
    if (snapshot->failure)
        context.err << context.program << ": " << errorWords(*snapshot->failure) << '\n';
    return exitCodeOf(*snapshot);
}

}  // namespace ws::cli
