#include "sync/mutex_recursive.h"

#include <cerrno>

#include "sync/mutex.h"

namespace ws {

namespace {

class RecursiveMutexHandle final : public MutexHandle
{
public:
    using MutexHandle::MutexHandle;

    Result<> lock() override { return isOwner() ? lockAgain() : MutexHandle::lock(); }
    Result<> lockFor(std::chrono::nanoseconds timeout) override
    {
        return isOwner() ? lockAgain() : MutexHandle::lockFor(timeout);
    }
    Result<bool> tryLock() override
    {
        if (!isOwner())
            return MutexHandle::tryLock();
        auto again = lockAgain();
        if (!again)
            return again.error();
        return true;
    }
    // The owner is withdrawn before the last unlock alone: the others leave it with this thread.
    Result<> unlock() override
    {
        if (m_again == 0)
            return MutexHandle::unlock();
        const int error = ::pthread_mutex_unlock(m_mutex);
        if (error != 0)
            return Error{ErrorKind::System, error, "unlock a recursive mutex"};
        --m_again;
        return {};
    }

private:
    // By its owner: never sleeps.
    Result<> lockAgain()
    {
        const int error = ::pthread_mutex_lock(m_mutex);
        if (error != 0)
            return mutexError(error);
        ++m_again;
        return {};
    }

    std::uint32_t m_again = 0;  // locks beyond the first
};

Result<PrimitiveKit> prepareRecursive(std::byte *cell, const PrimitivePlan &plan)
{
    auto made = makePthreadMutex(cell, plan.acrossProcesses, PTHREAD_MUTEX_RECURSIVE, false);
    if (!made)
        return made.error();
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openRecursive(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<RecursiveMutexHandle>(reinterpret_cast<pthread_mutex_t *>(cell), setup));
}

}  // namespace

constinit const Primitive mutexRecursivePrimitive{
    {.id = "mutex-recursive",
     .family = Family::Lock,
     .name = WS_TR_NOOP("Primitive", "Recursive mutex"),
     .sentence =
         WS_TR_NOOP("Primitive", "Its owner may lock it again without waiting; the others get it after as "
                                 "many unlocks as there were locks."),
     .source = "pthread_mutexattr_settype(3p)"},
    prepareRecursive,
    openRecursive,
};

}  // namespace ws
