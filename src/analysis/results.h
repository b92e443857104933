// What the analyses know of a run, in the units that people read. Indices are those of RunModel.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "analysis/sample.h"
#include "event/event.h"

namespace ws {

inline constexpr float kNoValue = std::numeric_limits<float>::quiet_NaN();

// Values over equal steps of run time: value i is for [i * stepNs, (i + 1) * stepNs). Bounded: when
// kMostSteps are full, neighbours merge and the step doubles. kNoValue where nothing was measured.
inline constexpr std::size_t kMostSteps = 512;
inline constexpr std::int64_t kFirstStepNs = 10'000'000;

struct TimeSeries
{
    std::int64_t stepNs = kFirstStepNs;
    std::vector<float> values;
};

struct LatencySummary  // nanoseconds
{
    std::uint64_t count = 0;
    std::int64_t p50 = 0;
    std::int64_t p90 = 0;
    std::int64_t p99 = 0;
    std::int64_t p999 = 0;
    std::int64_t max = 0;
};

struct HistogramBin
{
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0;
    std::uint64_t count = 0;
};

struct BlockedOn
{
    std::uint32_t object = kNoObject;
    std::uint64_t waits = 0;
    std::int64_t ns = 0;
    TimeSeries share;  // of the thread's time in each step, 0 to 1
};

struct Interval
{
    std::int64_t beginNs = 0;
    std::int64_t endNs = 0;  // -1: still going on
    ThreadState state = ThreadState::Running;
    WaitKind waitKind = WaitKind::None;
    std::uint32_t object = kNoObject;
};

struct ThreadResults
{
    ThreadSample now;
    double runningShare = 0;         // of its life: processor time
    double runnableShare = 0;        // run-queue time as far as it lies outside the recorded waits
    double blockedShare = 0;         // recorded waits
    std::vector<BlockedOn> blocked;  // by object, the longest first
    // Waits, sleeps and ends as recorded; between them the thread runs or is runnable. Newest last; the
    // oldest are dropped beyond a bound, then laneFromNs says where the lane begins.
    std::vector<Interval> lane;
    std::int64_t laneFromNs = 0;
    TimeSeries runnableSeries;  // share of each step, sampled from the kernel
};

struct ObjectResults
{
    // Channels. sent = received + lost + inFlight, always.
    std::uint64_t sent = 0;
    std::uint64_t received = 0;
    std::uint64_t lost = 0;
    std::uint64_t inFlight = 0;
    std::uint64_t reordered = 0;
    std::uint64_t duplicated = 0;
    std::uint64_t corrupt = 0;
    std::uint64_t receivedBytes = 0;
    double messagesPerSecond = 0;  // at the receivers, first to last message
    double bytesPerSecond = 0;
    double recentMessagesPerSecond = 0;  // over the last 250 ms of the run
    double recentSenderBlocked = 0;      // share of the senders' time blocked on this channel, last 250 ms
    double recentReceiverBlocked = 0;
    LatencySummary latency;
    std::vector<HistogramBin> latencyBins;
    TimeSeries messages;                            // per second
    TimeSeries bytes;                               // per second
    TimeSeries latencyP50, latencyP99, latencyMax;  // nanoseconds
    TimeSeries depth;                               // messages in flight
    // Locks.
    std::uint64_t acquisitions = 0;
};

struct RunResults
{
    std::int64_t timeNs = 0;
    std::vector<ThreadResults> threads;
    std::vector<ObjectResults> objects;
    std::uint64_t unknownEvents = 0;
};

}  // namespace ws
