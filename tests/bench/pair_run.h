// Two sides of a channel, each on its own thread of a process of its own (or both in one), pinned, timed.
//
// Blocking: run() until both sides are done. One run at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

namespace ws::bench {

enum class Placing { Same, Cross };

struct PairFigures
{
    double messagesPerSecond = 0;  // stream: at the receiver, first to last message
    double p50Ns = 0;              // ping-pong: round trip
};

// Written by the measuring side, in memory that both processes share.
struct PairOutcome
{
    static constexpr std::size_t kMostTrips = 1 << 16;
    std::uint64_t firstNs = 0;
    std::uint64_t lastNs = 0;
    std::uint64_t messages = 0;
    std::uint64_t trips = 0;
    std::atomic<int> sidesDone{
        0};  // a side leaves when both are: what it sent may still be under way in its process
    std::uint32_t tripNs[kMostTrips] = {};
};

using Side = std::function<void(PairOutcome &)>;

PairFigures runPair(const Side &left, const Side &right, bool inOneProcess, Placing placing);

}  // namespace ws::bench
