// A recording as what a run leaves at its end: a Snapshot. Window, reports and figures show it as they show a run.
//
// The figures of a complete recording stand in it as the run had them. Where they are missing (a crash), are of another
// edition, or on request, they are made anew: all events go through the analyses again, with the same result.
// A deadlock is always proven anew, from the two looks that the recording keeps.
//
// Threads: pure functions. Blocking: reading the file once; replaying takes about a second for ten million events.
// Errors: as RecordingFile.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/result.h"
#include "recording/recording_file.h"
#include "session/snapshot.h"

namespace ws {

struct OpenRecording
{
    bool anew = false;  // make the figures from the events, whatever the recording says of them
    // Asked now and then with the share that is done; false ends it with ErrorKind::Cancelled.
    std::function<bool(double)> goOn = {};
};

// Never null; phase Ended, with `recording` set. Its verdict is Open where the recording ends before the run did and
// nothing was proven until then.
Result<std::shared_ptr<const Snapshot>> recordedRun(const RecordingFile &file, const OpenRecording &how = {});
Result<std::shared_ptr<const Snapshot>> openRecordedRun(const std::filesystem::path &file,
                                                        const OpenRecording &how = {});

// The figures alone, made from the events.
Result<RunResults> replayedResults(const RecordingFile &file, const OpenRecording &how = {});

// Whether the file begins as a recording does, whatever its name.
bool isRecording(const std::filesystem::path &file);

}  // namespace ws
