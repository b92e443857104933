#include "sync/mutex_robust.h"

#include <cerrno>

#include "sync/mutex.h"

namespace ws {

namespace {

class RobustMutexHandle final : public MutexHandle
{
public:
    using MutexHandle::MutexHandle;

    Result<> recover() override
    {
        // The system does not ask who calls.
        if (!isOwner())
            return Error{ErrorKind::System, EPERM, "recover a mutex that this thread does not own"};
        const int error = ::pthread_mutex_consistent(m_mutex);
        if (error != 0)
            return Error{ErrorKind::System, error, "recover a mutex whose last owner gave it back in order"};
        return {};
    }
};

Result<PrimitiveKit> prepareRobust(std::byte *cell, const PrimitivePlan &plan)
{
    auto made = makePthreadMutex(cell, plan.acrossProcesses, PTHREAD_MUTEX_NORMAL, true);
    if (!made)
        return made.error();
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openRobust(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<RobustMutexHandle>(reinterpret_cast<pthread_mutex_t *>(cell), setup));
}

}  // namespace

constinit const Primitive mutexRobustPrimitive{
    {.id = "mutex-robust",
     .family = Family::Lock,
     .name = WS_TR_NOOP("Primitive", "Robust mutex"),
     .sentence =
         WS_TR_NOOP("Primitive", "When its owner dies holding it, the next one gets it with a warning "
                                 "(EOWNERDEAD), repairs what it guards, and goes on."),
     .source = "pthread_mutexattr_setrobust(3)",
     .freedByDeath = true},
    prepareRobust,
    openRobust,
};

}  // namespace ws
