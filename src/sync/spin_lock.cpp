#include "sync/spin_lock.h"

#include <pthread.h>

#include <cerrno>

#include "sync/spin_wait.h"

namespace ws {

namespace {

static_assert(sizeof(pthread_spinlock_t) <= kPrimitiveCellBytes);

pthread_spinlock_t *spinIn(std::byte *cell)
{
    return reinterpret_cast<pthread_spinlock_t *>(cell);
}

class SpinLockHandle final : public Lock
{
public:
    SpinLockHandle(std::byte *cell, const HandleSetup &setup) : Lock(setup), m_spin(spinIn(cell)) {}

    Result<> lock() override { return lockFor(kNoLimit); }

    Result<> lockFor(std::chrono::nanoseconds timeout) override
    {
        if (::pthread_spin_trylock(m_spin) != 0) [[unlikely]]
            return lockSlowly(timeout);
        publishOwner();
        return {};
    }

    Result<bool> tryLock() override
    {
        if (::pthread_spin_trylock(m_spin) != 0) {
            (void)tooLate(WaitKind::Lock, "");
            return false;
        }
        publishOwner();
        return true;
    }

    Result<> unlock() override
    {
        if (!isOwner())
            return Error{ErrorKind::System, EPERM, "unlock a spin lock that this thread does not own"};
        withdrawOwner();
        ::pthread_spin_unlock(m_spin);
        return {};
    }

private:
    Result<> lockSlowly(std::chrono::nanoseconds timeout)
    {
        if (timeout.count() <= 0)
            return tooLate(WaitKind::Lock, "lock a spin lock that another thread owns");
        const Ticks began =
            m_setup.recorder->waitBegin(WaitKind::Lock, m_setup.object, deadlineTicks(timeout));
        bool got = true;
        if (timeout == kNoLimit)
            ::pthread_spin_lock(m_spin);
        else
            got = spinFor(timeout, [this] { return ::pthread_spin_trylock(m_spin) == 0; });
        m_setup.recorder->waitEnd(WaitKind::Lock, m_setup.object, began, *m_setup.use);
        if (!got)
            return tooLate(WaitKind::Lock, "lock a spin lock in the time given");
        publishOwner();
        return {};
    }

    pthread_spinlock_t *m_spin;
};

Result<PrimitiveKit> prepareSpinLock(std::byte *cell, const PrimitivePlan &plan)
{
    const int error = ::pthread_spin_init(spinIn(cell), plan.acrossProcesses ? PTHREAD_PROCESS_SHARED
                                                                             : PTHREAD_PROCESS_PRIVATE);
    if (error != 0)
        return Error{ErrorKind::System, error, "make a spin lock"};
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openSpinLock(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(std::make_unique<SpinLockHandle>(cell, setup));
}

}  // namespace

constinit const Primitive spinLockPrimitive{
    {.id = "spin-lock",
     .family = Family::Lock,
     .name = WS_TR_NOOP("Primitive", "Spin lock"),
     .sentence =
         WS_TR_NOOP("Primitive", "Whoever comes second keeps looking instead of sleeping: quick for the "
                                 "shortest of sections, but the wait burns a processor."),
     .source = "pthread_spin_lock(3)"},
    prepareSpinLock,
    openSpinLock,
};

}  // namespace ws
