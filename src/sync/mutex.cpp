#include "sync/mutex.h"

#include <cerrno>
#include <memory>

namespace ws {

static_assert(sizeof(pthread_mutex_t) <= kPrimitiveCellBytes);

namespace {

// Apart: what makes an error would have the way without one save six registers, and an unlock waits for its stores.
[[gnu::noinline, gnu::cold]] Result<> refused(int error, const char *action)
{
    return Error{ErrorKind::System, error, action};
}

}  // namespace

Result<> MutexHandle::lock()
{
    if (::pthread_mutex_trylock(m_mutex) != 0) [[unlikely]]
        return lockSlowly();
    publishOwner();
    return {};
}

Result<> MutexHandle::lockSlowly()
{
    const Ticks began = m_setup.recorder->waitBegin(WaitKind::Lock, m_setup.object);
    const int error = ::pthread_mutex_lock(m_mutex);
    m_setup.recorder->waitEnd(WaitKind::Lock, m_setup.object, began, *m_setup.use);
    if (error != 0)
        return refused(error, "lock a mutex");
    publishOwner();
    return {};
}

Result<bool> MutexHandle::tryLock()
{
    const int error = ::pthread_mutex_trylock(m_mutex);
    if (error == EBUSY)
        return false;
    if (error != 0)
        return Error{ErrorKind::System, error, "try a mutex"};
    publishOwner();
    return true;
}

Result<> MutexHandle::unlock()
{
    if (!isOwner()) [[unlikely]]
        return refused(EPERM, "unlock a mutex that another thread owns");
    withdrawOwner();
    const int error = ::pthread_mutex_unlock(m_mutex);
    if (error != 0) [[unlikely]]
        return refused(error, "unlock a mutex");
    return {};
}

namespace {

Result<> initializeMutex(std::byte *cell, bool acrossProcesses)
{
    pthread_mutexattr_t attributes;
    ::pthread_mutexattr_init(&attributes);
    ::pthread_mutexattr_setpshared(&attributes,
                                   acrossProcesses ? PTHREAD_PROCESS_SHARED : PTHREAD_PROCESS_PRIVATE);
    const int error = ::pthread_mutex_init(reinterpret_cast<pthread_mutex_t *>(cell), &attributes);
    ::pthread_mutexattr_destroy(&attributes);
    if (error != 0)
        return Error{ErrorKind::System, error, "make a mutex"};
    return {};
}

std::unique_ptr<Lock> openMutex(std::byte *cell, const LockSetup &setup)
{
    return std::make_unique<MutexHandle>(reinterpret_cast<pthread_mutex_t *>(cell), setup);
}

}  // namespace

constinit const Primitive mutexPrimitive{
    {.id = "mutex",
     .name = WS_TR_NOOP("Primitive", "Mutex"),
     .sentence = WS_TR_NOOP("Primitive",
                            "One owner at a time; whoever comes second waits until the owner gives it back."),
     .source = "pthread_mutex_lock(3p)",
     .crossesProcesses = true},
    initializeMutex,
    openMutex,
};

}  // namespace ws
