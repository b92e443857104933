// The system's own mutex, pthread_mutex_lock(3p), normal type, in one process or across processes
// (pthread_mutexattr_setpshared(3)). Relocking by its owner deadlocks, as POSIX says of the normal type.
#pragma once

#include <pthread.h>

#include "sync/primitive.h"

namespace ws {

extern const Primitive mutexPrimitive;

class MutexHandle final : public Lock
{
public:
    MutexHandle(pthread_mutex_t *mutex, const LockSetup &setup) : Lock(setup), m_mutex(mutex) {}

    Result<> lock() override;
    Result<bool> tryLock() override;
    Result<> unlock() override;

private:
    Result<> lockSlowly();

    pthread_mutex_t *m_mutex;
};

}  // namespace ws
