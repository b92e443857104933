// The payload of an Events block: the events of one thread, column by column, since likes pack well together.
//
//   kinds | times, each the difference to the one before | objects | processors in runs | values, each the difference
//   to the last of its kind
//
// Threads: one at a time. Errors: nothing where the bytes are not the events that the header announces.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/analysis.h"
#include "recording/block.h"
#include "recording/bytes.h"

namespace ws {

inline constexpr std::size_t kMostEventsInBlock = 65'536;

// A block as it stands in the file. `events`: 1 to kMostEventsInBlock. Times beyond kMostRunNs, which only a dying
// worker writes, are cut.
std::vector<std::byte> eventBlock(std::uint32_t thread, std::span<const TimedEvent> events);

// The last value of each kind.
class LastValues
{
public:
    std::uint64_t &of(EventKind kind) { return m_values[static_cast<std::uint16_t>(kind) % kKindsApart]; }

private:
    static constexpr std::size_t kKindsApart = 64;  // kinds beyond share one
    std::array<std::uint64_t, kKindsApart> m_values{};
};

// Reads the events of a payload piece by piece: as they are they take five times the memory.
class EventReader
{
public:
    // Looks at all of it first.
    static std::optional<EventReader> of(const BlockHeader &header, std::vector<std::byte> payload);
    EventReader(EventReader &&) = default;
    EventReader &operator=(EventReader &&) = default;

    std::size_t left() const { return m_left; }
    // The next ones; at most left().
    void read(std::span<TimedEvent> into);

private:
    EventReader(const BlockHeader &header, std::vector<std::byte> payload);

    std::vector<std::byte> m_payload;  // the columns read in it
    std::size_t m_left;
    ByteReader m_kinds;
    ByteReader m_times;
    ByteReader m_objects;
    ByteReader m_processors;
    ByteReader m_values;
    std::uint64_t m_timeNs;  // of the event before
    std::uint16_t m_processor = 0;
    std::uint64_t m_run = 0;  // of events still on that processor
    LastValues m_last;
};

}  // namespace ws
