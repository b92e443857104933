#include "record/thread_recorder.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>

#include "base/assert.h"
#include "record/kernel_accounts.h"

namespace ws {

ThreadRecorder::ThreadRecorder(const Segment &segment, std::uint32_t thread)
    : m_segment(segment), m_slot(segment.thread(thread)), m_ring(segment.ring(thread).data()),
      m_mask(segment.header().ringEvents - 1), m_head(m_slot.head.load(std::memory_order_relaxed)),
      m_readSeen(m_slot.read.load(std::memory_order_relaxed)), m_thread(thread),
      m_level(static_cast<RecordLevel>(segment.header().level))
{
}

void ThreadRecorder::publish(SlotState state, WaitKind kind, std::uint32_t object)
{
    LiveWord word;
    word.state = state;
    word.kind = kind;
    word.object = object;
    word.sequence = ++m_sequence & 0xffffff;
    // release: pairs with acquire in the collector's facts; since and deadline were stored before.
    m_slot.live.store(word.packed(), std::memory_order_release);
}

void ThreadRecorder::introduce(std::uint32_t tid)
{
    m_slot.tid.store(tid, std::memory_order_relaxed);
    // release: pairs with the acquire of those who send it signals.
    m_slot.pid.store(static_cast<std::uint32_t>(::getpid()), std::memory_order_release);
}

void ThreadRecorder::begin()
{
    const Ticks ticks = now();
    m_slot.startTicks.store(ticks, std::memory_order_relaxed);
    publish(SlotState::Running, WaitKind::None, kNoObject);
    if (records())
        event(EventKind::ThreadBegin, kNoObject, m_slot.tid.load(std::memory_order_relaxed), ticks);
}

void ThreadRecorder::end(bool failed)
{
    const KernelAccounts accounts = ownKernelAccounts();
    m_slot.cpuNs.store(accounts.cpuNs, std::memory_order_relaxed);
    m_slot.runQueueNs.store(accounts.runQueueNs, std::memory_order_relaxed);
    m_slot.voluntarySwitches.store(accounts.voluntarySwitches, std::memory_order_relaxed);
    m_slot.involuntarySwitches.store(accounts.involuntarySwitches, std::memory_order_relaxed);
    m_slot.failed.store(failed ? 1 : 0, std::memory_order_relaxed);
    const Ticks ticks = now();
    m_slot.endTicks.store(ticks, std::memory_order_relaxed);
    if (records())
        event(EventKind::ThreadEnd, kNoObject, failed ? 1 : 0, ticks);
    publish(SlotState::Ended, WaitKind::None, kNoObject);
}

void ThreadRecorder::endWithProcess()
{
    const LiveWord last = LiveWord::unpack(m_slot.live.load(std::memory_order_acquire));
    if (last.state == SlotState::Ended)
        return;
    m_sequence = last.sequence;
    m_slot.failed.store(2, std::memory_order_relaxed);
    const Ticks ticks = now();
    m_slot.endTicks.store(ticks, std::memory_order_relaxed);
    if (records())
        event(EventKind::ThreadEnd, kNoObject, 1, ticks);
    publish(SlotState::Ended, WaitKind::None, kNoObject);
}

Ticks ThreadRecorder::waitBegin(WaitKind kind, std::uint32_t object, Ticks deadline, std::uint64_t ticket)
{
    if (!records())
        return 0;
    const Ticks ticks = now();
    m_slot.sinceTicks.store(ticks, std::memory_order_relaxed);
    m_slot.deadlineTicks.store(deadline, std::memory_order_relaxed);
    m_slot.ticket.store(ticket, std::memory_order_relaxed);
    publish(SlotState::Waiting, kind, object);
    event(EventKind::WaitBegin, object, static_cast<std::uint64_t>(kind), ticks);
    return ticks;
}

Ticks ThreadRecorder::waitAnyBegin(std::span<const Awaited> set, Ticks deadline)
{
    if (!records())
        return 0;
    WS_ASSERT(!set.empty() && set.size() <= kMostAwaited);
    // Before `live`, whose release makes them visible with it.
    for (std::size_t i = 0; i < set.size(); ++i)
        m_slot.set[i].store(static_cast<std::uint64_t>(set[i].kind) << 32 | set[i].object,
                            std::memory_order_relaxed);
    m_slot.setSize.store(static_cast<std::uint32_t>(set.size()), std::memory_order_relaxed);
    return waitBegin(WaitKind::Any, set.front().object, deadline);
}

void ThreadRecorder::waitEnd(WaitKind kind, std::uint32_t object, Ticks began, UseCounters &use,
                             Ticks peerActed)
{
    if (!records())
        return;
    const Ticks ticks = now();
    if (peerActed > began && peerActed <= ticks) {
        addTo(use.splitTicks, ticks - began);
        addTo(use.wakeTicks, ticks - peerActed);
    }
    addTo(use.waitTicks, ticks - began);
    addTo(use.waits);
    publish(SlotState::Running, WaitKind::None, kNoObject);
    event(EventKind::WaitEnd, object, static_cast<std::uint64_t>(kind), ticks);
}

void ThreadRecorder::publishTicket(std::uint64_t ticket)
{
    if (!records())
        return;
    m_slot.ticket.store(ticket, std::memory_order_relaxed);
    LiveWord word = LiveWord::unpack(m_slot.live.load(std::memory_order_relaxed));
    publish(word.state, word.kind, word.object);
}

void ThreadRecorder::sleepBegin(std::uint64_t ns)
{
    if (!records())
        return;
    const Ticks ticks = now();
    m_slot.sinceTicks.store(ticks, std::memory_order_relaxed);
    publish(SlotState::Sleeping, WaitKind::None, kNoObject);
    event(EventKind::SleepBegin, kNoObject, ns, ticks);
}

void ThreadRecorder::sleepEnd()
{
    if (!records())
        return;
    publish(SlotState::Running, WaitKind::None, kNoObject);
    event(EventKind::SleepEnd, kNoObject, 0, now());
}

}  // namespace ws
