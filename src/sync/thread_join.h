// Starting threads of this process, and waiting for their end: pthread_create(3), pthread_join(3).
//
// A joiner sleeps on the table's own word and calls pthread_join(3) when the thread has said that it ends: so a thread
// that was not started yet can be waited for, a wait can have a deadline, and two threads that join each other wait for
// ever, always. glibc refuses the second of them with EDEADLK, but only if the first was there before.
//
// Threads:  every thread of the worker may start and join others; each is started once, and joined once.
// Blocking: joinThread() until the thread has ended, at most `timeout`; a join before the start waits for the start too.
#pragma once

#include <functional>
#include <thread>
#include <vector>

#include "base/mutex.h"
#include "sync/handle.h"

namespace ws {

// The threads of one worker that can be joined, by thread index of the run.
class JoinTable
{
public:
    explicit JoinTable(std::size_t threadsOfRun)
        : m_handles(threadsOfRun), m_isClaimed(threadsOfRun), m_states(threadsOfRun)
    {
    }

    // Runs `body` in a new thread. Errors: BadInput when it was started before; Limit when the system has no more.
    Result<> start(std::uint32_t thread, std::function<void()> body);
    bool wasStarted(std::uint32_t thread) const { return stateOf(thread) != kNotStarted; }
    // The thread, for whoever asks first; not joinable for all others, and while another joins it.
    std::thread claim(std::uint32_t thread);

private:
    friend Result<> joinThread(JoinTable &, std::uint32_t, std::uint32_t, const ThreadSlot &,
                               ThreadRecorder &, UseCounters &, std::chrono::nanoseconds, double);

    enum State : std::uint32_t { kNotStarted = 0, kStarted = 1, kEnded = 2 };

    // acquire: pairs with the release of the thread's last step.
    std::uint32_t stateOf(std::uint32_t thread) const
    {
        return m_states[thread].load(std::memory_order_acquire);
    }
    bool reserve(std::uint32_t thread);
    void unreserve(std::uint32_t thread);
    bool waitUntilEnded(std::uint32_t thread, std::chrono::nanoseconds timeout) const;
    void joinReserved(std::uint32_t thread);

    Mutex m_mutex;
    std::vector<std::thread> m_handles WS_GUARDED_BY(m_mutex);
    std::vector<bool> m_isClaimed WS_GUARDED_BY(m_mutex);
    std::vector<std::atomic<std::uint32_t>>
        m_states;  // State; futex words, by the starter, then by the thread
};

// `object` is the object that stands for thread `joined`. `nsPerTick` of the recorder's clock, for a published deadline.
// Errors: BadInput when it was joined before or another thread joins it; System EDEADLK for the thread itself; Timeout.
Result<> joinThread(JoinTable &table, std::uint32_t joined, std::uint32_t object, const ThreadSlot &slot,
                    ThreadRecorder &recorder, UseCounters &use, std::chrono::nanoseconds timeout = kNoLimit,
                    double nsPerTick = 1.0);

}  // namespace ws
