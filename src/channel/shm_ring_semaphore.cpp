#include "channel/shm_ring_semaphore.h"

#include <semaphore.h>

#include "channel/semaphore_wait.h"
#include "channel/shared_ring.h"

namespace ws {

namespace {

struct Head
{
    RingWords words;
    alignas(kApart) sem_t filled;  // slots with a message; one more after the end of the stream
    alignas(kApart) sem_t empty;
};

class alignas(kApart) SemaphoreRingChannel final : public Channel
{
public:
    SemaphoreRingChannel(EndSetup setup, SharedRing ring) : Channel(std::move(setup)), m_ring(std::move(ring))
    {
        m_sender = RingSender(head().words, m_ring.slots());
        m_receiver = RingReceiver(head().words, m_ring.slots());
    }

    std::optional<std::uint64_t> queued() const override
    {
        if (!m_ring.isMapped())
            return std::nullopt;
        return head().words.put.load() - head().words.taken.load();
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        if (::sem_trywait(&head().empty) != 0)
            return false;
        put(message);
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        auto waited = waitForSemaphore(head().empty, deadlineNs, "wait for an empty slot");
        if (waited && *waited == WaitOutcome::Done)
            put(message);
        return waited;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        if (::sem_trywait(&head().filled) != 0)
            return std::optional<std::size_t>();
        return std::optional(take(into));
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        auto waited = waitForSemaphore(head().filled, deadlineNs, "wait for a filled slot");
        if (waited && *waited == WaitOutcome::Done)
            size = take(into);
        return waited;
    }

    Result<> endStream() override
    {
        head().words.ended.store(1, std::memory_order_release);
        ::sem_post(&head().filled);
        return {};
    }

    void release() override { m_ring.unmap(); }

private:
    Head &head() const { return m_ring.head<Head>(); }

    void put(std::span<const std::byte> message)
    {
        m_sender.put(message);
        ::sem_post(&head().filled);
    }

    std::size_t take(std::span<std::byte> into)
    {
        if (m_receiver.tryTake(into.data())) {
            ::sem_post(&head().empty);
            return m_ring.slots().messageBytes;
        }
        ::sem_post(&head().filled);  // the end stays: who asks again is told again
        return 0;
    }

    SharedRing m_ring;
    RingSender m_sender;
    RingReceiver m_receiver;
};

Result<ChannelKit> prepareSemaphoreRing(const ChannelPlan &plan)
{
    auto made = makeSharedRing(plan, sizeof(Head));
    if (!made)
        return made.error();
    Head &head = made->ring.head<Head>();
    if (::sem_init(&head.filled, 1, 0) != 0 ||
        ::sem_init(&head.empty, 1, static_cast<unsigned>(made->ring.slots().count)) != 0)
        return Error{ErrorKind::System, errno, "make the semaphores of " + plan.name};
    return std::move(made->kit);
}

Result<std::unique_ptr<Channel>> openSemaphoreRing(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    auto ring = attachSharedRing(setup, fds, sizeof(Head));
    if (!ring)
        return ring.error();
    return std::unique_ptr<Channel>(
        std::make_unique<SemaphoreRingChannel>(std::move(setup), std::move(*ring)));
}

}  // namespace

constinit const Mechanism shmRingSemaphoreMechanism{
    {.id = "shm-ring-semaphore",
     .name = WS_TR_NOOP("Mechanism", "Shared-memory ring, two semaphores"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "The textbook's bounded buffer in shared memory: one process-shared semaphore counts "
                      "the filled slots, one the empty ones."),
     .source = "sem_overview(7)",
     .group = MechanismGroup::SharedMemory,
     .shapes = {},
     .blocking = WS_TR_NOOP("Mechanism",
                            "The sender waits for the semaphore of empty slots, the receiver for that of "
                            "filled ones."),
     .parameters = kRingParameters,
     .limits = kMemoryLimits},
    prepareSemaphoreRing,
    openSemaphoreRing,
};

}  // namespace ws
