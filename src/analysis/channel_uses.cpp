#include "analysis/channel_uses.h"

#include <algorithm>

namespace ws {

std::vector<ObjectUses> objectUses(const RunModel &model)
{
    std::vector<ObjectUses> found(model.objects.size());
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
            object.lockers.push_back(i);
            break;
        case UseKind::Joins:
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

ChannelCounts channelCounts(const Sample &sample, const ObjectUses &uses)
{
    ChannelCounts counts;
    for (const std::uint32_t sender : uses.senders)
        counts.sent += useOf(sample, sender).done;
    for (const std::uint32_t receiver : uses.receivers) {
        const UseSample &use = useOf(sample, receiver);
        counts.received += use.done;
        counts.lost += use.lost;
        counts.receivedBytes += use.bytes;
    }
    counts.sent = std::max(counts.sent, counts.received + counts.lost);
    counts.inFlight = counts.sent - counts.received - counts.lost;
    return counts;
}

void fitResults(RunResults &results, const RunModel &model)
{
    if (results.threads.size() < model.threads.size())
        results.threads.resize(model.threads.size());
    if (results.objects.size() < model.objects.size())
        results.objects.resize(model.objects.size());
}

}  // namespace ws
