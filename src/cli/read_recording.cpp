#include "cli/read_recording.h"

#include "cli/stop_signals.h"
#include "session/recorded_run.h"

namespace ws::cli {

Result<std::shared_ptr<const Snapshot>> readRecording(const std::string &file, ReadingOf what,
                                                      const CliContext &context)
{
    const StopSignals signals;
    OpenRecording how;
    how.timeline = what == ReadingOf::Timeline;
    how.goOn = [&](double share) {
        if (context.showsProgress)
            context.err << "\r\033[K" << file << "  " << static_cast<int>(share * 100) << " %" << std::flush;
        return !StopSignals::received();
    };
    auto snapshot = openRecordedRun(file, how);
    if (context.showsProgress)
        context.err << "\r\033[K" << std::flush;
    return snapshot;
}

}  // namespace ws::cli
