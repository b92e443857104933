#include "session/channel_kits.h"

#include <algorithm>

#include "channel/registry.h"
#include "experiment/wires.h"
#include "session/session.h"

namespace ws {

namespace {

// Without its kit.
Result<MadeChannel> plannedChannel(const ChannelSpec &spec, const Wires &wires)
{
    MadeChannel made;
    made.mechanism = findMechanism(spec.mechanism);
    if (made.mechanism == nullptr)
        return Error{ErrorKind::BadInput, 0,
                     "channel " + spec.name + ": unknown mechanism " + spec.mechanism};
    const MechanismInfo &info = made.mechanism->info;
    if (const std::string lacking = info.unavailable != nullptr ? info.unavailable() : ""; !lacking.empty())
        return Error{ErrorKind::Unsupported, 0,
                     "channel " + spec.name + ": " + spec.mechanism +
                         " cannot be used on this machine: " + lacking};
    made.parameters = spec.parameters;
    const auto wire = wires.find(spec.name);
    if (wire == wires.end())
        return made;
    made.senders = static_cast<std::uint32_t>(wire->second.senders.size());
    made.receivers = static_cast<std::uint32_t>(wire->second.receivers.size());
    if (info.carries != Carries::Tokens)
        made.messageBytes = static_cast<std::size_t>(wire->second.messageBytes.value_or(0));
    if (info.loss != Loss::None && info.carries != Carries::Tokens && made.messageBytes < kWholeNumber)
        return Error{ErrorKind::Limit, 0,
                     "channel " + spec.name + " is to carry messages of " +
                         std::to_string(made.messageBytes) + " bytes; " + spec.mechanism +
                         " loses messages, and at least " + std::to_string(kWholeNumber) +
                         " bytes, a whole number, are needed to tell how many"};
    const SystemLimit largest = info.largestMessage != nullptr ? info.largestMessage() : SystemLimit{};
    if (largest.value > 0 && static_cast<std::int64_t>(made.messageBytes) > largest.value)
        return Error{ErrorKind::Limit, 0,
                     "channel " + spec.name + " is to carry messages of " +
                         std::to_string(made.messageBytes) + " bytes, " + spec.mechanism +
                         " carries at most " + std::to_string(largest.value) + " (" + largest.source + ")"};
    return made;
}

Result<> duplicateLists(const std::vector<std::vector<UniqueFd>> &from,
                        std::vector<std::vector<UniqueFd>> &to)
{
    for (const std::vector<UniqueFd> &list : from) {
        auto copied = duplicateFds(list, to.emplace_back());
        if (!copied)
            return copied;
    }
    return {};
}

// The same kernel object from its other side: who receives there sends here.
Result<ChannelKit> kitOfTheWayBack(const ChannelKit &forth)
{
    ChannelKit back;
    back.address = forth.address;
    back.capacityBytes = forth.capacityBytes;
    back.capacityMessages = forth.capacityMessages;
    back.capacityIsExact = forth.capacityIsExact;
    auto copied = duplicateFds(forth.receiverFds, back.senderFds);
    if (copied)
        copied = duplicateFds(forth.senderFds, back.receiverFds);
    if (copied)
        copied = duplicateLists(forth.ownReceiverFds, back.ownSenderFds);
    if (copied)
        copied = duplicateLists(forth.ownSenderFds, back.ownReceiverFds);
    if (!copied)
        return copied.error();
    return back;
}

}  // namespace

Result<> duplicateFds(const std::vector<UniqueFd> &from, std::vector<UniqueFd> &to)
{
    for (const UniqueFd &fd : from) {
        auto copy = fd.duplicate();
        if (!copy)
            return Error{ErrorKind::Limit, copy.error().sysErrno,
                         "open all ends of the channels (ulimit -n)"};
        to.push_back(std::move(*copy));
    }
    return {};
}

Result<std::vector<MadeChannel>> makeChannels(const Experiment &experiment,
                                              const std::function<void(const SystemName &)> &announce)
{
    const Wires wires = wiresOf(experiment, machineVocabulary());
    const std::vector<ChannelSpec> &specs = experiment.channels;
    std::vector<MadeChannel> channels;
    for (const ChannelSpec &spec : specs) {
        auto planned = plannedChannel(spec, wires);
        if (!planned)
            return planned.error();
        channels.push_back(std::move(*planned));
    }
    // By channel: the one that runs back through it.
    std::vector<MadeChannel *> wayBack(specs.size(), nullptr);
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (specs[i].backOf.empty())
            continue;
        const auto forth = std::find_if(specs.begin(), specs.end(), [&](const ChannelSpec &spec) {
            return spec.name == specs[i].backOf && spec.backOf.empty();
        });
        if (forth == specs.end())
            return Error{ErrorKind::BadInput, 0,
                         "channel " + specs[i].name + ": there is no channel " + specs[i].backOf +
                             " to run back through"};
        wayBack[static_cast<std::size_t>(forth - specs.begin())] = &channels[i];
    }
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (!specs[i].backOf.empty())
            continue;
        MadeChannel &made = channels[i];
        MadeChannel *back = wayBack[i];
        made.duplex = back != nullptr;
        ChannelPlan plan;
        plan.name = specs[i].name;
        plan.messageBytes =
            back != nullptr ? std::max(made.messageBytes, back->messageBytes) : made.messageBytes;
        plan.parameters = made.parameters;
        plan.senders = made.senders;
        plan.receivers = made.receivers;
        plan.duplex = made.duplex;
        plan.announce = announce;
        auto kit = made.mechanism->prepare(plan);
        if (!kit)
            return kit.error();
        made.kit = std::move(*kit);
        if (back == nullptr)
            continue;
        auto other = kitOfTheWayBack(made.kit);
        if (!other)
            return other.error();
        back->kit = std::move(*other);
        back->duplex = true;
        back->parameters = made.parameters;
    }
    return channels;
}

}  // namespace ws
