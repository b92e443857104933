// What the programs return to the shell. Scripts rely on the numbers.
#pragma once

#include "base/result.h"
#include "session/snapshot.h"

namespace ws::cli {

inline constexpr int kExitDone = 0;
inline constexpr int kExitWouldChange = 1;   // of a check alone: something would change
inline constexpr int kExitBadInput = 2;      // bad usage or file
inline constexpr int kExitDeadlock = 3;      // a deadlock was found
inline constexpr int kExitWorkerFailed = 4;  // or the script of a thread
inline constexpr int kExitSystemLimit = 5;   // a limit of the system, or a lack of memory, files or space

// Of a run that has ended.
int exitCodeOf(const Snapshot &snapshot);

// Of a file that the user named and that could not be read or written.
int exitCodeOfFile(const Error &error);

}  // namespace ws::cli
