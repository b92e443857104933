#include "sync/semaphore_named.h"

#include <fcntl.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "sync/semaphore.h"

namespace ws {

namespace {

class NamedSemaphoreHandle final : public SemaphoreHandle
{
public:
    using SemaphoreHandle::SemaphoreHandle;
    ~NamedSemaphoreHandle() override { ::sem_close(m_semaphore); }
};

Result<PrimitiveKit> prepareNamed(std::byte *cell, const PrimitivePlan &plan)
{
    auto &semaphore = *reinterpret_cast<SemaphoreCell *>(cell);
    const SystemName name = {SystemName::Kind::PosixSemaphore, "/" + freshSystemName()};
    if (name.name.size() >= sizeof semaphore.name)
        return Error{ErrorKind::Limit, 0, "make semaphore " + name.name + ": the name is too long"};
    if (plan.announce)
        plan.announce(name);
    const std::uint32_t value = firstSemaphoreValue(plan.parameters);
    sem_t *made = ::sem_open(name.name.c_str(), O_CREAT | O_EXCL, 0600, value);
    if (made == SEM_FAILED)
        return Error{ErrorKind::System, errno, "make semaphore " + name.name};
    ::sem_close(made);
    std::memcpy(semaphore.name, name.name.c_str(), name.name.size() + 1);
    semaphore.given.store(value, std::memory_order_relaxed);
    PrimitiveKit kit;
    kit.namesUntilOpen.emplace_back(name);
    return kit;
}

Result<std::unique_ptr<Handle>> openNamed(std::byte *cell, const HandleSetup &setup)
{
    auto &semaphore = *reinterpret_cast<SemaphoreCell *>(cell);
    sem_t *opened = ::sem_open(semaphore.name, 0);
    if (opened == SEM_FAILED)
        return Error{ErrorKind::System, errno, std::string("open semaphore ") + semaphore.name};
    return std::unique_ptr<Handle>(std::make_unique<NamedSemaphoreHandle>(semaphore, opened, setup));
}

}  // namespace

constinit const Primitive semaphoreNamedPrimitive{
    {.id = "semaphore-named",
     .family = Family::Semaphore,
     .name = WS_TR_NOOP("Primitive", "Named semaphore"),
     .sentence =
         WS_TR_NOOP("Primitive", "The same number of units in a small file under /dev/shm, which processes "
                                 "without common memory find by its name."),
     .source = "sem_overview(7), sem_open(3)",
     .parameters = kSemaphoreParameters},
    prepareNamed,
    openNamed,
    semaphoreOutlook,
};

}  // namespace ws
