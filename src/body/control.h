// What session and worker say to each other over the control socket, one word a packet:
//
//   session -> worker   "part N"   N descriptors follow in packets "fds": the part's memfd, the recorder segment,
//                                  the cells of the primitives, then the ends'
//                       "finish"   note what the channels still hold, and exit
//   worker -> session   "ready"    all threads that start with the run stand at the start barrier
//                       "failed KIND ERRNO TEXT"   the worker, or one of its bodies, could not go on;
//                                  ErrorKind and errno as numbers
//                       "thread-failed THREAD TEXT"   the script of that thread, by index of the run, ended with an
//                                  error; the others go on
//                       "log THREAD LINE TICKS TEXT"  a script's log, with its line and the session's clock
//
// Start, pause and stop go through RunCommand in the segment. The end of the socket means that the session is gone.
// The janitor's socket carries "watch" with a pidfd for every process that it is to end when the session is gone, and
// "remove KIND NAME" for every name that it is to remove then (base/system_name.h).
#pragma once

namespace ws {

inline constexpr int kControlFd = 3;
// Asks a thread that waits at a channel to look again (see ThreadSlot::ticket); its handler does nothing.
inline constexpr int kLookAgainSignal = 10;  // SIGUSR1

inline constexpr unsigned kPartFd = 0;
inline constexpr unsigned kSegmentFd = 1;
inline constexpr unsigned kCellsFd = 2;
inline constexpr unsigned kFirstEndFd = 3;

}  // namespace ws
