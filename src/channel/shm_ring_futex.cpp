#include "channel/shm_ring_futex.h"

#include "channel/shared_ring.h"
#include "channel/word_wait.h"

namespace ws {

namespace {

// Who is going to sleep says so, then looks once more; who has moved a counter looks afterwards whether somebody
// sleeps. Both look at the word by an atomic change of it: one of the two comes second, and sees what the first did.
class alignas(kApart) FutexRingChannel final : public Channel
{
public:
    FutexRingChannel(EndSetup setup, SharedRing ring) : Channel(std::move(setup)), m_ring(std::move(ring))
    {
        m_sender = RingSender(words(), m_ring.slots());
        m_receiver = RingReceiver(words(), m_ring.slots());
    }

    std::optional<std::uint64_t> queued() const override
    {
        if (!m_ring.isMapped())
            return std::nullopt;
        return words().put.load() - words().taken.load();
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        if (!m_sender.tryPut(message))
            return false;
        wake(words().receiverSleeps);
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        const WaitOutcome outcome =
            sleepUntil(words().senderSleeps, deadlineNs, [&] { return m_sender.tryPut(message); });
        if (outcome == WaitOutcome::Done)
            wake(words().receiverSleeps);
        return outcome;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        std::size_t size = 0;
        if (!take(into, size))
            return std::optional<std::size_t>();
        wake(words().senderSleeps);
        return std::optional(size);
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        const WaitOutcome outcome =
            sleepUntil(words().receiverSleeps, deadlineNs, [&] { return take(into, size); });
        if (outcome == WaitOutcome::Done)
            wake(words().senderSleeps);
        return outcome;
    }

    Result<> endStream() override
    {
        words().ended.store(1, std::memory_order_release);
        wake(words().receiverSleeps);
        return {};
    }

    void release() override { m_ring.unmap(); }

private:
    RingWords &words() const { return m_ring.head<RingWords>(); }

    bool take(std::span<std::byte> into, std::size_t &size)
    {
        if (m_receiver.tryTake(into.data())) {
            size = m_ring.slots().messageBytes;
            return true;
        }
        size = 0;
        return m_receiver.isAtEnd();
    }

    static void wake(std::atomic<std::uint32_t> &sleeps)
    {
        // Changes nothing, but comes before or after the exchange in sleepUntil(), and brings everything along.
        if (sleeps.fetch_add(0, std::memory_order_acq_rel) == 0) [[likely]]
            return;
        sleeps.store(0, std::memory_order_relaxed);
        wakeOne(sleeps, WordScope::Processes);
    }

    template <typename Try>
    static WaitOutcome sleepUntil(std::atomic<std::uint32_t> &sleeps, std::uint64_t deadlineNs, Try tryOnce)
    {
        for (;;) {
            sleeps.exchange(1, std::memory_order_acq_rel);
            WaitOutcome outcome = WaitOutcome::Done;
            const bool done = tryOnce();
            if (!done)
                outcome = sleepOnWord(sleeps, 1, deadlineNs, WordScope::Processes);
            if (done || outcome != WaitOutcome::Done) {
                sleeps.store(0, std::memory_order_relaxed);
                return outcome;
            }
            if (tryOnce())
                return WaitOutcome::Done;
        }
    }

    SharedRing m_ring;
    RingSender m_sender;
    RingReceiver m_receiver;
};

Result<ChannelKit> prepareFutexRing(const ChannelPlan &plan)
{
    auto made = makeSharedRing(plan, sizeof(RingWords));
    if (!made)
        return made.error();
    return std::move(made->kit);
}

Result<std::unique_ptr<Channel>> openFutexRing(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    auto ring = attachSharedRing(setup, fds, sizeof(RingWords));
    if (!ring)
        return ring.error();
    return std::unique_ptr<Channel>(std::make_unique<FutexRingChannel>(std::move(setup), std::move(*ring)));
}

}  // namespace

constinit const Mechanism shmRingFutexMechanism{
    {.id = "shm-ring-futex",
     .name = WS_TR_NOOP("Mechanism", "Shared-memory ring, futex"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "A ring of slots in shared memory; the kernel is asked only to sleep, and to wake "
                      "somebody who sleeps."),
     .source = "futex(7)",
     .group = MechanismGroup::SharedMemory,
     .shapes = {},
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits while the ring is full, the receiver while it is empty."),
     .parameters = kRingParameters,
     .limits = kMemoryLimits},
    prepareFutexRing,
    openFutexRing,
};

}  // namespace ws
