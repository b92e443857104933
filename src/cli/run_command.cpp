#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/recording_words.h"
#include "cli/run_experiment.h"
#include "cli/run_report.h"
#include "cli/wording.h"
#include "measure/recording_facts.h"
#include "recording/recording_writer.h"

namespace ws::cli {

int runCommand(const RunArguments &arguments, const CliContext &context)
{
    const auto experiment = loadExperiment(arguments.experiment, context);
    if (!experiment)
        return kExitBadInput;
    RunOptions options = arguments.options;
    if (!arguments.record.empty()) {
        auto recording = RecordingWriter::create(arguments.record, factsOfThisMachine());
        if (!recording) {
            context.err << context.program << ": " << errorWords(recording.error()) << '\n';
            return exitCodeOfFile(recording.error());
        }
        options.recording = std::move(*recording);
    }
    const auto snapshot = runToEnd(*experiment, options, experiment->id, context);
    context.out << (arguments.json ? jsonText(runJson(*snapshot)) : runReport(*snapshot));
    if (arguments.log && !arguments.json)
        context.out << logText(*snapshot);
    if (snapshot->failure)
        context.err << context.program << ": " << errorWords(*snapshot->failure) << '\n';
    if (options.recording) {
        options.recording->waitUntilDone();
        context.err << recordingTrouble(*options.recording);
    }
    return exitCodeOf(*snapshot);
}

}  // namespace ws::cli
