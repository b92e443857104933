#include "channel/mpmc_queue.h"

#include <cstdlib>

#include "channel/shared_ring.h"
#include "channel/word_wait.h"

namespace ws {

namespace {

// Who waits for one side: a word that changes at every wake, and a futex on it. Who is going to sleep adds one to the
// count, who wakes somebody takes one off: so nobody is woken twice. Who leaves without having been woken takes nothing
// off; the count may be too high, which costs a needless wake, and is never too low.
struct Sleepers
{
    alignas(kApart) std::atomic<std::uint32_t> word{0};
    std::atomic<std::uint32_t> count{0};
};

// One cell a message:  | turn | message |  beginning a cache line.
//
// The cell of number n belongs to round n / slots. Its turn is 2 * round while it is free for that round, 2 * round + 1
// while it holds that round's message. Who finds the turn it needs takes the number by one compare-and-swap; the cell is
// then its own until it moves the turn on. (Bounded queue with a sequence number in each cell, after D. Vyukov.)
class CellQueue
{
public:
    CellQueue(std::byte *cells, std::uint64_t count, std::size_t strideBytes, std::size_t messageBytes)
        : m_cells(cells), m_count(count), m_strideBytes(strideBytes), m_messageBytes(messageBytes)
    {
    }

    std::size_t messageBytes() const { return m_messageBytes; }

    bool tryPut(std::span<const std::byte> message)
    {
        std::byte *cell = claim(m_put, 0);
        if (cell == nullptr)
            return false;
        copyBytes(cell + sizeof(Turn), message.data(), message.size());
        // Pairs with the load in claim(), so that the whole message is seen; and see MpmcQueueChannel::wake().
        turnOf(cell).fetch_add(1, std::memory_order_seq_cst);
        return true;
    }

    bool tryTake(std::byte *into)
    {
        std::byte *cell = claim(m_taken, 1);
        if (cell == nullptr)
            return false;
        copyBytes(into, cell + sizeof(Turn), m_messageBytes);
        turnOf(cell).fetch_add(1, std::memory_order_seq_cst);
        return true;
    }

    bool canPut() { return turnOf(cellOf(m_put.load())).load() == roundOf(m_put.load()) * 2; }
    bool canTake() { return turnOf(cellOf(m_taken.load())).load() == roundOf(m_taken.load()) * 2 + 1; }
    std::uint64_t held() const
    {
        const std::uint64_t taken = m_taken.load();
        const std::uint64_t put = m_put.load();
        return put > taken ? put - taken : 0;
    }

    bool hasEnded() const { return m_ended.load(std::memory_order_seq_cst) != 0; }
    // After the end no number is given out any more.
    bool isDrained() const { return m_taken.load() == m_put.load(); }
    void end() { m_ended.store(1, std::memory_order_seq_cst); }

    Sleepers receivers;
    Sleepers senders;

private:
    using Turn = std::atomic<std::uint64_t>;

    std::uint64_t roundOf(std::uint64_t number) const { return number / m_count; }
    std::byte *cellOf(std::uint64_t number) const { return m_cells + number % m_count * m_strideBytes; }
    static Turn &turnOf(std::byte *cell) { return *reinterpret_cast<Turn *>(cell); }

    // Takes the next number of `next` if its cell is ready; null: it is not, so the queue is full, or empty.
    std::byte *claim(std::atomic<std::uint64_t> &next, std::uint64_t phase)
    {
        std::uint64_t number = next.load(std::memory_order_relaxed);
        for (;;) {
            std::byte *cell = cellOf(number);
            const std::uint64_t wanted = roundOf(number) * 2 + phase;
            const std::uint64_t turn = turnOf(cell).load(std::memory_order_seq_cst);
            if (turn == wanted) {
                if (next.compare_exchange_weak(number, number + 1, std::memory_order_relaxed))
                    return cell;
            } else if (turn < wanted) {
                return nullptr;
            } else {
                number = next.load(std::memory_order_relaxed);
            }
        }
    }

    alignas(kApart) std::atomic<std::uint64_t> m_put{0};
    alignas(kApart) std::atomic<std::uint64_t> m_taken{0};
    alignas(kApart) std::atomic<std::uint32_t> m_ended{0};
    std::byte *m_cells;
    std::uint64_t m_count;
    std::size_t m_strideBytes;
    std::size_t m_messageBytes;
};

class alignas(kApart) MpmcQueueChannel final : public Channel
{
public:
    MpmcQueueChannel(EndSetup setup, std::shared_ptr<CellQueue> queue)
        : Channel(std::move(setup)), m_queue(std::move(queue))
    {
    }

    std::optional<std::uint64_t> queued() const override { return m_queue->held(); }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        if (!m_queue->tryPut(message))
            return false;
        wake(m_queue->receivers);
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        const WaitOutcome outcome =
            sleepUntil(m_queue->senders, deadlineNs, [&] { return m_queue->tryPut(message); });
        if (outcome == WaitOutcome::Done)
            wake(m_queue->receivers);
        // One wake can only wake one, and it may have been meant for a cell that was not the next one yet.
        if (m_queue->canPut())
            wake(m_queue->senders);
        return outcome;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        std::size_t size = 0;
        if (!take(into, size))
            return std::optional<std::size_t>();
        wake(m_queue->senders);
        return std::optional(size);
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        const WaitOutcome outcome =
            sleepUntil(m_queue->receivers, deadlineNs, [&] { return take(into, size); });
        if (outcome == WaitOutcome::Done)
            wake(m_queue->senders);
        if (m_queue->canTake())
            wake(m_queue->receivers);
        return outcome;
    }

    Result<> endStream() override
    {
        m_queue->end();
        m_queue->receivers.word.fetch_add(1, std::memory_order_seq_cst);
        wakeAll(m_queue->receivers.word, WordScope::Process);
        return {};
    }

    void release() override {}

private:
    bool take(std::span<std::byte> into, std::size_t &size)
    {
        const bool ended = m_queue->hasEnded();
        size = m_queue->messageBytes();
        if (m_queue->tryTake(into.data()))
            return true;
        size = 0;
        return ended && m_queue->isDrained();
    }

    // Who has moved a turn on looks for sleepers; who counts itself asleep looks at the turn once more. All four are
    // sequentially consistent, so one of the two sees the other.
    static void wake(Sleepers &sleepers)
    {
        std::uint32_t count = sleepers.count.load(std::memory_order_seq_cst);
        do {
            if (count == 0) [[likely]]
                return;
        } while (!sleepers.count.compare_exchange_weak(count, count - 1, std::memory_order_seq_cst));
        sleepers.word.fetch_add(1, std::memory_order_seq_cst);
        wakeOne(sleepers.word, WordScope::Process);
    }

    template <typename Try>
    static WaitOutcome sleepUntil(Sleepers &sleepers, std::uint64_t deadlineNs, Try tryOnce)
    {
        for (;;) {
            const std::uint32_t seen = sleepers.word.load(std::memory_order_seq_cst);
            sleepers.count.fetch_add(1, std::memory_order_seq_cst);
            if (tryOnce())
                return WaitOutcome::Done;
            const WaitOutcome outcome = sleepOnWord(sleepers.word, seen, deadlineNs, WordScope::Process);
            if (tryOnce())
                return WaitOutcome::Done;
            if (outcome != WaitOutcome::Done)
                return outcome;
        }
    }

    std::shared_ptr<CellQueue> m_queue;
};

// The queue and its cells.
struct Made
{
    std::unique_ptr<std::byte, void (*)(void *)> cells;
    CellQueue queue;
};

Result<ChannelKit> prepareMpmcQueue(const ChannelPlan &plan)
{
    auto shape = ringShapeOf(plan.name, plan.parameters, plan.messageBytes + sizeof(std::uint64_t));
    if (!shape)
        return shape.error();
    ChannelKit kit;
    kit.capacityMessages = shape->slots;
    return kit;
}

Result<std::unique_ptr<Channel>> openMpmcQueue(EndSetup setup, std::vector<UniqueFd>, ProcessShared &shared)
{
    auto shape = ringShapeOf("", setup.parameters, setup.messageBytes + sizeof(std::uint64_t));
    if (!shape)
        return shape.error();
    if (shared == nullptr) {
        const std::size_t bytes = (shape->slots * shape->strideBytes + kApart - 1) / kApart * kApart;
        auto *cells = static_cast<std::byte *>(std::aligned_alloc(kApart, bytes));
        if (cells == nullptr)
            return Error{ErrorKind::Limit, ENOMEM, "make a queue of " + std::to_string(bytes) + " bytes"};
        std::memset(cells, 0, bytes);
        auto made = std::shared_ptr<Made>(
            new Made{{cells, std::free}, {cells, shape->slots, shape->strideBytes, setup.messageBytes}});
        shared = std::shared_ptr<CellQueue>(made, &made->queue);
    }
    auto queue = std::static_pointer_cast<CellQueue>(shared);
    return std::unique_ptr<Channel>(std::make_unique<MpmcQueueChannel>(std::move(setup), std::move(queue)));
}

constexpr ParameterInfo kParameters[] = {kSlotsParameter};

}  // namespace

constinit const Mechanism mpmcQueueMechanism{
    {.id = "mpmc-queue",
     .name = WS_TR_NOOP("Mechanism", "Lock-free queue, many to many"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "A bounded queue in the memory of one process whose cells carry a turn: any number of "
                      "senders and receivers take their cell by one atomic instruction, without a lock."),
     .source = "futex(7)",
     .group = MechanismGroup::InProcess,
     .scope = MechanismScope::Threads,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits while the queue is full, the receiver while it is empty."),
     .parameters = kParameters},
    prepareMpmcQueue,
    openMpmcQueue,
};

}  // namespace ws
