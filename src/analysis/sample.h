// The counters of a run at one moment, all cumulative since its start: what the series are made from.
// Times are nanoseconds of run time (0 at the start; the clock stands still while the run is paused).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/run_model.h"
#include "event/event.h"

namespace ws {

enum class ThreadState : std::uint8_t { New, Running, Runnable, Waiting, Sleeping, Paused, Ended };

struct UseSample
{
    std::uint64_t begun = 0;  // operations announced; read after every `done` of the sample
    std::uint64_t done = 0;   // operations finished; for a lock: acquisitions
    std::uint64_t bytes = 0;
    std::uint64_t waits = 0;
    std::int64_t waitNs = 0;    // includes a wait that is still going on
    std::int64_t splitNs = 0;   // of the waits whose peer's act was seen ...
    std::int64_t wakeNs = 0;    // ... and how much of that came after the act: the wake-up
    std::int64_t firstNs = -1;  // first and last finished operation; -1: none yet
    std::int64_t lastNs = -1;
    std::uint64_t lost = 0;  // these four by a receiver, from sequence numbers and checksums
    std::uint64_t reordered = 0;
    std::uint64_t duplicated = 0;
    std::uint64_t corrupt = 0;
    std::uint64_t failures = 0;         // tries that failed, of primitives
    std::uint64_t failuresInARow = 0;   // of these, since the last success
    std::int64_t longestLatencyNs = 0;  // exact, where the buckets below are coarse; 0: not known
    // Receivers: counts by latency bucket (analysis/histogram.h); else empty. Valid while the sample is fed.
    std::span<const std::uint64_t> latency = {};
};

struct ThreadSample
{
    ThreadState state = ThreadState::New;
    WaitKind waitKind = WaitKind::None;
    std::uint32_t object = kNoObject;  // what it waits for
    std::int64_t sinceNs = 0;          // when this wait began
    std::int64_t startNs = -1;
    std::int64_t endNs = -1;      // -1: has not ended
    std::int64_t cpuNs = 0;       // processor time, from the kernel
    std::int64_t runQueueNs = 0;  // time runnable but not running, from the kernel
    std::uint64_t voluntarySwitches = 0;
    std::uint64_t involuntarySwitches = 0;
    std::uint64_t migrations = 0;  // changes of processor that were seen
    int cpu = -1;                  // processor it was last seen on
    int tid = 0;
    std::uint32_t line = 0;  // of its script, where it stands; 0: has none, or not known
};

struct Sample
{
    std::int64_t timeNs = 0;
    double latencyNsPerUnit = 1.0;  // nanoseconds in one unit of the values behind UseSample::latency
    std::vector<UseSample> uses;
    std::vector<ThreadSample> threads;
    // By object, at the end of a run: what the kernel says a channel still holds. Empty before.
    std::vector<std::optional<std::uint64_t>> heldAtEnd;
};

}  // namespace ws
