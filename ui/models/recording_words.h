// What is said of recordings.
//
// Threads: the GUI's; texts come in the language of the installed translators.
#pragma once

#include <QString>

#include "session/recording_folder.h"
#include "session/snapshot.h"

namespace ws {

// "Recorded 2026-11-21 15:20 on AMD EPYC, 2 processors, Linux 6.1"; empty for a run of this window.
QString recordedWhere(const Snapshot &snapshot);
// What is missing of a recording, or of the one that a run writes; empty: nothing.
QString recordingSentence(const Snapshot &snapshot);
// "two-locks, 2026-11-21 15:20, 1.37 MB": one that is kept, by its name.
QString keptName(const KeptRecording &kept);

}  // namespace ws
