// What dead sessions left behind: worker processes, shared memory, message queues, temporary files.
//
// A session is known by the process that owned it. Its workers are started as `waitscope-worker --session PID:START`,
// START being field 22 of /proc/PID/stat; what it had to name begins with "waitscope-PID-". A session is dead when that
// process is gone, or when the number now belongs to a process that started later (START differs; for a named thing: the
// process is younger than it). Things of living sessions and of other users are never listed.
//
// Threads:  any. Nothing is held between the calls.
// Blocking: reads /proc and three folders.
// Errors:   what cannot be looked at is not listed; removal returns System with the reason.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"

namespace ws {

enum class LeftoverKind { Process, SharedMemory, MessageQueue, TemporaryFile };

struct Leftover
{
    LeftoverKind kind = LeftoverKind::Process;
    int sessionPid = 0;
    unsigned long long sessionStart = 0;  // processes only: START
    int pid = 0;                          // processes only
    std::filesystem::path path;           // all others: a file, or a folder with everything in it
};

struct LeftoverPlaces
{
    std::filesystem::path sharedMemory = "/dev/shm";
    std::filesystem::path messageQueues = "/dev/mqueue";
    std::filesystem::path temporary;  // empty: TMPDIR, else /tmp
};

std::vector<Leftover> findLeftovers(const LeftoverPlaces &places = {});

// Looks once more whether it is still one, so that a number or name used again in between is spared. Processes are
// killed by SIGKILL. Something that is gone already counts as removed.
Result<> removeLeftover(const Leftover &leftover);

// False when the message queue file system is not mounted: queues cannot be listed then.
bool canListMessageQueues(const LeftoverPlaces &places = {});

}  // namespace ws
