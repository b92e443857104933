// One value that every write replaces: a cell in memory, and a channel's end on it.
//
//   | version | sleepers | mutex | value, in words of 8 bytes ... |
//
//   version:  | values written, wraps | ended | being written |
//              31                   2   1       0
//
// A receiver waits until the version differs from that of the value it read last; what it missed shows in the messages'
// sequence numbers. All changes are in one word, so that a receiver can sleep on it.
//
// Threads:   one sender, many receivers, each of which sees every value that it is fast enough for.
// Ownership: the cell lies in memory of the mechanism's; an end keeps that memory alive.
// Blocking:  sending never, but for the lock while a receiver copies; receiving until there is a new value.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

#include "channel/channel.h"
#include "channel/ring_core.h"
#include "channel/robust_mutex.h"
#include "channel/word_wait.h"

namespace ws {

enum class ValueGuard {
    None,      // a receiver may read a value that is half old and half new
    Sequence,  // a sequence lock: who has read while it was written reads again
    Mutex,     // robust
};

struct ValueCell
{
    alignas(kApart) std::atomic<std::uint32_t> version;   // futex word; by the sender
    alignas(kApart) std::atomic<std::uint32_t> sleepers;  // may be too high where one was killed asleep
    alignas(kApart) RobustMutex mutex;
    // The value lies across two cache lines, as any structure may: a small one in one line would hardly ever tear.
    alignas(kApart) std::byte unused[48];
    std::atomic<std::uint64_t> words[1];
};

// Of a cell for values of this size.
std::size_t valueCellBytes(std::size_t messageBytes);

// Fewer bytes cannot hold a number that tells how many values were missed.
inline constexpr std::size_t kSmallestValue = 4;
Result<> checkValueSize(const std::string &channel, std::size_t messageBytes);

// `memory` keeps `cell` alive until this end is released.
std::unique_ptr<Channel> makeValueChannel(EndSetup setup, ValueCell &cell, std::shared_ptr<void> memory,
                                          ValueGuard guard, WordScope scope);

}  // namespace ws
