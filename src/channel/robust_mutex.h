// A mutex in shared memory that survives its owner: pthread_mutexattr_setrobust(3).
//
// Threads:   any, of any process that maps it. Ownership: lives in memory of the caller's, made once.
// Blocking:  lock(), while another holds it. When a holder dies, the kernel wakes one who waits here.
#pragma once

#include <pthread.h>

#include "base/result.h"

namespace ws {

class RobustMutex
{
public:
    // Once, by whoever makes the memory.
    Result<> initialize();

    enum class Locked {
        Clean,
        Recovered,  // the last owner died while it held the mutex: mend what it guards, then go on
    };
    Result<Locked> lock();
    void unlock() { ::pthread_mutex_unlock(&m_mutex); }

private:
    pthread_mutex_t m_mutex;
};

}  // namespace ws
