// Waiting for the end of another thread of this process: pthread_join(3).
//
// Threads:  every thread of the worker may join others; each thread can be joined once, by one other thread.
// Blocking: until the thread has ended.
#pragma once

#include <thread>
#include <vector>

#include "base/mutex.h"
#include "record/thread_recorder.h"

namespace ws {

// The threads of one worker that can be joined, by thread index of the run.
class JoinTable
{
public:
    explicit JoinTable(std::size_t threadsOfRun) : m_handles(threadsOfRun) {}

    void add(std::uint32_t thread, std::thread handle);
    // The thread, for whoever asks first; not joinable for all others.
    std::thread claim(std::uint32_t thread);

private:
    Mutex m_mutex;
    std::vector<std::thread> m_handles WS_GUARDED_BY(m_mutex);  // not joinable: claimed, or never added
};

// `object` is the object that stands for thread `joined`. Errors: BadInput when it was joined before.
Result<> joinThread(JoinTable &table, std::uint32_t joined, std::uint32_t object, const ThreadSlot &slot,
                    ThreadRecorder &recorder, UseCounters &use);

}  // namespace ws
