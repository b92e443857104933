// A finished run as a person reads it in a terminal: verdict, deadlock, channels, threads, workers that failed.
//
// Threads: pure function of the snapshot, which may be one of a run that never started.
#pragma once

#include <string>

#include "session/snapshot.h"

namespace ws::cli {

// Many lines, each ending with a line feed.
std::string runReport(const Snapshot &snapshot);

// What scripts have logged, the newest lines, with times, threads and lines; empty when there is nothing.
std::string logText(const Snapshot &snapshot);

// "6,000 messages" received so far, or lock acquisitions where the run has no channels; for the progress line.
std::string progressWords(const Snapshot &snapshot);

// "worker producer (process 4711) was ended by signal 9 (Killed)"; empty for one that ended well or by the session.
std::string workerTrouble(const WorkerStatus &worker, const std::string &processName);

}  // namespace ws::cli
