// The recorder's shared segment: one memfd a session, written by the threads, read by the collector.
//
//   | SegmentHeader | ObjectState x objects | ThreadSlot x threads | UseCounters x uses |
//   | latency histogram x receiving uses | stamp cells x small channels | event ring x threads |
//
// One writer a field; each field says who. Nothing here holds a pointer. A worker may be killed at any instruction:
// whatever it wrote last stays readable, because every field that others judge by is one atomic word.
//
// Threads:   Segment is built by the session before any worker starts; then many writers, one reader.
// Ownership: the session owns the memfd; workers map the same descriptor.
// Errors:    attach() refuses a segment of another layout version or with offsets outside of the mapping.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/shared_region.h"
#include "event/event.h"
#include "record/side_stamps.h"

namespace ws {

inline constexpr std::uint32_t kSegmentMagic = 0x43535357;  // "WSSC"
inline constexpr std::uint32_t kSegmentVersion = 3;
inline constexpr std::size_t kCacheLine = 64;
inline constexpr std::uint64_t kNoTicket = ~std::uint64_t{0};
inline constexpr std::size_t kMostAwaited = 8;  // objects that one thread can wait for at once

enum class RecordLevel : std::uint32_t { Off = 0, Light = 1, Full = 2 };

// What the session asks of all threads; a futex word, written by the session.
enum class RunCommand : std::uint32_t { Prepare = 0, Run = 1, Pause = 2, Stop = 3 };

struct alignas(kCacheLine) SegmentHeader
{
    std::uint32_t magic;
    std::uint32_t version;
    std::uint32_t clockSource;  // ClockSource
    std::uint32_t level;        // RecordLevel
    std::uint32_t objectCount;
    std::uint32_t threadCount;
    std::uint32_t useCount;
    std::uint32_t histogramCount;
    std::uint32_t ringEvents;  // of one ring, a power of two
    std::uint32_t stampRingCount;
    double nsPerTick;  // of the clock source, measured by the session before the start

    // Session's clock = ticks - pausedTicks. Written by the session while everybody is quiet.
    alignas(kCacheLine) std::atomic<std::uint32_t> command;  // RunCommand
    std::atomic<std::uint64_t> pausedTicks;
};

// One object. For a lock: written by whoever holds it. For a channel: see each field.
struct alignas(kCacheLine) ObjectState
{
    // Lock: acquisition number << 16 | owner's thread index + 1, 0 in the low half while free.
    // Written by the owner: after it got the lock, and before it gives it back.
    std::atomic<std::uint64_t> owner;
    std::atomic<std::uint32_t> openSenders;  // channel: counted down by each sender that closes
    std::atomic<std::uint32_t> closing;      // channel: set by the last sender before it ends the stream
    std::atomic<std::uint64_t>
        queuedAtEnd;  // channel: bytes or messages the kernel still holds; by a worker at its end
    std::atomic<std::uint32_t> queuedKnown;
    // Channel: threads that wait for the other side now, counted by themselves; and when the first of them was alone,
    // the begin of the first operation of a peer that saw it (0: none yet), by that peer.
    std::atomic<std::uint32_t> waitingForSpace;
    std::atomic<std::uint32_t> waitingForMessage;
    // Monitor: notifications for which nobody waited << 16 | last such notifier's thread index + 1; by its owner.
    std::atomic<std::uint32_t> unheard;
    std::atomic<std::uint64_t> spaceActTicks;
    std::atomic<std::uint64_t> messageActTicks;
    std::atomic<std::uint64_t> taken;  // channel of tokens with several receivers: tokens and end marks taken
};

// How a thread holds a lock that can be shared.
enum class Hold : std::uint32_t { None = 0, Shared = 1, Exclusive = 2 };

enum class SlotState : std::uint32_t {
    New = 0,
    Running = 1,
    Waiting = 2,
    Sleeping = 3,
    Paused = 4,
    Ended = 5
};

// One thread. All fields written by that thread only, except `read` (the collector), and `live` by the thread that
// starts it before it exists, and by the session after its process is gone.
struct alignas(kCacheLine) ThreadSlot
{
    //  63        40 39    36 35     32 31          0
    // | sequence    | kind   | state   | object     |   changes in one store
    std::atomic<std::uint64_t> live;
    std::atomic<std::uint64_t> sinceTicks;     // begin of the wait or sleep; stored before `live`
    std::atomic<std::uint64_t> deadlineTicks;  // 0: none; stored before `live`
    // Waiting for space in a channel whose bound is not a number of messages: how many receives had been announced
    // before the try that found it full. Unchanged since: still full. kNoTicket: not known.
    // At a primitive: what this wait is for, as the primitive's file says (units wanted, the barrier's round).
    std::atomic<std::uint64_t> ticket;
    std::atomic<std::uint64_t> startTicks;
    std::atomic<std::uint64_t> endTicks;
    std::atomic<std::uint32_t> tid;
    std::atomic<std::uint32_t>
        failed;                      // 1: the body reported an error; 2: its process ended (by the session)
    std::atomic<std::uint32_t> cpu;  // where it was at its last event
    std::atomic<std::uint32_t> pid;  // its process
    std::atomic<std::uint64_t> migrations;  // changes of processor between two of its events
    // Kernel's accounts at the end of the thread, by itself; 0 before.
    std::atomic<std::uint64_t> cpuNs, runQueueNs, voluntarySwitches, involuntarySwitches;

    // WaitKind::Any: kind << 32 | object of each; `setSize` of them; stored before `live`.
    alignas(kCacheLine) std::atomic<std::uint64_t> set[kMostAwaited];
    std::atomic<std::uint32_t> setSize;
    std::atomic<std::uint32_t> line;  // of its script, now; 0: has none

    alignas(kCacheLine) std::atomic<std::uint64_t> head;  // events written
    std::atomic<std::uint64_t> dropped;
    alignas(kCacheLine) std::atomic<std::uint64_t> read;  // events taken by the collector
};

// One thread's use of one object: the exact counters. All fields written by that thread only.
struct alignas(kCacheLine) UseCounters
{
    std::atomic<std::uint64_t> begun;  // announced before it is done
    std::atomic<std::uint64_t> done;   // counted after it is done
    std::atomic<std::uint64_t> waits;
    std::atomic<std::uint64_t> waitTicks;   // of finished waits
    std::atomic<std::uint64_t> firstTicks;  // of a receiver: its first and its last message
    std::atomic<std::uint64_t> lastTicks;
    // Of the waits whose peer's act was seen: how long they took, and how much of it came after the act (wake-up).
    std::atomic<std::uint64_t> splitTicks;
    std::atomic<std::uint64_t> wakeTicks;
    alignas(kCacheLine) std::atomic<std::uint64_t> lost;
    std::atomic<std::uint64_t> reordered;
    std::atomic<std::uint64_t> duplicated;
    std::atomic<std::uint64_t> corrupt;
    std::atomic<std::uint64_t> longestLatency;  // ticks
    std::atomic<std::uint32_t> closed;          // this end will never send or receive again
    std::atomic<std::uint32_t> holding;         // Hold; of a lock that can be shared
    std::uint32_t thread;                       // these four by the session, before the start
    std::uint32_t object;
    std::uint32_t kind;       // UseKind of the analysis
    std::uint32_t histogram;  // index, or kNoObject
    // Tries that failed, and timed waits that ended by their deadline: all of them; and those since the last success,
    // which is known by `done` at the first of them.
    alignas(kCacheLine) std::atomic<std::uint64_t> failures;
    std::atomic<std::uint64_t> failuresInARow;
    std::atomic<std::uint64_t> doneAtFirst;
};

static_assert(std::atomic<std::uint64_t>::is_always_lock_free && sizeof(std::atomic<std::uint64_t>) == 8);
static_assert(std::atomic<std::uint32_t>::is_always_lock_free && sizeof(std::atomic<std::uint32_t>) == 4);
static_assert(sizeof(ObjectState) == 64 && sizeof(ThreadSlot) == 384 && sizeof(UseCounters) == 192);

struct LiveWord
{
    SlotState state = SlotState::New;
    WaitKind kind = WaitKind::None;
    std::uint32_t object = kNoObject;
    std::uint64_t sequence = 0;  // 24 bits, wraps

    std::uint64_t packed() const
    {
        return (sequence << 40) | (static_cast<std::uint64_t>(kind) << 36) |
               (static_cast<std::uint64_t>(state) << 32) | object;
    }
    static LiveWord unpack(std::uint64_t word);
};

struct OwnerWord
{
    static constexpr std::uint64_t pack(std::uint64_t acquisition, std::uint32_t thread)
    {
        return (acquisition << 16) | (thread + 1);
    }
    static constexpr std::uint32_t owner(std::uint64_t word)  // kNoObject while free
    {
        return static_cast<std::uint32_t>(word & 0xffff) - 1;
    }
    static constexpr std::uint64_t acquisition(std::uint64_t word) { return word >> 16; }
};

struct SegmentPlan
{
    struct Use
    {
        std::uint32_t thread = 0;
        std::uint32_t object = 0;
        std::uint32_t kind = 0;
        bool measuresLatency = false;
    };
    std::uint32_t objects = 0;
    std::uint32_t threads = 0;
    std::vector<Use> uses;
    std::uint32_t stampRings = 0;  // one for each channel that needs stamps beside it
    std::uint32_t ringEvents = 8192;
    RecordLevel level = RecordLevel::Light;
    ClockSource clock = ClockSource::Monotonic;
};

class Segment
{
public:
    static Result<Segment> create(const SegmentPlan &plan);
    static Result<Segment> attach(UniqueFd fd);

    SegmentHeader &header() const { return *m_header; }
    ObjectState &object(std::size_t index) const { return m_objects[index]; }
    ThreadSlot &thread(std::size_t index) const { return m_threads[index]; }
    UseCounters &use(std::size_t index) const { return m_uses[index]; }
    // Counts by latency bucket, in ticks; written by one receiver.
    std::span<std::atomic<std::uint64_t>> histogram(std::size_t index) const;
    std::span<Event> ring(std::size_t thread) const;
    SideStamps stamps(std::size_t index) const;
    const UniqueFd &fd() const { return m_region.fd(); }

    // Ticks of the session's clock, which stands still while the session is paused.
    Ticks now() const
    {
        return readTicks(static_cast<ClockSource>(m_header->clockSource)) -
               m_header->pausedTicks.load(std::memory_order_relaxed);
    }

private:
    explicit Segment(SharedRegion region);
    void locate();

    SharedRegion m_region;
    SegmentHeader *m_header = nullptr;
    ObjectState *m_objects = nullptr;
    ThreadSlot *m_threads = nullptr;
    UseCounters *m_uses = nullptr;
    std::atomic<std::uint64_t> *m_histograms = nullptr;
    StampCell *m_stamps = nullptr;
    Event *m_rings = nullptr;
};

}  // namespace ws
