#include "channel/shared_ring.h"

#include <algorithm>

#include "record/segment.h"

namespace ws {

namespace {

constexpr std::uint64_t kDefaultSlots = 256;
constexpr std::uint64_t kFewestDefaultSlots = 4;
constexpr std::size_t kDefaultBytes = 1 << 20;

std::size_t wholeLines(std::size_t bytes)
{
    return (bytes + kCacheLine - 1) / kCacheLine * kCacheLine;
}

}  // namespace

Result<RingShape> ringShapeOf(const std::string &channel, const ParameterValues &parameters,
                              std::size_t messageBytes)
{
    const auto slotBytes =
        static_cast<std::size_t>(parameters.number("slot", static_cast<std::int64_t>(messageBytes)));
    if (slotBytes < messageBytes)
        return Error{ErrorKind::Limit, 0,
                     "channel " + channel + " is to carry messages of " + std::to_string(messageBytes) +
                         " bytes, its slots have " + std::to_string(slotBytes) + " (the channel's `slot`)"};
    RingShape shape;
    shape.messageBytes = messageBytes;
    shape.strideBytes = wholeLines(std::max<std::size_t>(slotBytes, 1));
    const std::uint64_t fitting = std::max(kFewestDefaultSlots, kDefaultBytes / shape.strideBytes);
    shape.slots = static_cast<std::uint64_t>(
        parameters.number("slots", static_cast<std::int64_t>(std::min(kDefaultSlots, fitting))));
    return shape;
}

Result<MadeRing> makeSharedRing(const ChannelPlan &plan, std::size_t headBytes)
{
    auto shape = ringShapeOf(plan.name, plan.parameters, plan.messageBytes);
    if (!shape)
        return shape.error();
    MadeRing made;
    auto memory = MappedMemory::create(plan, headBytes + shape->slots * shape->strideBytes, made.kit);
    if (!memory)
        return memory.error();
    made.kit.capacityMessages = shape->slots;
    made.ring = SharedRing(std::move(*memory), headBytes, *shape);
    return made;
}

Result<SharedRing> attachSharedRing(const EndSetup &setup, const std::vector<UniqueFd> &fds,
                                    std::size_t headBytes)
{
    auto shape = ringShapeOf("", setup.parameters, setup.messageBytes);
    if (!shape)
        return shape.error();
    auto memory = MappedMemory::attach(fds, setup.address);
    if (!memory)
        return memory.error();
    if (memory->sizeBytes() < headBytes + shape->slots * shape->strideBytes)
        return Error{ErrorKind::BadInput, 0, "map a ring: its memory is too small"};
    return SharedRing(std::move(*memory), headBytes, *shape);
}

}  // namespace ws
