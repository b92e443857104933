#include "sync/barrier.h"

#include <pthread.h>

#include <cerrno>

#include "sync/word_sleep.h"

namespace ws {

namespace {

constexpr std::int64_t kMostParties = 10'000;

struct BarrierCell
{
    pthread_barrier_t barrier;
    std::atomic<std::uint64_t> arrivals;
    std::atomic<std::uint32_t> completed;  // rounds, and wraps; futex word
};
static_assert(sizeof(BarrierCell) <= kPrimitiveCellBytes);

std::uint64_t partiesOf(const ParameterValues &parameters)
{
    return static_cast<std::uint64_t>(parameters.number("parties", 2));
}

class BarrierHandle final : public Barrier
{
public:
    BarrierHandle(BarrierCell &cell, const HandleSetup &setup)
        : Barrier(setup), m_cell(cell), m_parties(partiesOf(setup.parameters))
    {
    }

    Result<bool> wait(std::chrono::nanoseconds timeout) override
    {
        if (timeout != kNoLimit)
            return Error{ErrorKind::Unsupported, 0,
                         "wait at a barrier for a limited time: whoever has arrived counts and cannot leave "
                         "again"};
        addTo(m_setup.use->begun);
        m_setup.recorder->operation(EventKind::Gave, m_setup.object, 1);
        // release, and before it goes in: pairs with acquire in barrierOutlook().
        const std::uint64_t number = m_cell.arrivals.fetch_add(1, std::memory_order_acq_rel);
        const std::uint64_t round = number / m_parties;
        const bool completes = number % m_parties == m_parties - 1;
        const Ticks began =
            completes ? 0 : m_setup.recorder->waitBegin(WaitKind::Barrier, m_setup.object, 0, round);
        const int passed = pass(static_cast<std::uint32_t>(round));
        if (!completes)
            m_setup.recorder->waitEnd(WaitKind::Barrier, m_setup.object, began, *m_setup.use);
        if (passed != 0 && passed != PTHREAD_BARRIER_SERIAL_THREAD)
            return Error{ErrorKind::System, passed, "wait at a barrier"};
        addTo(m_setup.use->done);
        m_setup.recorder->operation(EventKind::Took, m_setup.object, 1);
        return passed == PTHREAD_BARRIER_SERIAL_THREAD;
    }

private:
    int pass(std::uint32_t round)
    {
        const auto isOver = [](std::uint32_t completed, std::uint32_t rounds) {
            return static_cast<std::int32_t>(completed - rounds) >= 0;
        };
        // `round` is how many rounds were before it.
        sleepUntil(m_cell.completed, kNoLimit, [&](std::uint32_t word) { return isOver(word, round); });
        const int passed = ::pthread_barrier_wait(&m_cell.barrier);
        // By whoever comes out first. release: pairs with acquire in sleepUntil().
        std::uint32_t word = round;
        if (m_cell.completed.compare_exchange_strong(word, round + 1, std::memory_order_acq_rel))
            futexWakeAll(m_cell.completed);
        return passed;
    }

    BarrierCell &m_cell;
    const std::uint64_t m_parties;
};

Result<PrimitiveKit> prepareBarrier(std::byte *cell, const PrimitivePlan &plan)
{
    pthread_barrierattr_t attributes;
    ::pthread_barrierattr_init(&attributes);
    ::pthread_barrierattr_setpshared(&attributes,
                                     plan.acrossProcesses ? PTHREAD_PROCESS_SHARED : PTHREAD_PROCESS_PRIVATE);
    const int error = ::pthread_barrier_init(&reinterpret_cast<BarrierCell *>(cell)->barrier, &attributes,
                                             static_cast<unsigned>(partiesOf(plan.parameters)));
    ::pthread_barrierattr_destroy(&attributes);
    if (error != 0)
        return Error{ErrorKind::System, error, "make a barrier"};
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openBarrier(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<BarrierHandle>(*reinterpret_cast<BarrierCell *>(cell), setup));
}

// `ticket`: the round of this arrival. A thread arrives once a round, so that many different ones must come.
Outlook barrierOutlook(const std::byte *cell, const ParameterValues &parameters, WaitKind,
                       std::uint64_t ticket)
{
    if (ticket == kNoTicket)
        return {};
    const std::uint64_t arrived =
        reinterpret_cast<const BarrierCell *>(cell)->arrivals.load(std::memory_order_acquire);
    const std::uint64_t until = (ticket + 1) * partiesOf(parameters);
    if (arrived >= until)
        return {};
    return {.available = false, .needed = static_cast<std::uint32_t>(until - arrived)};
}

constexpr ParameterInfo kParameters[] = {
    {.name = "parties",
     .kind = ParameterKind::Count,
     .required = true,
     .minimum = 1,
     .maximum = kMostParties,
     .meaning = WS_TR_NOOP("Parameter", "how many threads must arrive before all go on")},
};

}  // namespace

constinit const Primitive barrierPrimitive{
    {.id = "barrier",
     .family = Family::Barrier,
     .name = WS_TR_NOOP("Primitive", "Barrier"),
     .sentence =
         WS_TR_NOOP("Primitive", "Threads wait until so many of them have arrived; then all go on, and "
                                 "the next round begins."),
     .source = "pthread_barrier_wait(3p)",
     .parameters = kParameters},
    prepareBarrier,
    openBarrier,
    barrierOutlook,
};

}  // namespace ws
