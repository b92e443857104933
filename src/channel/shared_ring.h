// What the rings in shared memory have in common: their size, their parameters, how they are made and mapped.
//
//   | head: counters, and what the mechanism waits on | slot 0 | slot 1 | ... |
//
// Ownership: SharedRing owns its mapping; the memory goes with the last one. Threads: see the mechanisms.
// Errors:    Limit where a message is larger than a slot, or the memory is refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "channel/mapped_memory.h"
#include "channel/mechanism.h"
#include "channel/ring_core.h"

namespace ws {

struct RingShape
{
    std::uint64_t slots = 0;
    std::size_t strideBytes = 0;  // from slot to slot: whole cache lines
    std::size_t messageBytes = 0;
};
// From the parameters `slots` and `slot`. The same in the session and in every end.
Result<RingShape> ringShapeOf(const std::string &channel, const ParameterValues &parameters,
                              std::size_t messageBytes);

inline constexpr ParameterInfo kSlotsParameter = {
    .name = "slots",
    .kind = ParameterKind::Count,
    .minimum = 1,
    .maximum = 1 << 20,
    .meaning =
        WS_TR_NOOP("Parameter", "messages it holds; 256 when absent, fewer (at least 4) where they would "
                                "need more than 1 MiB")};
inline constexpr ParameterInfo kSlotParameter = {
    .name = "slot",
    .kind = ParameterKind::Bytes,
    .minimum = 1,
    .maximum = 1 << 30,
    .meaning =
        WS_TR_NOOP("Parameter", "size of a slot, at least that of a message; that of a message when absent")};

inline constexpr ParameterInfo kRingParameters[] = {kSlotsParameter, kSlotParameter, kMemoryParameter};

// A mapped ring whose head is a Head, which may be all zero bytes before the mechanism fills it.
class SharedRing
{
public:
    SharedRing() = default;
    SharedRing(MappedMemory memory, std::size_t headBytes, const RingShape &shape)
        : m_memory(std::move(memory)), m_slots{m_memory.data() + headBytes, shape.slots, shape.strideBytes,
                                               shape.messageBytes}
    {
    }

    template <typename Head>
    Head &head() const
    {
        return *reinterpret_cast<Head *>(m_memory.data());
    }
    const RingSlots &slots() const { return m_slots; }
    bool isMapped() const { return m_memory.data() != nullptr; }
    void unmap() { m_memory = {}; }

private:
    MappedMemory m_memory;
    RingSlots m_slots;
};

// In prepare(): the kit of a ring with exact capacity, and the ring itself, so that its head can be filled.
struct MadeRing
{
    ChannelKit kit;
    SharedRing ring;
};
Result<MadeRing> makeSharedRing(const ChannelPlan &plan, std::size_t headBytes);
// In open().
Result<SharedRing> attachSharedRing(const EndSetup &setup, const std::vector<UniqueFd> &fds,
                                    std::size_t headBytes);

}  // namespace ws
