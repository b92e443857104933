// The writing end of the recorder for one thread: its live state, counters and event ring.
//
// Threads:   one thread writes through one ThreadRecorder; nobody else touches its fields.
// Ownership: borrows the segment, which outlives it.
// Blocking:  never; no system call, no allocation, no lock. A full ring drops the event and counts it.
#pragma once

#include <sched.h>

#include <cstdint>
#include <span>

#include "event/event.h"
#include "event/latency_buckets.h"
#include "record/segment.h"

namespace ws {

class ThreadRecorder
{
public:
    ThreadRecorder(const Segment &segment, std::uint32_t thread);

    bool records() const { return m_level != RecordLevel::Off; }
    bool recordsAll() const { return m_level == RecordLevel::Full; }
    Ticks now() const { return m_segment.now(); }
    std::uint32_t thread() const { return m_thread; }

    // Who this thread is, before its body begins: others may signal it.
    void introduce(std::uint32_t tid);
    // By the thread that starts this one, before it exists: from then on it can move, whoever waits for it. And when
    // it could not be made: it waits to be started again.
    void announceStart() { publish(SlotState::Running, WaitKind::None, kNoObject); }
    void withdrawStart() { publish(SlotState::New, WaitKind::None, kNoObject); }
    void begin();
    void end(bool failed);
    // By the session, through a recorder of its own: the thread's process is gone, and has been reaped.
    void endWithProcess();

    // A failed try: publishes what this thread waits for. Returns the stamp that waitEnd() needs.
    Ticks waitBegin(WaitKind kind, std::uint32_t object, Ticks deadline = 0,
                    std::uint64_t ticket = kNoTicket);
    // `peerActed`: when the other side began what ended the wait; 0: not seen.
    void waitEnd(WaitKind kind, std::uint32_t object, Ticks began, UseCounters &use, Ticks peerActed = 0);
    // A wait for any of several objects, at most kMostAwaited; see ThreadSlot::set. It ends with waitEnd(WaitKind::Any).
    struct Awaited
    {
        WaitKind kind = WaitKind::None;
        std::uint32_t object = kNoObject;
    };
    Ticks waitAnyBegin(std::span<const Awaited> set, Ticks deadline = 0);
    // While waiting for space: see ThreadSlot::ticket. A new ticket is a change of what this thread waits for.
    void publishTicket(std::uint64_t ticket);
    void sleepBegin(std::uint64_t ns);
    void sleepEnd();
    void pauseBegin() { publish(SlotState::Paused, WaitKind::None, kNoObject); }
    void pauseEnd() { publish(SlotState::Running, WaitKind::None, kNoObject); }

    // The line of its script that begins.
    void scriptLine(std::uint32_t line)
    {
        m_slot.line.store(line, std::memory_order_relaxed);
        operation(EventKind::ScriptLine, kNoObject, line);
    }

    // Full level only: an operation, with its stamp read here.
    void operation(EventKind kind, std::uint32_t object, std::uint64_t value)
    {
        if (recordsAll())
            event(kind, object, value, now());
    }
    void event(EventKind kind, std::uint32_t object, std::uint64_t value, Ticks ticks);

private:
    void publish(SlotState state, WaitKind kind, std::uint32_t object);

    const Segment &m_segment;
    ThreadSlot &m_slot;
    Event *m_ring;
    std::uint64_t m_mask;
    std::uint64_t m_head;
    std::uint64_t m_readSeen;  // a stale copy of slot.read: refreshed only when the ring looks full
    std::uint64_t m_sequence = 0;
    std::uint32_t m_thread;
    std::uint32_t m_cpu = kNoObject;
    RecordLevel m_level;
};

// A counter with one writer: a plain add that readers in other processes see whole.
inline void addTo(std::atomic<std::uint64_t> &counter, std::uint64_t amount = 1)
{
    // release: pairs with the collector's acquire, so that what was announced before is seen before.
    counter.store(counter.load(std::memory_order_relaxed) + amount, std::memory_order_release);
}

inline void ThreadRecorder::event(EventKind kind, std::uint32_t object, std::uint64_t value, Ticks ticks)
{
    const auto cpu = static_cast<std::uint32_t>(::sched_getcpu());
    if (cpu != m_cpu) [[unlikely]] {
        if (m_cpu != kNoObject)
            addTo(m_slot.migrations);
        m_cpu = cpu;
        m_slot.cpu.store(cpu, std::memory_order_relaxed);
    }
    if (m_head - m_readSeen > m_mask) [[unlikely]] {
        // acquire: pairs with the collector's release, so that a slot is written again only after it was copied.
        m_readSeen = m_slot.read.load(std::memory_order_acquire);
        if (m_head - m_readSeen > m_mask) {
            addTo(m_slot.dropped);
            return;
        }
    }
    Event &slot = m_ring[m_head & m_mask];
    slot.ticks = ticks;
    slot.kind = static_cast<std::uint16_t>(kind);
    slot.cpu = static_cast<std::uint16_t>(cpu);
    slot.object = object;
    slot.value = value;
    // release: pairs with acquire in RingReader::take(), so the reader sees the whole event.
    m_slot.head.store(++m_head, std::memory_order_release);
}

}  // namespace ws
