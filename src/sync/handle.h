// One thread's handle of one primitive, instrumented: what all kinds of handles have in common.
//
// Try-first: an operation that need not wait reads no clock at light level. What it gives (units, grants, arrivals) it
// announces in the primitive's cell before, what it takes it counts there after, so that availability is only ever
// over-estimated.
//
// Threads:   one thread uses one handle; every thread has its own.
// Ownership: borrows the primitive's cell, the object's state and the recorder, which outlive it.
// Errors:    Timeout where a deadline came first. Misuse with what POSIX says and a sentence that a person can learn
//            from: EPERM (not the owner), EDEADLK (its own owner), EOWNERDEAD, EINVAL, EOVERFLOW.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/parameter.h"
#include "base/result.h"
#include "record/thread_recorder.h"

namespace ws {

// No limit to a wait; zero: a try, which fails at once with ErrorKind::Timeout.
inline constexpr std::chrono::nanoseconds kNoLimit = std::chrono::nanoseconds::max();

struct HandleSetup
{
    std::uint32_t object = 0;
    ThreadRecorder *recorder = nullptr;
    UseCounters *use = nullptr;
    ObjectState *state = nullptr;
    double nsPerTick = 1.0;  // of the recorder's clock, for published deadlines
    bool shared = true;      // across processes
    ParameterValues parameters = {};
};

class Handle
{
public:
    explicit Handle(const HandleSetup &setup) : m_setup(setup) {}
    virtual ~Handle() = default;
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    const HandleSetup &setup() const { return m_setup; }

protected:
    // Deadline of the recorder's clock for a published wait; 0: none.
    Ticks deadlineTicks(std::chrono::nanoseconds timeout) const;
    // The moment of CLOCK_MONOTONIC, as pthread_*_clock*(3) and FUTEX_WAIT_BITSET take it.
    static timespec monotonicDeadline(std::chrono::nanoseconds timeout);
    // What a deadline that came first is answered with; counts the failed try.
    Error tooLate(WaitKind kind, const char *action) const;

    HandleSetup m_setup;
};

}  // namespace ws
