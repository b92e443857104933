#include "analysis/channel_uses.h"

#include <algorithm>

namespace ws {

std::vector<ObjectUses> objectUses(const RunModel &model)
{
    std::vector<ObjectUses> found(model.objects.size());
    for (std::uint32_t i = 0; i < found.size(); ++i)
        found[i].object = i;
    for (std::uint32_t i = 0; i < model.uses.size(); ++i) {
        const RunModel::Use &use = model.uses[i];
        if (use.object >= found.size() || use.thread >= model.threads.size())
            continue;
        ObjectUses &object = found[use.object];
        switch (use.kind) {
        case UseKind::Sends:
            object.senders.push_back(i);
            break;
        case UseKind::Receives:
            object.receivers.push_back(i);
            break;
        case UseKind::Locks:
        case UseKind::Uses:
            object.lockers.push_back(i);
            break;
        case UseKind::Joins:
        case UseKind::Starts:
            break;
        }
    }
    return found;
}

const UseSample &useOf(const Sample &sample, std::uint32_t use)
{
    static const UseSample none;
    return use < sample.uses.size() ? sample.uses[use] : none;
}

const ThreadSample &threadOf(const Sample &sample, std::uint32_t thread)
{
    static const ThreadSample none;
    return thread < sample.threads.size() ? sample.threads[thread] : none;
}

namespace {

// How many of the messages that are neither received nor known to be lost can be under way still.
std::uint64_t mostInFlight(const Sample &sample, const RunModel::Object &object, std::uint32_t index)
{
    constexpr std::uint64_t kAny = ~std::uint64_t{0};
    if (!object.mayLose)
        return kAny;
    if (index < sample.heldAtEnd.size() && sample.heldAtEnd[index])
        return *sample.heldAtEnd[index];
    return object.mostHeld != 0 ? object.mostHeld : kAny;
}

// Of one receiver that gets every message, or of all that share them. Where values are overwritten, a gap in the sequence
// may be one that arrived torn: then the sender's count is right.
void settle(std::uint64_t &sent, std::uint64_t received, std::uint64_t &lost, std::uint64_t &inFlight,
            std::uint64_t most, bool mayLose)
{
    sent = std::max(sent, mayLose ? received : received + lost);
    lost = std::min(lost, sent - received);
    inFlight = std::min(sent - received - lost, most);
    lost = sent - received - inFlight;
}

}  // namespace

ChannelCounts channelCounts(const Sample &sample, const ObjectUses &uses, const RunModel &model)
{
    const RunModel::Object &object = model.objects[uses.object];
    const std::uint64_t most = mostInFlight(sample, object, uses.object);
    ChannelCounts counts;
    std::uint64_t sent = 0;
    for (const std::uint32_t sender : uses.senders)
        sent += useOf(sample, sender).done;
    std::uint64_t taken = 0;
    for (const std::uint32_t receiver : uses.receivers) {
        const UseSample &use = useOf(sample, receiver);
        const std::uint64_t gone = std::max(use.begun, use.done) + use.lost;
        const std::uint64_t left = sent - std::min(sent, gone);
        taken += gone;
        const std::uint64_t once = use.done - std::min(use.done, use.duplicated);
        ReceiverResults one{model.uses[receiver].thread, once, use.lost, 0};
        if (object.broadcast) {
            std::uint64_t due = sent;
            settle(due, one.received, one.lost, one.inFlight, most, object.mayLose);
            counts.sent += due;
            counts.inFlight += one.inFlight;
            counts.held = std::max(counts.held, std::min(left, one.inFlight));
        }
        counts.received += one.received;
        counts.lost += one.lost;
        counts.receivedBytes += use.bytes;
        counts.receivers.push_back(one);
    }
    if (!object.broadcast || uses.receivers.empty()) {
        counts.sent = sent;
        settle(counts.sent, counts.received, counts.lost, counts.inFlight, most, object.mayLose);
        // Sends were read before takes, so what was put in after that reading cannot count as held.
        counts.held = std::min(sent - std::min(sent, taken), counts.inFlight);
    }
    return counts;
}

std::vector<std::vector<std::uint32_t>> usesByObject(const RunModel &model)
{
    std::vector<std::vector<std::uint32_t>> uses(model.objects.size());
    for (std::uint32_t i = 0; i < model.uses.size(); ++i) {
        if (model.uses[i].object < uses.size())
            uses[model.uses[i].object].push_back(i);
    }
    return uses;
}

void fitResults(RunResults &results, const RunModel &model)
{
    if (results.threads.size() < model.threads.size())
        results.threads.resize(model.threads.size());
    if (results.objects.size() < model.objects.size())
        results.objects.resize(model.objects.size());
}

}  // namespace ws
