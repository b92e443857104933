#include "sync/monitor.h"

#include <array>
#include <cerrno>
#include <string>

#include "sync/mutex.h"
#include "sync/word_sleep.h"

namespace ws {

namespace {

constexpr std::size_t kMostWaiters = 48;

enum WaiterState : std::uint32_t { kFree = 0, kWaiting = 1, kGranted = 2, kLeft = 3 };
constexpr std::uint32_t kStateMask = 3;

struct MonitorCell
{
    pthread_mutex_t mutex;
    std::uint32_t nextOrder;  // guarded by the mutex; 30 bits of it are used
    // free to waiting: under the mutex, by the thread that waits. waiting to granted: under the mutex, by the notifier.
    // Waiting to left, at the end of its time, and all to free: by the thread that waited, without the mutex.
    std::array<std::atomic<std::uint32_t>, kMostWaiters> waiters;
};
static_assert(sizeof(MonitorCell) <= kPrimitiveCellBytes);

class MonitorHandle final : public Monitor
{
public:
    MonitorHandle(MonitorCell &cell, const HandleSetup &setup) : Monitor(setup), m_cell(cell) {}

    Result<> lock() override { return lockFor(kNoLimit); }
    Result<> lockFor(std::chrono::nanoseconds timeout) override;
    Result<bool> tryLock() override;
    Result<> unlock() override;
    Result<> wait(std::chrono::nanoseconds timeout) override;
    Result<> notify() override { return grant(1, "notify in a monitor without owning its lock"); }
    Result<> notifyAll() override
    {
        return grant(kMostWaiters, "notify all in a monitor without owning its lock");
    }

private:
    std::atomic<std::uint32_t> *enqueue(std::uint32_t &word);
    std::atomic<std::uint32_t> *longestWaiting();
    bool sleepUntilGranted(std::atomic<std::uint32_t> &own, std::uint32_t word,
                           std::chrono::nanoseconds timeout);
    Result<> grant(std::size_t most, const char *refusal);

    MonitorCell &m_cell;
};

Result<> MonitorHandle::lockFor(std::chrono::nanoseconds timeout)
{
    int error = ::pthread_mutex_trylock(&m_cell.mutex);
    if (error == EBUSY) [[unlikely]] {
        if (timeout.count() <= 0)
            return tooLate(WaitKind::Lock, "lock a monitor that another thread owns");
        const Ticks began =
            m_setup.recorder->waitBegin(WaitKind::Lock, m_setup.object, deadlineTicks(timeout));
        if (timeout == kNoLimit) {
            error = ::pthread_mutex_lock(&m_cell.mutex);
        } else {
            const timespec until = monotonicDeadline(timeout);
            error = ::pthread_mutex_clocklock(&m_cell.mutex, CLOCK_MONOTONIC, &until);
        }
        m_setup.recorder->waitEnd(WaitKind::Lock, m_setup.object, began, *m_setup.use);
    }
    if (error == ETIMEDOUT)
        return tooLate(WaitKind::Lock, "lock a monitor in the time given");
    if (error != 0)
        return Error{ErrorKind::System, error, "lock a monitor"};
    publishOwner();
    return {};
}

Result<bool> MonitorHandle::tryLock()
{
    auto locked = lockFor(std::chrono::nanoseconds::zero());
    if (!locked && locked.error().kind != ErrorKind::Timeout)
        return locked.error();
    return bool(locked);
}

Result<> MonitorHandle::unlock()
{
    if (!isOwner())
        return Error{ErrorKind::System, EPERM, "unlock a monitor that this thread does not own"};
    withdrawOwner();
    const int error = ::pthread_mutex_unlock(&m_cell.mutex);
    if (error != 0)
        return Error{ErrorKind::System, error, "unlock a monitor"};
    return {};
}

// Under the mutex. `word` becomes what the place holds until it is granted; null: no place is free.
std::atomic<std::uint32_t> *MonitorHandle::enqueue(std::uint32_t &word)
{
    for (std::atomic<std::uint32_t> &place : m_cell.waiters) {
        // acquire: pairs with the release of the thread that had it before.
        if ((place.load(std::memory_order_acquire) & kStateMask) != kFree)
            continue;
        word = (m_cell.nextOrder++ << 2) | kWaiting;
        place.store(word, std::memory_order_release);
        return &place;
    }
    return nullptr;
}

// Under the mutex; null: nobody waits.
std::atomic<std::uint32_t> *MonitorHandle::longestWaiting()
{
    std::atomic<std::uint32_t> *found = nullptr;
    std::uint32_t foundAge = 0;
    for (std::atomic<std::uint32_t> &place : m_cell.waiters) {
        const std::uint32_t word = place.load(std::memory_order_acquire);
        // Orders wrap; ages do not, while fewer than 2^30 threads came after the oldest.
        const std::uint32_t age = ((m_cell.nextOrder << 2) - word) & ~kStateMask;
        if ((word & kStateMask) == kWaiting && (found == nullptr || age > foundAge)) {
            found = &place;
            foundAge = age;
        }
    }
    return found;
}

Result<> MonitorHandle::wait(std::chrono::nanoseconds timeout)
{
    if (!isOwner())
        return Error{
            ErrorKind::System, EPERM,
            "wait in a monitor without owning its lock: lock it first, so that no notification falls "
            "between the check and the wait"};
    std::uint32_t word = 0;
    std::atomic<std::uint32_t> *own = enqueue(word);
    if (own == nullptr)
        return Error{ErrorKind::Limit, 0,
                     "wait in a monitor in which " + std::to_string(kMostWaiters) +
                         " threads wait already, the most that it has room for"};
    const auto place = static_cast<std::uint64_t>(own - m_cell.waiters.data());
    // The owner is withdrawn first: a thread that holds what it is about to give back must not look as if it waited
    // with it. And the wait is published before the mutex is free: from then on a notification may come.
    withdrawOwner();
    const Ticks began = m_setup.recorder->waitBegin(WaitKind::Notify, m_setup.object, deadlineTicks(timeout),
                                                    (std::uint64_t{word} << 8) | place);
    ::pthread_mutex_unlock(&m_cell.mutex);
    const bool granted = sleepUntilGranted(*own, word, timeout);
    m_setup.recorder->waitEnd(WaitKind::Notify, m_setup.object, began, *m_setup.use);
    // After waitEnd(): a place that is free may be another's, and says nothing of this wait any more.
    own->store(kFree, std::memory_order_release);

    auto locked = lockFor(kNoLimit);
    if (!locked)
        return locked;
    if (!granted)
        return tooLate(WaitKind::Notify, "wait for a notification in the time given");
    // With the lock, so that its stamp comes after that of the notification, which was given under the lock.
    m_setup.recorder->operation(EventKind::Took, m_setup.object, 1);
    return {};
}

// False: not granted, and it will not be. A grant that comes with the end of the time counts: nobody else has it.
bool MonitorHandle::sleepUntilGranted(std::atomic<std::uint32_t> &own, std::uint32_t word,
                                      std::chrono::nanoseconds timeout)
{
    if (sleepUntil(own, timeout, [word](std::uint32_t now) { return now != word; }))
        return true;
    std::uint32_t expected = word;
    return !own.compare_exchange_strong(expected, (word & ~kStateMask) | kLeft, std::memory_order_acq_rel);
}

Result<> MonitorHandle::grant(std::size_t most, const char *refusal)
{
    if (!isOwner())
        return Error{ErrorKind::System, EPERM, std::string(refusal) + ": lock it first"};
    // Counted before it is done, like whatever makes something available.
    addTo(m_setup.use->begun);
    std::uint64_t granted = 0;
    while (granted < most) {
        std::atomic<std::uint32_t> *place = longestWaiting();
        if (place == nullptr)
            break;
        std::uint32_t word = place->load(std::memory_order_relaxed);
        // It may have left at the end of its time: then the next one gets it.
        if ((word & kStateMask) != kWaiting ||
            !place->compare_exchange_strong(word, (word & ~kStateMask) | kGranted, std::memory_order_acq_rel))
            continue;
        ++granted;
        // The word is the announcement, and is changed before the thread can wake.
        futexWakeAll(*place);
    }
    m_setup.recorder->operation(EventKind::Gave, m_setup.object, granted);
    return {};
}

Result<PrimitiveKit> prepareMonitor(std::byte *cell, const PrimitivePlan &plan)
{
    auto made = makePthreadMutex(cell, plan.acrossProcesses, PTHREAD_MUTEX_NORMAL, false);
    if (!made)
        return made.error();
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openMonitor(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<MonitorHandle>(*reinterpret_cast<MonitorCell *>(cell), setup));
}

// Exact: the thread's own word is as it was when the wait began, until the wait can end.
Outlook monitorOutlook(const std::byte *cell, const ParameterValues &, WaitKind kind, std::uint64_t ticket)
{
    if (kind != WaitKind::Notify || (ticket & 0xff) >= kMostWaiters)
        return {};
    const auto &waiters = reinterpret_cast<const MonitorCell *>(cell)->waiters;
    // acquire: pairs with the release of the grant.
    return {.available = waiters[ticket & 0xff].load(std::memory_order_acquire) != ticket >> 8};
}

}  // namespace

constinit const Primitive monitorPrimitive{
    {.id = "monitor",
     .family = Family::Monitor,
     .name = WS_TR_NOOP("Primitive", "Monitor"),
     .sentence =
         WS_TR_NOOP("Primitive",
                    "A lock and a condition: wait gives the lock back and sleeps until a notification, then "
                    "takes the lock again. A notification that nobody waits for is lost."),
     .source = "pthread_cond_wait(3p)"},
    prepareMonitor,
    openMonitor,
    monitorOutlook,
};

}  // namespace ws
