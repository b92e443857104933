// A recording as what a run leaves at its end: a Snapshot. Window, reports and figures show it as they show a run.
//
// The figures of a complete recording stand in it as the run had them. Where they are missing (a crash), are of another
// edition, or on request, they are made anew: all events go through the analyses again, with the same result.
// What each thread did when (the timeline of the lanes) stands in no block, it is as much as the events: it always takes
// going through all of them. Who wants the figures at once leaves it out at first, and adds it with withTimeline().
// A deadlock is always proven anew, from the two looks that the recording keeps.
//
// Threads: pure functions. Blocking: reading the file once; going through ten million events takes about a third of a
// second. Errors: as RecordingFile.
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
    // False: only the figures are wanted. Then the timeline is null, and its state ToCome, unless they were made anew.
    bool timeline = true;
    // Asked now and then with the share that is done; false ends it with ErrorKind::Cancelled.
    std::function<bool(double)> goOn = {};
};

// Never null; phase Ended, with `recording` set. Its verdict is Open where the recording ends before the run did and
// nothing was proven until then.
Result<std::shared_ptr<const Snapshot>> recordedRun(const RecordingFile &file, const OpenRecording &how = {});
Result<std::shared_ptr<const Snapshot>> openRecordedRun(const std::filesystem::path &file,
                                                        const OpenRecording &how = {});

// What can be shown at once: the figures that stand in the file, in the time of reading it. Its events are not even checked;
// withTimeline() does that. Without good figures all is made anew, as by openRecordedRun().
Result<std::shared_ptr<const Snapshot>> openFigures(const std::filesystem::path &file,
                                                    const std::function<bool(double)> &goOn = {});

// The same with the timeline, read from the file that the snapshot is of. Never null and no error: what it is without, and
// why, stands in the note (Stopped by goOn, or Damaged with the sentence).
std::shared_ptr<const Snapshot> withTimeline(const std::shared_ptr<const Snapshot> &snapshot,
                                             const RecordingFile &file,
                                             const std::function<bool(double)> &goOn = {});
// Opens the file again and checks all of it. Where events turn out to be damaged the snapshot becomes what
// openRecordedRun() makes of such a file: the run up to there.
std::shared_ptr<const Snapshot> withTimeline(const std::shared_ptr<const Snapshot> &snapshot,
                                             const std::function<bool(double)> &goOn = {});
// The same without a timeline, for that reason.
std::shared_ptr<const Snapshot> withoutTimeline(const Snapshot &snapshot, TimelineState why);

// The figures alone, made from the events.
Result<RunResults> replayedResults(const RecordingFile &file, const OpenRecording &how = {});

// Whether the file begins as a recording does, whatever its name.
bool isRecording(const std::filesystem::path &file);

}  // namespace ws
