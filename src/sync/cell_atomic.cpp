#include "sync/cell_atomic.h"

#include "sync/cell_racy.h"

namespace ws {

namespace {

class AtomicCell final : public Cell
{
public:
    AtomicCell(CellNumber &number, const HandleSetup &setup) : Cell(setup), m_number(number) {}

    std::int64_t read() override
    {
        return recorded(EventKind::CellRead, m_number.load(std::memory_order_acquire));
    }
    void write(std::int64_t value) override
    {
        m_number.store(value, std::memory_order_release);
        recorded(EventKind::CellWritten, value);
    }
    std::int64_t add(std::int64_t amount) override
    {
        return recorded(EventKind::CellWritten,
                        cellSum(m_number.fetch_add(amount, std::memory_order_acq_rel), amount));
    }

private:
    std::int64_t recorded(EventKind kind, std::int64_t value)
    {
        addTo(m_setup.use->done);
        m_setup.recorder->operation(kind, m_setup.object, static_cast<std::uint64_t>(value));
        return value;
    }

    CellNumber &m_number;
};

Result<std::unique_ptr<Handle>> openAtomicCell(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<AtomicCell>(*reinterpret_cast<CellNumber *>(cell), setup));
}

}  // namespace

constinit const Primitive cellAtomicPrimitive{
    {.id = "cell-atomic",
     .family = Family::Cell,
     .name = WS_TR_NOOP("Primitive", "Atomic cell"),
     .sentence = WS_TR_NOOP("Primitive",
                            "A number that the processor adds to in one step: nothing is lost, and nobody "
                            "waits."),
     .source = "ISO C++ [atomics.types.operations]",
     .parameters = kCellParameters},
    prepareCell,
    openAtomicCell,
};

}  // namespace ws
