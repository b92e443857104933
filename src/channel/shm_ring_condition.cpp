#include "channel/shm_ring_condition.h"

#include <type_traits>

#include "channel/robust_mutex.h"
#include "channel/shared_ring.h"
#include "channel/word_wait.h"

namespace ws {

namespace {

// Who was to be woken by somebody that was killed just then looks again after this long.
constexpr std::uint64_t kLongestSleepNs = 100'000'000;

// A condition variable under a robust mutex: a word that changes at every wake, and a futex on it.
//
// Not pthread_cond_t: glibc's counts its sleepers in shared memory, and one that was killed asleep makes a later
// pthread_cond_signal() wait for it for ever. Here a dead sleeper costs one needless system call.
struct Condition
{
    std::atomic<std::uint32_t> word;
    std::uint32_t sleepers;  // under the mutex; may be too high

    // With the mutex held; true: wake them all once it is unlocked. Woken inside, they would run into the mutex.
    bool beginWake()
    {
        if (sleepers == 0)
            return false;
        word.store(word.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        sleepers = 0;
        return true;
    }
};

// `put` and `taken` only grow, each changed by one store: whatever instruction a holder of the mutex dies at, the ring
// holds the messages put and not taken. Only its wake may be missing: who comes next makes up for it, and a sleeper who
// is alone with the ring looks again by itself.
struct Head
{
    RobustMutex mutex;
    alignas(kApart) std::atomic<std::uint64_t> put;
    std::atomic<std::uint64_t> taken;
    std::atomic<std::uint32_t> ended;
    alignas(kApart) Condition notEmpty;
    alignas(kApart) Condition notFull;
};
static_assert(std::is_standard_layout_v<Head>);

class ConditionRingChannel final : public Channel
{
public:
    ConditionRingChannel(EndSetup setup, SharedRing ring) : Channel(std::move(setup)), m_ring(std::move(ring))
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        if (!m_ring.isMapped())
            return std::nullopt;
        return head().put.load() - head().taken.load();
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        auto locked = lock();
        if (!locked)
            return locked.error();
        if (isFull()) {
            head().mutex.unlock();
            return false;
        }
        put(message);
        unlockAndWake(head().notEmpty);
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        return waitUntil(
            head().notFull, head().notEmpty, deadlineNs, [&] { return !isFull(); }, [&] { put(message); });
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        auto locked = lock();
        if (!locked)
            return locked.error();
        if (!hasNews()) {
            head().mutex.unlock();
            return std::optional<std::size_t>();
        }
        const std::size_t size = take(into);
        unlockAndWake(head().notFull);
        return std::optional(size);
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        return waitUntil(
            head().notEmpty, head().notFull, deadlineNs, [&] { return hasNews(); },
            [&] { size = take(into); });
    }

    Result<> endStream() override
    {
        auto locked = lock();
        if (!locked)
            return locked.error();
        head().ended.store(1, std::memory_order_relaxed);
        unlockAndWake(head().notEmpty);
        return {};
    }

    void release() override { m_ring.unmap(); }

private:
    Head &head() const { return m_ring.head<Head>(); }
    std::byte *slot(std::uint64_t number) const
    {
        return m_ring.slots().first + number % m_ring.slots().count * m_ring.slots().strideBytes;
    }
    std::uint64_t putSoFar() const { return head().put.load(std::memory_order_relaxed); }
    std::uint64_t takenSoFar() const { return head().taken.load(std::memory_order_relaxed); }
    bool isFull() const { return putSoFar() - takenSoFar() >= m_ring.slots().count; }
    bool hasNews() const
    {
        return putSoFar() != takenSoFar() || head().ended.load(std::memory_order_relaxed) != 0;
    }

    Result<> lock()
    {
        auto locked = head().mutex.lock();
        if (!locked)
            return locked.error();
        if (*locked == RobustMutex::Locked::Recovered) {
            // The dead one may have changed a counter without having woken those who wait for it.
            for (Condition *condition : {&head().notEmpty, &head().notFull}) {
                condition->sleepers = 1;
                condition->beginWake();
                wakeAll(condition->word, WordScope::Processes);
            }
        }
        return {};
    }

    // All, and not one: the one could be killed before it acts.
    void unlockAndWake(Condition &condition)
    {
        const bool wakes = condition.beginWake();
        head().mutex.unlock();
        if (wakes)
            wakeAll(condition.word, WordScope::Processes);
    }

    void put(std::span<const std::byte> message)
    {
        const std::uint64_t number = putSoFar();
        copyBytes(slot(number), message.data(), message.size());
        head().put.store(number + 1, std::memory_order_release);
    }

    std::size_t take(std::span<std::byte> into)
    {
        const std::uint64_t number = takenSoFar();
        if (number == putSoFar())
            return 0;
        copyBytes(into.data(), slot(number), m_ring.slots().messageBytes);
        head().taken.store(number + 1, std::memory_order_release);
        return m_ring.slots().messageBytes;
    }

    template <typename Ready, typename Act>
    Result<WaitOutcome> waitUntil(Condition &mine, Condition &theirs, std::uint64_t deadlineNs, Ready ready,
                                  Act act)
    {
        auto locked = lock();
        if (!locked)
            return locked.error();
        WaitOutcome outcome = WaitOutcome::Done;
        while (!ready()) {
            if (outcome != WaitOutcome::Done) {
                head().mutex.unlock();
                return outcome;
            }
            ++mine.sleepers;
            const std::uint32_t seen = mine.word.load(std::memory_order_relaxed);
            head().mutex.unlock();
            outcome = sleep(mine.word, seen, deadlineNs);
            locked = lock();
            if (!locked)
                return locked.error();
        }
        act();
        unlockAndWake(theirs);
        return WaitOutcome::Done;
    }

    static WaitOutcome sleep(const std::atomic<std::uint32_t> &word, std::uint32_t seen,
                             std::uint64_t deadlineNs)
    {
        const std::uint64_t untilNs = monotonicNs() + kLongestSleepNs;
        if (deadlineNs != 0 && deadlineNs <= untilNs)
            return sleepOnWord(word, seen, deadlineNs, WordScope::Processes);
        const WaitOutcome outcome = sleepOnWord(word, seen, untilNs, WordScope::Processes);
        return outcome == WaitOutcome::TimedOut ? WaitOutcome::Done : outcome;
    }

    SharedRing m_ring;
};

Result<ChannelKit> prepareConditionRing(const ChannelPlan &plan)
{
    auto made = makeSharedRing(plan, sizeof(Head));
    if (!made)
        return made.error();
    auto ready = made->ring.head<Head>().mutex.initialize();
    if (!ready)
        return ready.error();
    return std::move(made->kit);
}

Result<std::unique_ptr<Channel>> openConditionRing(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    auto ring = attachSharedRing(setup, fds, sizeof(Head));
    if (!ring)
        return ring.error();
    return std::unique_ptr<Channel>(
        std::make_unique<ConditionRingChannel>(std::move(setup), std::move(*ring)));
}

}  // namespace

constinit const Mechanism shmRingConditionMechanism{
    {.id = "shm-ring-condition",
     .name = WS_TR_NOOP("Mechanism", "Shared-memory ring, mutex and condition variables"),
     .sentence = WS_TR_NOOP("Mechanism",
                            "A monitor in shared memory: one robust mutex and two condition variables; when "
                            "the owner of the mutex is killed, the next one recovers the ring."),
     .source = "pthread_mutexattr_setrobust(3)",
     .group = MechanismGroup::SharedMemory,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits while the ring is full, the receiver while it is empty; "
                                 "both also wait for the mutex, for as long as a copy takes."),
     .parameters = kRingParameters,
     .limits = kMemoryLimits},
    prepareConditionRing,
    openConditionRing,
};

}  // namespace ws
