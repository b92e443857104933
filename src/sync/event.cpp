#include "sync/event.h"

#include "sync/word_sleep.h"

namespace ws {

namespace {

using EventWord = std::atomic<std::uint32_t>;

constexpr bool isSetIn(std::uint32_t word)
{
    return (word & 1) != 0;
}

class EventHandle final : public EventFlag
{
public:
    EventHandle(EventWord &word, const HandleSetup &setup) : EventFlag(setup), m_word(word) {}

    bool isSet() const override { return isSetIn(m_word.load(std::memory_order_acquire)); }

    Result<> wait(std::chrono::nanoseconds timeout) override
    {
        const std::uint32_t seen = m_word.load(std::memory_order_acquire);
        if (!isSetIn(seen)) {
            if (timeout.count() <= 0)
                return tooLate(WaitKind::Event, "wait for an event that is not set");
            const Ticks began = m_setup.recorder->waitBegin(WaitKind::Event, m_setup.object,
                                                            deadlineTicks(timeout), seen >> 1);
            // Any change of the word is a set; a clear that followed changes nothing for those that waited.
            const bool wasSet =
                sleepUntil(m_word, timeout, [seen](std::uint32_t word) { return word != seen; });
            m_setup.recorder->waitEnd(WaitKind::Event, m_setup.object, began, *m_setup.use);
            if (!wasSet)
                return tooLate(WaitKind::Event, "wait for an event in the time given");
        }
        addTo(m_setup.use->done);
        m_setup.recorder->operation(EventKind::Took, m_setup.object, 1);
        return {};
    }

    Result<> set() override
    {
        addTo(m_setup.use->begun);
        m_setup.recorder->operation(EventKind::Gave, m_setup.object, 1);
        std::uint32_t word = m_word.load(std::memory_order_relaxed);
        do {
            if (isSetIn(word))
                return {};
            // The word is the announcement: it changes before anybody is woken.
            // release: pairs with acquire in wait() and in eventOutlook().
        } while (!m_word.compare_exchange_weak(word, word + 3, std::memory_order_acq_rel));
        futexWakeAll(m_word);
        return {};
    }

    Result<> clear() override
    {
        m_word.fetch_and(~1u, std::memory_order_acq_rel);
        m_setup.recorder->operation(EventKind::Cleared, m_setup.object, 0);
        return {};
    }

private:
    EventWord &m_word;
};

Result<PrimitiveKit> prepareEvent(std::byte *, const PrimitivePlan &)
{
    return PrimitiveKit{};  // zero: not set
}

Result<std::unique_ptr<Handle>> openEvent(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<EventHandle>(*reinterpret_cast<EventWord *>(cell), setup));
}

// `ticket`: the generation in which the wait began.
Outlook eventOutlook(const std::byte *cell, const ParameterValues &, WaitKind, std::uint64_t ticket)
{
    const std::uint32_t word = reinterpret_cast<const EventWord *>(cell)->load(std::memory_order_acquire);
    return {.available = isSetIn(word) || word >> 1 != ticket};
}

}  // namespace

constinit const Primitive eventPrimitive{
    {.id = "event",
     .family = Family::Event,
     .name = WS_TR_NOOP("Primitive", "Event"),
     .sentence =
         WS_TR_NOOP("Primitive", "A flag that threads wait for: set lets all of them go on, and stays "
                                 "set until it is cleared."),
     .source = "futex(2)"},
    prepareEvent,
    openEvent,
    eventOutlook,
};

}  // namespace ws
