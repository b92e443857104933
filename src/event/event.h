// One event: what a thread did, when and where. 32 bytes, written by the thread, read by the collector and from disk.
//
//   byte  0        8     10    12       16              24          32
//        | ticks   | kind | cpu | object | value         | unused    |
//
// FORMAT.md is the description for readers that are not ours.
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

namespace ws {

enum class EventKind : std::uint16_t {
#define WS_EVENT_KIND(number, name, value) name = number,
#include "event/event_kinds.def"
#undef WS_EVENT_KIND
};

// What a blocked thread waits for. In the live state and in WaitBegin; numbers are on disk for ever.
enum class WaitKind : std::uint8_t {
    None = 0,
    Lock = 1,      // for the owner of a lock to give it back
    Space = 2,     // channel full: for a receiver to take something
    Message = 3,   // channel empty: for a sender to put something
    Join = 4,      // for another thread to end
    Read = 5,      // for a shared hold of a lock
    Write = 6,     // for an exclusive hold of a lock that can be shared
    Notify = 7,    // in a monitor, for a notification
    Event = 8,     // for an event to be set
    Unit = 9,      // for units of a semaphore
    Barrier = 10,  // for the others to arrive
    Latch = 11,    // for a latch to be counted down
    Any = 12,      // for any of several objects: see ThreadSlot::set
    Start = 13,    // to be started by another thread; never in the live state
    Outside = 14,  // for the world outside of the session
};

inline constexpr std::uint32_t kNoObject = 0xffffffffu;

struct Event
{
    std::uint64_t ticks = 0;  // of the session's clock, which stands still while the session is paused
    std::uint16_t kind = 0;   // EventKind; an unknown one is skipped and counted
    std::uint16_t cpu = 0;    // processor the thread ran on
    std::uint32_t object = kNoObject;
    std::uint64_t value = 0;  // see event_kinds.def
    std::uint64_t unused = 0;
};

static_assert(sizeof(Event) == 32 && std::is_trivially_copyable_v<Event>);

// "WaitBegin", or "" for a number that this version does not know.
std::string_view eventKindName(std::uint16_t kind);

}  // namespace ws
