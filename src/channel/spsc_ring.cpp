#include "channel/spsc_ring.h"

#include <immintrin.h>
#include <linux/membarrier.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>

#include "channel/shared_ring.h"
#include "channel/word_wait.h"

namespace ws {

namespace {

// Looks before a try counts as failed, and before a wait goes to sleep; none where both threads have one processor,
// because the other side cannot act while this one looks.
constexpr int kLooksPerTry = 64;
constexpr int kLooksPerWait = 512;

bool hasBarrier()
{
    static const bool registered =
        ::syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0;
    return registered;
}

// Who is going to sleep says so, then looks once more; who has moved a counter looks afterwards whether somebody
// sleeps. Between the two steps both need a full barrier. The one who sleeps gives it to all running threads of the
// process (membarrier(2)): so a message costs no fence, and only a sleep costs a system call more.
class alignas(kApart) SpscRingChannel final : public Channel
{
public:
    SpscRingChannel(EndSetup setup, std::shared_ptr<void> memory, const RingSlots &slots)
        : Channel(std::move(setup)), m_memory(std::move(memory)),
          m_words(static_cast<RingWords *>(m_memory.get())), m_messageBytes(slots.messageBytes),
          m_hasBarrier(hasBarrier()), m_sender(*m_words, slots), m_receiver(*m_words, slots)
    {
    }

    Result<> establish() override
    {
        (void)peerIsElsewhere();
        return {};
    }

    std::optional<std::uint64_t> queued() const override
    {
        return m_words->put.load() - m_words->taken.load();
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        if (!m_sender.tryPut(message) && !look(kLooksPerTry, [&] { return m_sender.tryPut(message); }))
            return false;
        wake(m_words->receiverSleeps);
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        const WaitOutcome outcome =
            wait(m_words->senderSleeps, deadlineNs, [&] { return m_sender.tryPut(message); });
        if (outcome == WaitOutcome::Done)
            wake(m_words->receiverSleeps);
        return outcome;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        std::size_t size = m_messageBytes;
        if (!m_receiver.tryTake(into.data()) && !look(kLooksPerTry, [&] { return take(into, size); }))
            return std::optional<std::size_t>();
        wake(m_words->senderSleeps);
        return std::optional(size);
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        const WaitOutcome outcome =
            wait(m_words->receiverSleeps, deadlineNs, [&] { return take(into, size); });
        if (outcome == WaitOutcome::Done)
            wake(m_words->senderSleeps);
        return outcome;
    }

    Result<> endStream() override
    {
        m_words->ended.store(1, std::memory_order_release);
        wake(m_words->receiverSleeps);
        return {};
    }

    void release() override {}

private:
    bool take(std::span<std::byte> into, std::size_t &size)
    {
        size = m_messageBytes;
        if (m_receiver.tryTake(into.data()))
            return true;
        size = 0;
        return m_receiver.isAtEnd();
    }

    bool peerIsElsewhere()
    {
        const bool sends = setup().side == ChannelSide::Sender;
        const auto cpu = static_cast<std::uint32_t>(::sched_getcpu()) + 1;
        (sends ? m_words->senderCpu : m_words->receiverCpu).store(cpu, std::memory_order_relaxed);
        return (sends ? m_words->receiverCpu : m_words->senderCpu).load(std::memory_order_relaxed) != cpu;
    }

    // Under a policy that spins, Channel does it.
    template <typename Try>
    bool look(int looks, Try tryOnce)
    {
        if (tryOnce())
            return true;
        if (setup().spinFor.count() != 0 || !peerIsElsewhere())
            return false;
        for (int i = 0; i < looks; ++i) {
            ::_mm_pause();
            if (tryOnce())
                return true;
        }
        return false;
    }

    void wake(std::atomic<std::uint32_t> &sleeps) const
    {
        std::atomic_signal_fence(std::memory_order_seq_cst);
        const std::uint32_t asleep = m_hasBarrier ? sleeps.load(std::memory_order_relaxed)
                                                  : sleeps.fetch_add(0, std::memory_order_acq_rel);
        if (asleep == 0) [[likely]]
            return;
        sleeps.store(0, std::memory_order_relaxed);
        wakeOne(sleeps, WordScope::Process);
    }

    template <typename Try>
    WaitOutcome wait(std::atomic<std::uint32_t> &sleeps, std::uint64_t deadlineNs, Try tryOnce)
    {
        if (look(kLooksPerWait, tryOnce))
            return WaitOutcome::Done;
        for (;;) {
            sleeps.exchange(1, std::memory_order_acq_rel);
            if (m_hasBarrier)
                ::syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0);
            WaitOutcome outcome = WaitOutcome::Done;
            const bool done = tryOnce();
            if (!done)
                outcome = sleepOnWord(sleeps, 1, deadlineNs, WordScope::Process);
            if (done || outcome != WaitOutcome::Done) {
                sleeps.store(0, std::memory_order_relaxed);
                return outcome;
            }
            if (tryOnce())
                return WaitOutcome::Done;
        }
    }

    std::shared_ptr<void> m_memory;
    RingWords *m_words;
    std::size_t m_messageBytes;
    bool m_hasBarrier;  // else every message costs an atomic change of the word that the other side sleeps on
    RingSender m_sender;
    RingReceiver m_receiver;
};

Result<ChannelKit> prepareSpscRing(const ChannelPlan &plan)
{
    auto shape = ringShapeOf(plan.name, plan.parameters, plan.messageBytes);
    if (!shape)
        return shape.error();
    ChannelKit kit;
    kit.capacityMessages = shape->slots;
    return kit;
}

Result<std::unique_ptr<Channel>> openSpscRing(EndSetup setup, std::vector<UniqueFd>, ProcessShared &shared)
{
    auto shape = ringShapeOf("", setup.parameters, setup.messageBytes);
    if (!shape)
        return shape.error();
    if (shared == nullptr) {
        // Whole pairs of lines, so that nothing else shares the last one.
        const std::size_t bytes =
            (sizeof(RingWords) + shape->slots * shape->strideBytes + kApart - 1) / kApart * kApart;
        void *memory = std::aligned_alloc(kApart, bytes);
        if (memory == nullptr)
            return Error{ErrorKind::Limit, ENOMEM, "make a ring of " + std::to_string(bytes) + " bytes"};
        std::memset(memory, 0, bytes);
        shared = std::shared_ptr<void>(memory, std::free);
    }
    const RingSlots slots = {static_cast<std::byte *>(shared.get()) + sizeof(RingWords), shape->slots,
                             shape->strideBytes, shape->messageBytes};
    return std::unique_ptr<Channel>(std::make_unique<SpscRingChannel>(std::move(setup), shared, slots));
}

constexpr ParameterInfo kParameters[] = {kSlotsParameter};

}  // namespace

constinit const Mechanism spscRingMechanism{
    {.id = "spsc-ring",
     .name = WS_TR_NOOP("Mechanism", "Lock-free ring, one to one"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "A ring in the memory of one process for exactly one sender and one receiver: each "
                      "writes one counter, reads the other's, and needs no lock."),
     .source = "futex(7), membarrier(2)",
     .group = MechanismGroup::InProcess,
     .scope = MechanismScope::Threads,
     .shapes = {},
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits while the ring is full, the receiver while it is empty: "
                                 "first spinning where they run on two processors, then asleep."),
     .parameters = kParameters},
    prepareSpscRing,
    openSpscRing,
};

}  // namespace ws
