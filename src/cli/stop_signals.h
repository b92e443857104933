// Ctrl-C for a run: the first SIGINT or SIGTERM asks for a clean stop, the second one ends the program at once.
//
// Threads:  one object at a time, in the main thread; notify() may be called from any thread.
// Blocking: wait() until a signal, a notify() or the time-out.
#pragma once

#include <chrono>

#include "base/unique_fd.h"

namespace ws::cli {

class StopSignals
{
public:
    StopSignals();
    ~StopSignals();  // gives the signals back to whoever had them
    StopSignals(const StopSignals &) = delete;
    StopSignals &operator=(const StopSignals &) = delete;

    // Has a signal come since this object was made?
    static bool received();

    void notify();
    void wait(std::chrono::milliseconds timeout);

private:
    UniqueFd m_wake;
};

}  // namespace ws::cli
