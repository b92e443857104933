#include "cli/exit_code.h"
#include "cli/json_report.h"
#include "cli/recording_commands.h"
#include "cli/recording_words.h"
#include "cli/run_report.h"
#include "cli/stop_signals.h"
#include "cli/wording.h"
#include "session/recorded_run.h"

namespace ws::cli {

int reportCommand(const ReportArguments &arguments, const CliContext &context)
{
    const StopSignals signals;
    OpenRecording how;
    how.anew = true;
    how.goOn = [&](double share) {
        if (context.showsProgress)
            context.err << "\r\033[K" << arguments.file << "  " << static_cast<int>(share * 100) << " %"
                        << std::flush;
        return !StopSignals::received();
    };
    const auto snapshot = openRecordedRun(arguments.file, how);
    if (context.showsProgress)
        context.err << "\r\033[K" << std::flush;
    if (!snapshot) {
        if (snapshot.error().kind == ErrorKind::Cancelled)
            context.err << context.program << ": stopped before the report was made.\n";
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
