// The system's own mutex, pthread_mutex_lock(3p), normal type, in one process or across processes
// (pthread_mutexattr_setpshared(3)). Relocking by its owner deadlocks, as POSIX says of the normal type.
#pragma once

#include <pthread.h>

#include "sync/primitive.h"

namespace ws {

extern const Primitive mutexPrimitive;

// Also the base of the handles of the other types of pthread mutexes.
class MutexHandle : public Lock
{
public:
    MutexHandle(pthread_mutex_t *mutex, const HandleSetup &setup) : Lock(setup), m_mutex(mutex) {}

    Result<> lock() override;
    Result<> lockFor(std::chrono::nanoseconds timeout) override;
    Result<bool> tryLock() override;
    Result<> unlock() override;

protected:
    pthread_mutex_t *m_mutex;

private:
    // After a try that failed with `tried`.
    Result<> lockSlowly(int tried, std::chrono::nanoseconds timeout);
};

// Makes a mutex of a type (pthread_mutexattr_settype(3p)) in `cell`.
Result<> makePthreadMutex(std::byte *cell, bool acrossProcesses, int type, bool robust);

// What a person can learn from, for what pthread_mutex_lock(3p) and its variants return.
Error mutexError(int error);

}  // namespace ws
