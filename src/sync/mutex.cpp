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
    const int tried = ::pthread_mutex_trylock(m_mutex);
    if (tried != 0) [[unlikely]]
        return lockSlowly(tried, kNoLimit);
    publishOwner();
    return {};
}

Result<> MutexHandle::lockFor(std::chrono::nanoseconds timeout)
{
    const int tried = ::pthread_mutex_trylock(m_mutex);
    if (tried != 0) [[unlikely]]
        return lockSlowly(tried, timeout);
    publishOwner();
    return {};
}

Result<> MutexHandle::lockSlowly(int tried, std::chrono::nanoseconds timeout)
{
    int error = tried;
    if (error == EBUSY) {
        if (timeout.count() <= 0)
            return tooLate(WaitKind::Lock, "lock a mutex that another thread owns");
        const Ticks began =
            m_setup.recorder->waitBegin(WaitKind::Lock, m_setup.object, deadlineTicks(timeout));
        if (timeout == kNoLimit) {
            error = ::pthread_mutex_lock(m_mutex);
        } else {
            const timespec until = monotonicDeadline(timeout);
            error = ::pthread_mutex_clocklock(m_mutex, CLOCK_MONOTONIC, &until);
        }
        m_setup.recorder->waitEnd(WaitKind::Lock, m_setup.object, began, *m_setup.use);
    }
    if (error == ETIMEDOUT)
        return tooLate(WaitKind::Lock, "lock a mutex in the time given");
    // EOWNERDEAD: it is owned all the same.
    if (error == 0 || error == EOWNERDEAD)
        publishOwner();
    if (error != 0)
        return mutexError(error);
    return {};
}

Result<bool> MutexHandle::tryLock()
{
    const int error = ::pthread_mutex_trylock(m_mutex);
    if (error == EBUSY) {
        (void)tooLate(WaitKind::Lock, "");
        return false;
    }
    if (error == 0 || error == EOWNERDEAD)
        publishOwner();
    if (error != 0)
        return mutexError(error);
    return true;
}

Result<> MutexHandle::unlock()
{
    if (!isOwner()) [[unlikely]]
        return refused(EPERM, "unlock a mutex that this thread does not own");
    withdrawOwner();
    const int error = ::pthread_mutex_unlock(m_mutex);
    if (error != 0) [[unlikely]]
        return refused(error, "unlock a mutex");
    return {};
}

Error mutexError(int error)
{
    switch (error) {
    case EDEADLK:
        return {ErrorKind::System, error,
                "lock a mutex that this thread owns already, so that it would wait for itself"};
    case EAGAIN:
        return {ErrorKind::System, error, "lock a recursive mutex once more than the system can count"};
    case EOWNERDEAD:
        return {
            ErrorKind::System, error,
            "lock a mutex whose owner died with it: it is owned now, but make whole what it guards and call "
            "recover before unlock"};
    case ENOTRECOVERABLE:
        return {ErrorKind::System, error,
                "lock a mutex that is lost for ever: its owner died, and the next one unlocked it without "
                "recover"};
    default:
        return {ErrorKind::System, error, "lock a mutex"};
    }
}

Result<> makePthreadMutex(std::byte *cell, bool acrossProcesses, int type, bool robust)
{
    pthread_mutexattr_t attributes;
    ::pthread_mutexattr_init(&attributes);
    ::pthread_mutexattr_setpshared(&attributes,
                                   acrossProcesses ? PTHREAD_PROCESS_SHARED : PTHREAD_PROCESS_PRIVATE);
    ::pthread_mutexattr_settype(&attributes, type);
    ::pthread_mutexattr_setrobust(&attributes, robust ? PTHREAD_MUTEX_ROBUST : PTHREAD_MUTEX_STALLED);
    const int error = ::pthread_mutex_init(reinterpret_cast<pthread_mutex_t *>(cell), &attributes);
    ::pthread_mutexattr_destroy(&attributes);
    if (error != 0)
        return Error{ErrorKind::System, error, "make a mutex"};
    return {};
}

namespace {

Result<PrimitiveKit> prepareMutex(std::byte *cell, const PrimitivePlan &plan)
{
    auto made = makePthreadMutex(cell, plan.acrossProcesses, PTHREAD_MUTEX_NORMAL, false);
    if (!made)
        return made.error();
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openMutex(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<MutexHandle>(reinterpret_cast<pthread_mutex_t *>(cell), setup));
}

}  // namespace

constinit const Primitive mutexPrimitive{
    {.id = "mutex",
     .family = Family::Lock,
     .name = WS_TR_NOOP("Primitive", "Mutex"),
     .sentence = WS_TR_NOOP("Primitive",
                            "One owner at a time; whoever comes second waits until the owner gives it back."),
     .source = "pthread_mutex_lock(3p)"},
    prepareMutex,
    openMutex,
};

}  // namespace ws
