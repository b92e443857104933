#include "recording/event_block.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "recording/bytes.h"

namespace ws {

namespace {

constexpr std::size_t kKindsApart = 64;  // kinds beyond share the memory of the last value

using LastValues = std::array<std::uint64_t, kKindsApart>;

std::uint64_t &lastOf(LastValues &values, EventKind kind)
{
    return values[static_cast<std::uint16_t>(kind) % kKindsApart];
}

std::int64_t cutTime(std::int64_t timeNs)
{
    return std::clamp<std::int64_t>(timeNs, 0, kMostRunNs);
}

void writeProcessors(ByteWriter &writer, std::span<const TimedEvent> events)
{
    for (std::size_t i = 0; i < events.size();) {
        std::size_t run = 1;
        while (i + run < events.size() && events[i + run].cpu == events[i].cpu)
            ++run;
        writer.number(events[i].cpu);
        writer.number(run);
        i += run;
    }
}

void readProcessors(ByteReader &reader, std::vector<TimedEvent> &events)
{
    for (std::size_t i = 0; i < events.size() && reader.good();) {
        const auto cpu = static_cast<std::uint16_t>(reader.numberTo(0xffff));
        const std::uint64_t run = reader.numberTo(events.size() - i);
        if (run == 0)
            reader.fail();
        for (std::uint64_t n = 0; n < run; ++n)
            events[i++].cpu = cpu;
    }
}

}  // namespace

std::vector<std::byte> eventBlock(std::uint32_t thread, std::span<const TimedEvent> events)
{
    WS_ASSERT(!events.empty() && events.size() <= kMostEventsInBlock);
    BlockHeader header;
    header.kind = BlockKind::Events;
    header.thread = thread;
    header.count = static_cast<std::uint32_t>(events.size());
    header.firstNs = cutTime(events.front().timeNs);
    header.lastNs = cutTime(events.back().timeNs);
    ByteWriter writer;
    for (const TimedEvent &event : events)
        writer.number(static_cast<std::uint16_t>(event.kind));
    std::int64_t before = header.firstNs;
    for (const TimedEvent &event : events) {
        const std::int64_t timeNs = cutTime(event.timeNs);
        // Times ascend; the rare one that does not costs ten bytes.
        writer.number(static_cast<std::uint64_t>(timeNs - before));
        before = timeNs;
    }
    for (const TimedEvent &event : events)
        writer.number(static_cast<std::uint32_t>(event.object + 1));  // none is 0
    writeProcessors(writer, events);
    LastValues last{};
    for (const TimedEvent &event : events) {
        std::uint64_t &known = lastOf(last, event.kind);
        writer.number(zigzag(static_cast<std::int64_t>(event.value - known)));
        known = event.value;
    }
    return blockBytes(header, writer.bytes());
}

std::optional<std::vector<TimedEvent>> eventsOf(const BlockHeader &header, std::span<const std::byte> payload)
{
    // Four bytes an event at the least: what is announced beyond is not there.
    if (header.count > kMostEventsInBlock || header.count > payload.size())
        return std::nullopt;
    ByteReader reader(payload);
    std::vector<TimedEvent> events(header.count);
    for (TimedEvent &event : events)
        event.kind = static_cast<EventKind>(reader.numberTo(0xffff));
    std::uint64_t timeNs = static_cast<std::uint64_t>(header.firstNs);
    for (TimedEvent &event : events) {
        timeNs += reader.number();
        if (timeNs > static_cast<std::uint64_t>(kMostRunNs))
            reader.fail();
        event.timeNs = static_cast<std::int64_t>(timeNs);
    }
    for (TimedEvent &event : events)
        event.object = static_cast<std::uint32_t>(reader.numberTo(0xffffffff)) - 1;
    readProcessors(reader, events);
    LastValues last{};
    for (TimedEvent &event : events) {
        std::uint64_t &known = lastOf(last, event.kind);
        known += static_cast<std::uint64_t>(unzigzag(reader.number()));
        event.value = known;
    }
    if (!reader.good() || !reader.atEnd())
        return std::nullopt;
    return events;
}

}  // namespace ws
