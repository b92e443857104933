#include "sync/monitor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>

#include "sync/mutex.h"
#include "sync/word_sleep.h"

namespace ws {

namespace {

constexpr std::size_t kMostWaiters = 40;
constexpr std::size_t kMostConditions = 6;  // with a name

enum WaiterState : std::uint32_t { kFree = 0, kWaiting = 1, kGranted = 2, kLeft = 3 };
constexpr std::uint32_t kStateMask = 3;
constexpr int kConditionShift = 2;
constexpr std::uint32_t kConditionMask = 7u << kConditionShift;
constexpr int kOrderShift = 5;
constexpr std::uint32_t kOrderMask = ~std::uint32_t{0} << kOrderShift;

struct MonitorCell
{
    pthread_mutex_t mutex;
    std::uint32_t nextOrder;  // guarded by the mutex; 27 bits of it are used
    // Of the names of conditions, in the order of their first use; 0: none yet. Guarded by the mutex.
    std::array<std::uint64_t, kMostConditions> conditions;
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
    Result<> wait(std::chrono::nanoseconds timeout, std::string_view condition) override;
    Result<> notify(std::string_view condition) override
    {
        return grant(1, condition, "notify in a monitor without owning its lock");
    }
    Result<> notifyAll(std::string_view condition) override
    {
        return grant(kMostWaiters, condition, "notify all in a monitor without owning its lock");
    }

private:
    Result<std::uint32_t> numberOf(std::string_view condition);
    std::atomic<std::uint32_t> *enqueue(std::uint32_t condition, std::uint32_t &word);
    std::atomic<std::uint32_t> *longestWaiting(std::uint32_t condition);
    bool sleepUntilGranted(std::atomic<std::uint32_t> &own, std::uint32_t word,
                           std::chrono::nanoseconds timeout);
    Result<> grant(std::size_t most, std::string_view condition, const char *refusal);
    void noteUnheard();

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

// FNV-1a with 64 bits: two of six names that are one by it are not met in practice. Never 0.
std::uint64_t hashOf(std::string_view name)
{
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char letter : name)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
    return hash == 0 ? 1 : hash;
}

// Under the mutex; 0 is the condition without a name.
Result<std::uint32_t> MonitorHandle::numberOf(std::string_view condition)
{
    if (condition.empty())
        return 0u;
    const std::uint64_t hash = hashOf(condition);
    for (std::uint32_t i = 0; i < kMostConditions; ++i) {
        if (m_cell.conditions[i] == 0)
            m_cell.conditions[i] = hash;
        if (m_cell.conditions[i] == hash)
            return i + 1;
    }
    return Error{ErrorKind::Limit, 0,
                 "use one more condition in a monitor that has " + std::to_string(kMostConditions) +
                     " names of conditions, the most that it has room for"};
}

// Under the mutex. `word` becomes what the place holds until it is granted; null: no place is free.
std::atomic<std::uint32_t> *MonitorHandle::enqueue(std::uint32_t condition, std::uint32_t &word)
{
    for (std::atomic<std::uint32_t> &place : m_cell.waiters) {
        // acquire: pairs with the release of the thread that had it before.
        if ((place.load(std::memory_order_acquire) & kStateMask) != kFree)
            continue;
        word = (m_cell.nextOrder++ << kOrderShift) | (condition << kConditionShift) | kWaiting;
        place.store(word, std::memory_order_release);
        return &place;
    }
    return nullptr;
}

// Under the mutex; null: nobody waits for it.
std::atomic<std::uint32_t> *MonitorHandle::longestWaiting(std::uint32_t condition)
{
    std::atomic<std::uint32_t> *found = nullptr;
    std::uint32_t foundAge = 0;
    for (std::atomic<std::uint32_t> &place : m_cell.waiters) {
        const std::uint32_t word = place.load(std::memory_order_acquire);
        // Orders wrap; ages do not, while fewer than 2^27 threads came after the oldest.
        const std::uint32_t age = ((m_cell.nextOrder << kOrderShift) - word) & kOrderMask;
        const bool waits =
            (word & (kConditionMask | kStateMask)) == ((condition << kConditionShift) | kWaiting);
        if (waits && (found == nullptr || age > foundAge)) {
            found = &place;
            foundAge = age;
        }
    }
    return found;
}

Result<> MonitorHandle::wait(std::chrono::nanoseconds timeout, std::string_view condition)
{
    if (!isOwner())
        return Error{
            ErrorKind::System, EPERM,
            "wait in a monitor without owning its lock: lock it first, so that no notification falls "
            "between the check and the wait"};
    const Result<std::uint32_t> number = numberOf(condition);
    if (!number)
        return number.error();
    std::uint32_t word = 0;
    std::atomic<std::uint32_t> *own = enqueue(*number, word);
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

Result<> MonitorHandle::grant(std::size_t most, std::string_view condition, const char *refusal)
{
    if (!isOwner())
        return Error{ErrorKind::System, EPERM, std::string(refusal) + ": lock it first"};
    const Result<std::uint32_t> number = numberOf(condition);
    if (!number)
        return number.error();
    // Counted before it is done, like whatever makes something available.
    addTo(m_setup.use->begun);
    std::uint64_t granted = 0;
    while (granted < most) {
        std::atomic<std::uint32_t> *place = longestWaiting(*number);
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
    if (granted == 0)
        noteUnheard();
    m_setup.recorder->operation(EventKind::Gave, m_setup.object, granted);
    return {};
}

// Under the mutex: one writer at a time.
void MonitorHandle::noteUnheard()
{
    std::atomic<std::uint32_t> &unheard = m_setup.state->unheard;
    const std::uint32_t count = std::min((unheard.load(std::memory_order_relaxed) >> 16) + 1, 0xffffu);
    unheard.store((count << 16) | (m_setup.recorder->thread() + 1), std::memory_order_release);
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
