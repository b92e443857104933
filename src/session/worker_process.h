// One worker (or the janitor) as the session sees it: a process, a pidfd, a control socket.
//
// Threads:   the session's thread. Ownership: the destructor kills and reaps the process.
// Blocking:  start() returns when the process was spawned; reap() may wait as long as it is told.
#pragma once

#include <chrono>
#include <span>
#include <string>

#include "base/descriptor_passing.h"
#include "base/result.h"
#include "base/unique_fd.h"

namespace ws {

// Out of a worker's packet "failed KIND ERRNO TEXT".
Error reportedError(const std::string &packet);

class WorkerProcess
{
public:
    static Result<WorkerProcess> start(bool janitor);

    WorkerProcess(WorkerProcess &&other) noexcept;
    WorkerProcess &operator=(WorkerProcess &&) = delete;
    ~WorkerProcess();

    int pid() const { return m_pid; }
    const UniqueFd &pidfd() const { return m_pidfd; }
    const UniqueFd &control() const { return m_control; }

    // "part N" and the descriptors, in as many packets as needed.
    Result<> sendPart(std::span<const int> fds) const;

    // True when it has ended; then exit code and signal are known. Does not block.
    bool reap();
    // Waits for the end at most that long.
    bool reapWithin(std::chrono::nanoseconds patience);
    void kill();
    bool ended() const { return m_ended; }
    int exitCode() const { return m_exitCode; }
    int signal() const { return m_signal; }

private:
    WorkerProcess() = default;

    int m_pid = 0;
    UniqueFd m_pidfd;
    UniqueFd m_control;
    bool m_ended = false;
    int m_exitCode = 0;
    int m_signal = 0;
};

}  // namespace ws
