#include "sync/thread_join.h"

#include <system_error>

#include "base/futex.h"
#include "sync/word_sleep.h"

namespace ws {

namespace {

// 0: none.
Ticks deadlineAfter(Ticks now, std::chrono::nanoseconds timeout, double nsPerTick)
{
    if (timeout == kNoLimit)
        return 0;
    return now + static_cast<Ticks>(static_cast<double>(timeout.count()) / nsPerTick) + 1;
}

}  // namespace

Result<> JoinTable::start(std::uint32_t thread, std::function<void()> body)
{
    const MutexLock lock(m_mutex);
    std::atomic<std::uint32_t> &state = m_states[thread];
    if (state.load(std::memory_order_relaxed) != kNotStarted)
        return Error{ErrorKind::BadInput, 0, "start a thread that was started before: a thread runs once"};
    state.store(kStarted, std::memory_order_relaxed);
    // std::thread reports a refusal only by an exception.
    try {
        m_handles[thread] = std::thread([&state, run = std::move(body)] {
            run();
            // release: pairs with stateOf() and waitUntilEnded() of the joiner.
            state.store(kEnded, std::memory_order_release);
            futexWakeAll(state);
        });
    } catch (const std::system_error &refused) {
        state.store(kNotStarted, std::memory_order_relaxed);
        return Error{ErrorKind::Limit, refused.code().value(),
                     "start a thread (limits: ulimit -u, /proc/sys/kernel/threads-max)"};
    }
    return {};
}

std::thread JoinTable::claim(std::uint32_t thread)
{
    const MutexLock lock(m_mutex);
    if (m_isClaimed[thread] || !m_handles[thread].joinable())
        return {};
    m_isClaimed[thread] = true;
    return std::move(m_handles[thread]);
}

bool JoinTable::reserve(std::uint32_t thread)
{
    const MutexLock lock(m_mutex);
    const bool isFree = !m_isClaimed[thread];
    m_isClaimed[thread] = true;
    return isFree;
}

void JoinTable::unreserve(std::uint32_t thread)
{
    const MutexLock lock(m_mutex);
    m_isClaimed[thread] = false;
}

bool JoinTable::waitUntilEnded(std::uint32_t thread, std::chrono::nanoseconds timeout) const
{
    return sleepUntil(m_states[thread], timeout, [](std::uint32_t state) { return state == kEnded; });
}

void JoinTable::joinReserved(std::uint32_t thread)
{
    std::thread ended;
    {
        // Also waits for start() to have stored the handle: the thread may be faster.
        const MutexLock lock(m_mutex);
        ended = std::move(m_handles[thread]);
    }
    ended.join();  // at once: only its exit is left
}

Result<> joinThread(JoinTable &table, std::uint32_t joined, std::uint32_t object, const ThreadSlot &slot,
                    ThreadRecorder &recorder, UseCounters &use, std::chrono::nanoseconds timeout,
                    double nsPerTick)
{
    if (joined == recorder.thread())
        return Error{ErrorKind::System, EDEADLK, "join the thread itself, which would wait for its own end"};
    if (!table.reserve(joined))
        return Error{ErrorKind::BadInput, 0, "join a thread that was joined before, or that another joins"};
    addTo(use.begun);
    // acquire: pairs with the release of the joined thread's last live word.
    bool hasEnded = LiveWord::unpack(slot.live.load(std::memory_order_acquire)).state == SlotState::Ended &&
                    table.waitUntilEnded(joined, kNoLimit);
    if (!hasEnded && timeout.count() > 0) {
        const Ticks began =
            recorder.waitBegin(WaitKind::Join, object, deadlineAfter(recorder.now(), timeout, nsPerTick));
        hasEnded = table.waitUntilEnded(joined, timeout);
        recorder.waitEnd(WaitKind::Join, object, began, use);
    }
    if (!hasEnded) {
        table.unreserve(joined);
        recorder.operation(EventKind::TryFailed, object, static_cast<std::uint64_t>(WaitKind::Join));
        return Error{ErrorKind::Timeout, 0, "join a thread that has not ended"};
    }
    table.joinReserved(joined);
    addTo(use.done);
    return {};
}

}  // namespace ws
