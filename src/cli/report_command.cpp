#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/language.h"
#include "cli/read_recording.h"
#include "cli/recording_commands.h"
#include "cli/recording_words.h"
#include "cli/run_report.h"
#include "cli/wording.h"

namespace ws::cli {

int reportCommand(const ReportArguments &arguments, const CliContext &context)
{
    const auto snapshot = readRecording(arguments.file, ReadingOf::Figures, context);
    if (!snapshot) {
        if (snapshot.error().kind == ErrorKind::Cancelled)
            context.err << context.program << ": "
                        << say(WS_TR_NOOP("Cli", "stopped before the report was made.")) << '\n';
        else
            context.err << context.program << ": " << errorWords(snapshot.error()) << '\n';
        return exitCodeOfFile(snapshot.error());
    }
    const std::string heading = recordingHeading(*(*snapshot)->recording);
    if (arguments.json)
        context.err << heading;
    context.out << (arguments.json ? jsonText(runJson(**snapshot)) : heading + runReport(**snapshot));
    if (arguments.log && !arguments.json)
        context.out << logText(**snapshot);
    return exitCodeOf(**snapshot);
}

}  // namespace ws::cli
