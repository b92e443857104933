// What the analyses know of a run, in the units that people read. Indices are those of RunModel.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "analysis/sample.h"
#include "analysis/timeline.h"
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

// Blocking time in its two parts, as far as it could be told: a wait whose peer acted before it began to wait, or that
// was not alone, cannot be split.
struct WaitSplit
{
    std::int64_t splitNs = 0;  // of the waits that could be split
    std::int64_t wakeNs = 0;   // of that, from the peer's act until the thread ran again

    std::int64_t untilActNs() const { return splitNs - wakeNs; }
};

struct BlockedOn
{
    std::uint32_t object = kNoObject;
    std::uint64_t waits = 0;
    std::int64_t ns = 0;
    TimeSeries share;  // of the thread's time in each step, 0 to 1
    WaitSplit split = {};
};

struct ThreadResults
{
    ThreadSample now;
    double runningShare = 0;         // of its life: processor time
    double runnableShare = 0;        // run-queue time as far as it lies outside the recorded waits
    double blockedShare = 0;         // recorded waits
    std::vector<BlockedOn> blocked;  // by object, the longest first
    TimeSeries runnableSeries;       // share of each step, sampled from the kernel
};

// One receiver's part of a channel.
struct ReceiverResults
{
    std::uint32_t thread = 0;
    std::uint64_t received = 0;
    std::uint64_t lost = 0;      // as it saw it: gaps in the sequence
    std::uint64_t inFlight = 0;  // of a broadcast: sent, and neither received nor lost by this one; else 0
};

struct ObjectResults
{
    // Channels. sent = received + lost + inFlight, always. On a broadcast a message counts once for each receiver.
    std::uint64_t sent = 0;
    std::uint64_t received = 0;  // the corrupt ones too; without the copies that `duplicated` counts
    std::uint64_t lost = 0;
    std::uint64_t inFlight = 0;
    // Of those in flight what the channel itself holds, without those that a receiver has announced to take: one that
    // was taken and is not counted yet makes inFlight exceed the capacity, never `held`. Of a broadcast: the fullest.
    std::uint64_t held = 0;
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
    TimeSeries depth;                               // messages held
    std::vector<ReceiverResults> receivers;
    std::int64_t senderBlockedNs = 0;
    std::int64_t receiverBlockedNs = 0;
    WaitSplit senderSplit;
    WaitSplit receiverSplit;
    // Of all threads that use the channel, by their kernel accounts, for each message received. A thread with several
    // channels counts for each in proportion to what it did there. kNoValue before the first message.
    double cpuNsPerMessage = kNoValue;
    double switchesPerMessage = kNoValue;  // voluntary and involuntary
    // Locks.
    std::uint64_t acquisitions = 0;
};

// A wait during which others got what it was for so often that chance no longer explains it.
struct Starvation
{
    std::uint32_t thread = 0;
    std::uint32_t object = 0;
    std::uint64_t overtaken = 0;  // what others took of the object during this one wait; a lower bound
    std::int64_t sinceNs = 0;
    std::int64_t untilNs = -1;  // -1: still waits
};

// Threads that try again and again for what the others of them take and give back in between, and none gets it.
struct Livelock
{
    std::vector<std::uint32_t> threads;
    std::vector<std::uint32_t> objects;  // what each of them tries for, in the same order
    std::uint64_t failures = 0;          // of the one with the fewest, in a row
    std::int64_t sinceNs = 0;            // when it was first seen
    std::int64_t untilNs = -1;           // when one of them got through; -1: goes on
};

struct RunResults
{
    std::int64_t timeNs = 0;
    std::vector<ThreadResults> threads;
    std::vector<ObjectResults> objects;
    std::vector<Starvation> starvation;  // the worst wait of each thread that starved
    std::vector<Livelock> livelocks;
    std::shared_ptr<const Timeline> timeline;  // what each thread did when; null: not recorded
    std::uint64_t unknownEvents = 0;
};

}  // namespace ws
