#include "session/catalogue.h"

#include "channel/registry.h"
#include "sync/registry.h"

namespace ws {

namespace {

void addLimit(std::vector<MechanismEntry::Limit> &limits, std::string_view what, SystemLimit (*read)())
{
    if (read == nullptr)
        return;
    SystemLimit limit = read();
    if (limit.value > 0)
        limits.push_back({std::string(what), limit.value, std::move(limit.source)});
}

std::vector<MechanismEntry::Limit> limitsOf(const MechanismInfo &info)
{
    std::vector<MechanismEntry::Limit> limits;
    addLimit(limits, WS_TR_NOOP("Mechanism", "largest message, in bytes"), info.largestMessage);
    addLimit(limits,
             WS_TR_NOOP("Mechanism", "largest message that stays whole among several senders, in bytes"),
             info.atomicMessage);
    for (const LimitInfo &limit : info.limits)
        addLimit(limits, limit.what, limit.read);
    return limits;
}

MechanismEntry entryOf(const MechanismInfo &info)
{
    MechanismEntry entry;
    entry.id = info.id;
    entry.name = info.name;
    entry.sentence = info.sentence;
    entry.source = info.source;
    entry.crossesProcesses = info.crossesProcesses();
    entry.keepsMessageBorders = info.keepsMessageBorders();
    entry.parameters = info.parameters;
    entry.group = info.group;
    entry.scope = info.scope;
    entry.carries = info.carries;
    entry.capacityUnit = info.capacityUnit;
    entry.shapes = info.shapes;
    entry.loss = info.loss;
    entry.order = info.order;
    entry.canBlockSender = info.canBlockSender;
    entry.senderLearnsOfClose = info.senderLearnsOfClose;
    entry.blocking = info.blocking;
    entry.limits = limitsOf(info);
    entry.unavailable = info.unavailable != nullptr ? info.unavailable() : std::string();
    return entry;
}

}  // namespace

const std::vector<MechanismEntry> &mechanismCatalogue()
{
    static const std::vector<MechanismEntry> entries = [] {
        std::vector<MechanismEntry> all;
        for (const Mechanism *mechanism : mechanismRegistry())
            all.push_back(entryOf(mechanism->info));
        return all;
    }();
    return entries;
}

const std::vector<PrimitiveEntry> &primitiveCatalogue()
{
    static const std::vector<PrimitiveEntry> entries = [] {
        std::vector<PrimitiveEntry> all;
        for (const Primitive *primitive : primitiveRegistry()) {
            const PrimitiveInfo &info = primitive->info;
            all.push_back({std::string(info.id), std::string(familyId(info.family)), std::string(info.name),
                           std::string(info.sentence), std::string(info.source), info.crossesProcesses,
                           info.parameters});
        }
        return all;
    }();
    return entries;
}

std::string_view familyOfPrimitive(std::string_view id)
{
    for (const PrimitiveEntry &entry : primitiveCatalogue()) {
        if (entry.id == id)
            return entry.family;
    }
    return {};
}

std::string_view groupHeading(MechanismGroup group)
{
    switch (group) {
    case MechanismGroup::Pipes:
        return WS_TR_NOOP("Mechanism", "Pipes");
    case MechanismGroup::MessageQueues:
        return WS_TR_NOOP("Mechanism", "Message queues");
    case MechanismGroup::SharedMemory:
        return WS_TR_NOOP("Mechanism", "Shared memory");
    case MechanismGroup::Sockets:
        return WS_TR_NOOP("Mechanism", "Sockets");
    case MechanismGroup::Web:
        return WS_TR_NOOP("Mechanism", "Web");
    case MechanismGroup::ZeroMq:
        return WS_TR_NOOP("Mechanism", "ZeroMQ");
    case MechanismGroup::Tokens:
        return WS_TR_NOOP("Mechanism", "Tokens");
    case MechanismGroup::InProcess:
        return WS_TR_NOOP("Mechanism", "In one process");
    }
    return {};
}

std::string_view wordsOf(MechanismScope scope)
{
    switch (scope) {
    case MechanismScope::Threads:
        return WS_TR_NOOP("Mechanism", "between threads of one process");
    case MechanismScope::Processes:
        return WS_TR_NOOP("Mechanism", "between processes of one machine");
    case MechanismScope::Machines:
        return WS_TR_NOOP("Mechanism", "between machines; runs here stay on the loopback");
    }
    return {};
}

std::string_view wordsOf(Carries carries)
{
    switch (carries) {
    case Carries::Bytes:
        return WS_TR_NOOP("Mechanism", "a stream of bytes, without borders");
    case Carries::Messages:
        return WS_TR_NOOP("Mechanism", "messages, with their borders");
    case Carries::Tokens:
        return WS_TR_NOOP("Mechanism", "tokens, without bytes");
    }
    return {};
}

std::string_view wordsOf(CapacityUnit unit)
{
    switch (unit) {
    case CapacityUnit::Bytes:
        return WS_TR_NOOP("Mechanism", "counted in bytes");
    case CapacityUnit::Messages:
        return WS_TR_NOOP("Mechanism", "counted in messages");
    case CapacityUnit::Tokens:
        return WS_TR_NOOP("Mechanism", "counted in tokens");
    case CapacityUnit::Unbounded:
        return WS_TR_NOOP("Mechanism", "without a bound");
    }
    return {};
}

std::string_view wordsOf(Loss loss)
{
    switch (loss) {
    case Loss::None:
        return WS_TR_NOOP("Mechanism", "loses nothing");
    case Loss::Drops:
        return WS_TR_NOOP("Mechanism", "throws away what does not fit");
    case Loss::Overwrites:
        return WS_TR_NOOP("Mechanism", "a newer value takes the place of one that nobody has read");
    case Loss::Coalesces:
        return WS_TR_NOOP("Mechanism", "several that wait become one");
    }
    return {};
}

std::string_view wordsOf(DeliveryOrder order)
{
    switch (order) {
    case DeliveryOrder::Fifo:
        return WS_TR_NOOP("Mechanism", "first in, first out");
    case DeliveryOrder::ByPriority:
        return WS_TR_NOOP("Mechanism", "by priority");
    case DeliveryOrder::Unordered:
        return WS_TR_NOOP("Mechanism", "in no fixed order");
    }
    return {};
}

}  // namespace ws
