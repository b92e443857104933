#include "channel/shm_ring_spin.h"

#include "channel/shared_ring.h"

namespace ws {

namespace {

class alignas(kApart) SpinRingChannel final : public Channel
{
public:
    SpinRingChannel(EndSetup setup, SharedRing ring) : Channel(std::move(setup)), m_ring(std::move(ring))
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
    Result<bool> trySend(std::span<const std::byte> message) override { return m_sender.tryPut(message); }

    // Channel itself spins without end, and never comes here.
    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t) override
    {
        return m_sender.tryPut(message) ? WaitOutcome::Done : WaitOutcome::LookAgain;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        if (m_receiver.tryTake(into.data())) [[likely]]
            return std::optional(m_ring.slots().messageBytes);
        return m_receiver.isAtEnd() ? std::optional<std::size_t>(0) : std::nullopt;
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t, std::size_t &size) override
    {
        if (m_receiver.tryTake(into.data()))
            size = m_ring.slots().messageBytes;
        else if (m_receiver.isAtEnd())
            size = 0;
        else
            return WaitOutcome::LookAgain;
        return WaitOutcome::Done;
    }

    Result<> endStream() override
    {
        words().ended.store(1, std::memory_order_release);
        return {};
    }

    void release() override { m_ring.unmap(); }

private:
    RingWords &words() const { return m_ring.head<RingWords>(); }

    SharedRing m_ring;
    RingSender m_sender;
    RingReceiver m_receiver;
};

Result<ChannelKit> prepareSpinRing(const ChannelPlan &plan)
{
    auto made = makeSharedRing(plan, sizeof(RingWords));
    if (!made)
        return made.error();
    return std::move(made->kit);
}

Result<std::unique_ptr<Channel>> openSpinRing(EndSetup setup, std::vector<UniqueFd> fds, ProcessShared &)
{
    auto ring = attachSharedRing(setup, fds, sizeof(RingWords));
    if (!ring)
        return ring.error();
    // Whatever the run's policy: this mechanism has nothing to sleep on.
    setup.spinFor = kForever;
    return std::unique_ptr<Channel>(std::make_unique<SpinRingChannel>(std::move(setup), std::move(*ring)));
}

}  // namespace

constinit const Mechanism shmRingSpinMechanism{
    {.id = "shm-ring-spin",
     .name = WS_TR_NOOP("Mechanism", "Shared-memory ring, spinning"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A ring of slots in shared memory; who has to wait looks again and again, "
                                 "so that a message costs two cache lines, and a wait a whole processor."),
     .source = "shm_overview(7)",
     .group = MechanismGroup::SharedMemory,
     .shapes = {},
     .blocking =
         WS_TR_NOOP("Mechanism", "Nobody sleeps: the sender spins while the ring is full, the receiver while "
                                 "it is empty, whatever the run's wait policy."),
     .parameters = kRingParameters,
     .limits = kMemoryLimits},
    prepareSpinRing,
    openSpinRing,
};

}  // namespace ws
