#include "recording/event_block.h"

#include <algorithm>

#include "base/assert.h"

namespace ws {

namespace {

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
    LastValues last;
    for (const TimedEvent &event : events) {
        std::uint64_t &known = last.of(event.kind);
        writer.number(zigzag(static_cast<std::int64_t>(event.value - known)));
        known = event.value;
    }
    return blockBytes(header, writer.bytes());
}

std::optional<EventReader> EventReader::of(const BlockHeader &header, std::vector<std::byte> payload)
{
    // Four bytes an event at the least: what is announced beyond is not there.
    if (header.count > kMostEventsInBlock || header.count > payload.size())
        return std::nullopt;
    EventReader events(header, std::move(payload));
    const std::size_t count = events.m_left;
    ByteReader reader = events.m_kinds;
    for (std::size_t i = 0; i < count; ++i)
        reader.numberTo(0xffff);
    events.m_times = reader;
    std::uint64_t timeNs = events.m_timeNs;
    for (std::size_t i = 0; i < count; ++i) {
        timeNs += reader.number();
        if (timeNs > static_cast<std::uint64_t>(kMostRunNs))
            reader.fail();
    }
    events.m_objects = reader;
    for (std::size_t i = 0; i < count; ++i)
        reader.numberTo(0xffffffff);
    events.m_processors = reader;
    for (std::size_t i = 0; i < count && reader.good();) {
        reader.numberTo(0xffff);
        const std::uint64_t run = reader.numberTo(count - i);
        if (run == 0)
            reader.fail();
        i += run;
    }
    events.m_values = reader;
    for (std::size_t i = 0; i < count; ++i)
        reader.number();
    if (!reader.good() || !reader.atEnd())
        return std::nullopt;
    return events;
}

EventReader::EventReader(const BlockHeader &header, std::vector<std::byte> payload)
    : m_payload(std::move(payload)), m_left(header.count), m_kinds(m_payload), m_times(m_kinds),
      m_objects(m_kinds), m_processors(m_kinds), m_values(m_kinds),
      m_timeNs(static_cast<std::uint64_t>(header.firstNs))
{
}

void EventReader::read(std::span<TimedEvent> into)
{
    WS_ASSERT(into.size() <= m_left);
    m_left -= into.size();
    for (TimedEvent &event : into) {
        event.kind = static_cast<EventKind>(m_kinds.number());
        m_timeNs += m_times.number();
        event.timeNs = static_cast<std::int64_t>(m_timeNs);
        event.object = static_cast<std::uint32_t>(m_objects.number()) - 1;
        if (m_run == 0) {
            m_processor = static_cast<std::uint16_t>(m_processors.number());
            m_run = m_processors.number();
        }
        --m_run;
        event.cpu = m_processor;
        std::uint64_t &last = m_last.of(event.kind);
        last += static_cast<std::uint64_t>(unzigzag(m_values.number()));
        event.value = last;
    }
}

}  // namespace ws
