#include "channel/shm_slot.h"

#include "channel/latest_value.h"
#include "channel/mapped_memory.h"

namespace ws {

namespace {

constexpr std::string_view kLocks[] = {"seqlock", "mutex", "none"};

ValueGuard guardOf(const ParameterValues &parameters)
{
    const std::vector<std::string> &chosen = parameters.names("lock");
    if (chosen.empty() || chosen.front() == kLocks[0])
        return ValueGuard::Sequence;
    return chosen.front() == kLocks[1] ? ValueGuard::Mutex : ValueGuard::None;
}

Result<ChannelKit> prepareShmSlot(const ChannelPlan &plan)
{
    auto large = checkValueSize(plan.name, plan.messageBytes);
    if (!large)
        return large.error();
    ChannelKit kit;
    auto memory = MappedMemory::create(plan, valueCellBytes(plan.messageBytes), kit);
    if (!memory)
        return memory.error();
    auto ready = reinterpret_cast<ValueCell *>(memory->data())->mutex.initialize();
    if (!ready)
        return ready.error();
    return kit;
}

Result<std::unique_ptr<Channel>> openShmSlot(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    auto attached = MappedMemory::attach(fds, setup.address);
    if (!attached)
        return attached.error();
    if (attached->sizeBytes() < valueCellBytes(setup.messageBytes))
        return Error{ErrorKind::BadInput, 0, "map a shared slot: its memory is too small"};
    auto memory = std::make_shared<MappedMemory>(std::move(*attached));
    ValueCell &cell = *reinterpret_cast<ValueCell *>(memory->data());
    const ValueGuard guard = guardOf(setup.parameters);
    return makeValueChannel(std::move(setup), cell, std::move(memory), guard, WordScope::Processes);
}

constexpr ParameterInfo kParameters[] = {
    {.name = "lock",
     .kind = ParameterKind::Choice,
     .choices = kLocks,
     .meaning = WS_TR_NOOP("Parameter",
                           "what keeps a value whole: seqlock (when absent; readers read again), mutex, "
                           "or none, and values may be torn")},
    kMemoryParameter,
};

}  // namespace

constinit const Mechanism shmSlotMechanism{
    {.id = "shm-slot",
     .name = WS_TR_NOOP("Mechanism", "Shared-memory slot"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "One value in shared memory that every write replaces: readers get the newest one, "
                      "and what they were too slow for is gone."),
     .source = "shm_overview(7)",
     .group = MechanismGroup::SharedMemory,
     .capacityUnit = CapacityUnit::Unbounded,
     .shapes = {.broadcast = true},
     .loss = Loss::Overwrites,
     .canBlockSender = false,
     .blocking = WS_TR_NOOP("Mechanism",
                            "The sender never waits; a receiver waits until there is a value that it has "
                            "not read."),
     .parameters = kParameters,
     .limits = kMemoryLimits},
    prepareShmSlot,
    openShmSlot,
};

}  // namespace ws
