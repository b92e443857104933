#include "sync/mutex_errorcheck.h"

#include "sync/mutex.h"

namespace ws {

namespace {

class ErrorcheckMutexHandle final : public MutexHandle
{
public:
    using MutexHandle::MutexHandle;

    Result<> lock() override { return isOwner() ? relock() : MutexHandle::lock(); }
    Result<> lockFor(std::chrono::nanoseconds timeout) override
    {
        return isOwner() ? relock() : MutexHandle::lockFor(timeout);
    }

private:
    // Cannot sleep, so no wait is published: it would look like a thread that waits for itself.
    Result<> relock() { return mutexError(::pthread_mutex_lock(m_mutex)); }
};

Result<PrimitiveKit> prepareErrorcheck(std::byte *cell, const PrimitivePlan &plan)
{
    auto made = makePthreadMutex(cell, plan.acrossProcesses, PTHREAD_MUTEX_ERRORCHECK, false);
    if (!made)
        return made.error();
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openErrorcheck(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<ErrorcheckMutexHandle>(reinterpret_cast<pthread_mutex_t *>(cell), setup));
}

}  // namespace

constinit const Primitive mutexErrorcheckPrimitive{
    {.id = "mutex-errorcheck",
     .family = Family::Lock,
     .name = WS_TR_NOOP("Primitive", "Error-checking mutex"),
     .sentence = WS_TR_NOOP(
         "Primitive", "A mutex that knows its owner: locking it twice is an error (EDEADLK), not a wait "
                      "for ever; so is unlocking what somebody else owns (EPERM)."),
     .source = "pthread_mutexattr_settype(3p)"},
    prepareErrorcheck,
    openErrorcheck,
};

}  // namespace ws
