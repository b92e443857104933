#include "sync/cell_guarded.h"

#include "base/assert.h"
#include "sync/cell_racy.h"
#include "sync/mutex.h"

namespace ws {

namespace {

struct GuardedCellMemory
{
    CellNumber number;
    alignas(kCacheLine) pthread_mutex_t mutex;
};
static_assert(sizeof(GuardedCellMemory) <= kPrimitiveCellBytes);

class GuardedCell final : public Cell
{
public:
    GuardedCell(GuardedCellMemory &memory, const HandleSetup &setup)
        : Cell(setup), m_number(memory.number), m_lock(&memory.mutex, setup)
    {
    }

    std::int64_t read() override
    {
        const Guard guard(m_lock);
        return load();
    }
    void write(std::int64_t value) override
    {
        const Guard guard(m_lock);
        store(value);
    }
    std::int64_t add(std::int64_t amount) override
    {
        const Guard guard(m_lock);
        const std::int64_t value = cellSum(load(), amount);
        store(value);
        return value;
    }

private:
    struct Guard
    {
        explicit Guard(MutexHandle &mutex) : lock(mutex)
        {
            const auto locked = lock.lock();
            WS_ASSERT(bool(locked));  // of the normal type, and its owner never waits
        }
        ~Guard() { (void)lock.unlock(); }
        Guard(const Guard &) = delete;
        Guard &operator=(const Guard &) = delete;

        MutexHandle &lock;
    };

    std::int64_t load()
    {
        const std::int64_t value = m_number.load(std::memory_order_relaxed);
        m_setup.recorder->operation(EventKind::CellRead, m_setup.object, static_cast<std::uint64_t>(value));
        return value;
    }
    void store(std::int64_t value)
    {
        m_number.store(value, std::memory_order_relaxed);
        m_setup.recorder->operation(EventKind::CellWritten, m_setup.object,
                                    static_cast<std::uint64_t>(value));
    }

    CellNumber &m_number;
    MutexHandle m_lock;
};

Result<PrimitiveKit> prepareGuardedCell(std::byte *cell, const PrimitivePlan &plan)
{
    auto &memory = *reinterpret_cast<GuardedCellMemory *>(cell);
    auto made = makePthreadMutex(reinterpret_cast<std::byte *>(&memory.mutex), plan.acrossProcesses,
                                 PTHREAD_MUTEX_NORMAL, false);
    if (!made)
        return made.error();
    return prepareCell(cell, plan);
}

Result<std::unique_ptr<Handle>> openGuardedCell(std::byte *cell, const HandleSetup &setup)
{
    return std::unique_ptr<Handle>(
        std::make_unique<GuardedCell>(*reinterpret_cast<GuardedCellMemory *>(cell), setup));
}

}  // namespace

constinit const Primitive cellGuardedPrimitive{
    {.id = "cell-guarded",
     .family = Family::Cell,
     .name = WS_TR_NOOP("Primitive", "Guarded cell"),
     .sentence =
         WS_TR_NOOP("Primitive", "A number behind a lock of its own: nothing is lost, and whoever comes "
                                 "meanwhile waits."),
     .source = "pthread_mutex_lock(3p)",
     .parameters = kCellParameters},
    prepareGuardedCell,
    openGuardedCell,
};

}  // namespace ws
