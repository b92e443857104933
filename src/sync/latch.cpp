#include "sync/latch.h"

#include <cerrno>
#include <string>

#include "sync/give_stamp.h"
#include "sync/word_sleep.h"

namespace ws {

namespace {

using LatchWord = std::atomic<std::uint32_t>;

class LatchHandle final : public Latch
{
public:
    LatchHandle(LatchWord &left, const HandleSetup &setup) : Latch(setup), m_left(left) {}

    Result<> countDown(std::uint32_t units) override
    {
        const GiveStamp stamp(m_setup);
        std::uint32_t left = m_left.load(std::memory_order_acquire);
        do {
            if (units > left)
                return Error{ErrorKind::System, ERANGE,
                             "count a latch down by " + std::to_string(units) + " of which " +
                                 std::to_string(left) + " are left: below 0 it cannot go"};
            // The word is the announcement: it changes before anybody is woken.
            // release: pairs with acquire in wait() and in latchOutlook().
        } while (!m_left.compare_exchange_weak(left, left - units, std::memory_order_acq_rel));
        addTo(m_setup.use->begun, units);
        stamp.gave(units);
        if (left == units)
            futexWakeAll(m_left);
        return {};
    }

    Result<> wait(std::chrono::nanoseconds timeout) override
    {
        if (m_left.load(std::memory_order_acquire) != 0) {
            if (timeout.count() <= 0)
                return tooLate(WaitKind::Latch, "wait for a latch that is not open");
            const Ticks began =
                m_setup.recorder->waitBegin(WaitKind::Latch, m_setup.object, deadlineTicks(timeout));
            const bool isOpen = sleepUntil(m_left, timeout, [](std::uint32_t left) { return left == 0; });
            m_setup.recorder->waitEnd(WaitKind::Latch, m_setup.object, began, *m_setup.use);
            if (!isOpen)
                return tooLate(WaitKind::Latch, "wait for a latch in the time given");
        }
        addTo(m_setup.use->done);
        m_setup.recorder->operation(EventKind::Took, m_setup.object, 1);
        return {};
    }

private:
    LatchWord &m_left;
};

Result<PrimitiveKit> prepareLatch(std::byte *cell, const PrimitivePlan &plan)
{
    reinterpret_cast<LatchWord *>(cell)->store(
        static_cast<std::uint32_t>(plan.parameters.number("count", 1)));
    return PrimitiveKit{};
}

Result<std::unique_ptr<Handle>> openLatch(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<LatchHandle>(*reinterpret_cast<LatchWord *>(cell), setup));
}

// One thread may count down all that is left, so one is needed.
Outlook latchOutlook(const std::byte *cell, const ParameterValues &, WaitKind, std::uint64_t)
{
    return {.available = reinterpret_cast<const LatchWord *>(cell)->load(std::memory_order_acquire) == 0};
}

constexpr ParameterInfo kParameters[] = {
    {.name = "count",
     .kind = ParameterKind::Count,
     .maximum = INT32_MAX,
     .meaning = WS_TR_NOOP("Parameter", "what must be counted down before it opens; absent: 1")},
};

}  // namespace

constinit const Primitive latchPrimitive{
    {.id = "latch",
     .family = Family::Latch,
     .name = WS_TR_NOOP("Primitive", "Latch"),
     .sentence =
         WS_TR_NOOP("Primitive", "Counted down to 0 once: until then threads wait for it, from then on "
                                 "nobody does."),
     .source = "futex(2)",
     .parameters = kParameters},
    prepareLatch,
    openLatch,
    latchOutlook,
};

}  // namespace ws
