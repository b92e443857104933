#include "channel/variable.h"

#include <cstdlib>
#include <cstring>

#include "channel/latest_value.h"

namespace ws {

namespace {

constexpr std::string_view kGuards[] = {"racy", "atomic", "lock"};

ValueGuard guardOf(const ParameterValues &parameters)
{
    const std::vector<std::string> &chosen = parameters.names("guard");
    if (chosen.empty() || chosen.front() == kGuards[0])
        return ValueGuard::None;
    return chosen.front() == kGuards[1] ? ValueGuard::Sequence : ValueGuard::Mutex;
}

Result<ChannelKit> prepareVariable(const ChannelPlan &plan)
{
    auto large = checkValueSize(plan.name, plan.messageBytes);
    if (!large)
        return large.error();
    return ChannelKit();
}

Result<std::unique_ptr<Channel>> openVariable(EndSetup setup, std::vector<UniqueFd>, ProcessShared &shared)
{
    if (shared == nullptr) {
        const std::size_t bytes = (valueCellBytes(setup.messageBytes) + kApart - 1) / kApart * kApart;
        void *memory = std::aligned_alloc(kApart, bytes);
        if (memory == nullptr)
            return Error{ErrorKind::Limit, ENOMEM, "make a shared variable"};
        std::memset(memory, 0, bytes);
        shared = std::shared_ptr<void>(memory, std::free);
        auto ready = static_cast<ValueCell *>(memory)->mutex.initialize();
        if (!ready)
            return ready.error();
    }
    ValueCell &cell = *static_cast<ValueCell *>(shared.get());
    const ValueGuard guard = guardOf(setup.parameters);
    return makeValueChannel(std::move(setup), cell, shared, guard, WordScope::Process);
}

constexpr ParameterInfo kParameters[] = {
    {.name = "guard",
     .kind = ParameterKind::Choice,
     .choices = kGuards,
     .meaning = WS_TR_NOOP("Parameter",
                           "racy (when absent): values may be torn; atomic: a value is read whole or read "
                           "again; lock: under a mutex")},
};

}  // namespace

constinit const Mechanism variableMechanism{
    {.id = "variable",
     .name = WS_TR_NOOP("Mechanism", "Shared variable"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "A variable that threads of one process share: without care, a reader can meet a value "
                      "that is half old and half new."),
     .source = "pthreads(7)",
     .group = MechanismGroup::InProcess,
     .scope = MechanismScope::Threads,
     .capacityUnit = CapacityUnit::Unbounded,
     .shapes = {.broadcast = true},
     .loss = Loss::Overwrites,
     .canBlockSender = false,
     .blocking = WS_TR_NOOP("Mechanism",
                            "The sender never waits; a receiver waits until there is a value that it has "
                            "not read."),
     .parameters = kParameters},
    prepareVariable,
    openVariable,
};

}  // namespace ws
