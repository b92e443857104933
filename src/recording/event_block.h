// The payload of an Events block: the events of one thread, column by column, since likes pack well together.
//
//   kinds | times, each the difference to the one before | objects | processors in runs | values, each the difference
//   to the last of its kind
//
// Threads: pure functions. Errors: nothing where the bytes are not the events that the header announces.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/analysis.h"
#include "recording/block.h"

namespace ws {

inline constexpr std::size_t kMostEventsInBlock = 65'536;

// A block as it stands in the file. `events`: 1 to kMostEventsInBlock. Times beyond kMostRunNs, which only a dying
// worker writes, are cut.
std::vector<std::byte> eventBlock(std::uint32_t thread, std::span<const TimedEvent> events);

std::optional<std::vector<TimedEvent>> eventsOf(const BlockHeader &header,
                                                std::span<const std::byte> payload);

}  // namespace ws
