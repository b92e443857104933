#include "sync/cell_racy.h"

namespace ws {

namespace {

class RacyCell final : public Cell
{
public:
    RacyCell(CellNumber &number, const HandleSetup &setup) : Cell(setup), m_number(number) {}

    std::int64_t read() override
    {
        const std::int64_t value = m_number.load(std::memory_order_relaxed);
        addTo(m_setup.use->done);
        m_setup.recorder->operation(EventKind::CellRead, m_setup.object, static_cast<std::uint64_t>(value));
        return value;
    }

    void write(std::int64_t value) override
    {
        m_number.store(value, std::memory_order_relaxed);
        addTo(m_setup.use->done);
        m_setup.recorder->operation(EventKind::CellWritten, m_setup.object,
                                    static_cast<std::uint64_t>(value));
    }

    std::int64_t add(std::int64_t amount) override
    {
        const std::int64_t value = cellSum(read(), amount);
        write(value);
        return value;
    }

private:
    CellNumber &m_number;
};

Result<std::unique_ptr<Handle>> openRacyCell(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(std::make_unique<RacyCell>(*reinterpret_cast<CellNumber *>(cell), setup));
}

}  // namespace

Result<PrimitiveKit> prepareCell(std::byte *cell, const PrimitivePlan &plan)
{
    reinterpret_cast<CellNumber *>(cell)->store(plan.parameters.number("value", 0));
    return PrimitiveKit{};
}

std::int64_t cellSum(std::int64_t value, std::int64_t amount)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(value) + static_cast<std::uint64_t>(amount));
}

constinit const Primitive cellRacyPrimitive{
    {.id = "cell-racy",
     .family = Family::Cell,
     .name = WS_TR_NOOP("Primitive", "Racy cell"),
     .sentence =
         WS_TR_NOOP("Primitive", "A number without protection: adding reads it and writes the sum, and "
                                 "what others wrote in between is lost."),
     .source = "memory_order_relaxed, ISO C++ [atomics.order]",
     .parameters = kCellParameters},
    prepareCell,
    openRacyCell,
};

}  // namespace ws
