#include "channel/bounded_queue.h"

#include <condition_variable>
#include <cstring>
#include <mutex>

namespace ws {

namespace {

constexpr std::int64_t kDefaultSlots = 16;

// What all ends share. Slots are allocated once: put and take copy, nothing else.
struct Queue
{
    Queue(std::size_t slots, std::size_t slotBytes)
        : storage(slots * slotBytes), sizes(slots), slotCount(slots), slotSize(slotBytes)
    {
    }

    std::mutex mutex;
    std::condition_variable notFull;
    std::condition_variable notEmpty;
    std::vector<std::byte> storage;
    std::vector<std::size_t> sizes;
    std::size_t slotCount;
    std::size_t slotSize;
    std::size_t first = 0;
    std::size_t held = 0;
    bool ended = false;

    void put(std::span<const std::byte> message)
    {
        const std::size_t at = (first + held) % slotCount;
        std::memcpy(storage.data() + at * slotSize, message.data(), message.size());
        sizes[at] = message.size();
        ++held;
    }

    std::size_t take(std::span<std::byte> into)
    {
        const std::size_t size = sizes[first];
        std::memcpy(into.data(), storage.data() + first * slotSize, size);
        first = (first + 1) % slotCount;
        --held;
        return size;
    }
};

// Waits on `condition` until `ready` or the deadline; false: the deadline came first.
template <typename Ready>
bool waitUntil(std::unique_lock<std::mutex> &lock, std::condition_variable &condition,
               std::uint64_t deadlineNs, Ready ready)
{
    if (deadlineNs == 0) {
        condition.wait(lock, ready);
        return true;
    }
    const std::chrono::steady_clock::time_point until{std::chrono::nanoseconds(deadlineNs)};
    return condition.wait_until(lock, until, ready);
}

class BoundedQueueChannel final : public Channel
{
public:
    BoundedQueueChannel(EndSetup setup, std::shared_ptr<Queue> queue)
        : Channel(std::move(setup)), m_queue(std::move(queue))
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        const std::lock_guard lock(m_queue->mutex);
        return m_queue->held;
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        if (message.size() > m_queue->slotSize)
            return Error{ErrorKind::TooBig, 0, "put a message larger than the queue's slots"};
        {
            const std::lock_guard lock(m_queue->mutex);
            if (m_queue->held == m_queue->slotCount)
                return false;
            m_queue->put(message);
        }
        m_queue->notEmpty.notify_one();
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        {
            std::unique_lock lock(m_queue->mutex);
            if (!waitUntil(lock, m_queue->notFull, deadlineNs,
                           [&] { return m_queue->held < m_queue->slotCount; }))
                return WaitOutcome::TimedOut;
            m_queue->put(message);
        }
        m_queue->notEmpty.notify_one();
        return WaitOutcome::Done;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        std::unique_lock lock(m_queue->mutex);
        if (m_queue->held == 0 && !m_queue->ended)
            return std::optional<std::size_t>();
        return std::optional(takeAndNotify(lock, into));
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        std::unique_lock lock(m_queue->mutex);
        if (!waitUntil(lock, m_queue->notEmpty, deadlineNs,
                       [&] { return m_queue->held > 0 || m_queue->ended; }))
            return WaitOutcome::TimedOut;
        size = takeAndNotify(lock, into);
        return WaitOutcome::Done;
    }

    Result<> endStream() override
    {
        {
            const std::lock_guard lock(m_queue->mutex);
            m_queue->ended = true;
        }
        m_queue->notEmpty.notify_all();
        return {};
    }

    void release() override {}

private:
    std::size_t takeAndNotify(std::unique_lock<std::mutex> &lock, std::span<std::byte> into)
    {
        if (m_queue->held == 0)
            return 0;
        const std::size_t size = m_queue->take(into);
        lock.unlock();
        m_queue->notFull.notify_one();
        return size;
    }

    std::shared_ptr<Queue> m_queue;
};

Result<ChannelKit> prepareBoundedQueue(const ChannelPlan &plan)
{
    ChannelKit kit;
    kit.capacityMessages = static_cast<std::uint64_t>(plan.parameters.number("slots", kDefaultSlots));
    return kit;
}

Result<std::unique_ptr<Channel>> openBoundedQueue(EndSetup setup, std::vector<UniqueFd>,
                                                  ProcessShared &shared)
{
    if (shared == nullptr)
        shared = std::make_shared<Queue>(setup.capacityMessages, setup.messageBytes);
    auto queue = std::static_pointer_cast<Queue>(shared);
    return std::unique_ptr<Channel>(
        std::make_unique<BoundedQueueChannel>(std::move(setup), std::move(queue)));
}

constexpr ParameterInfo kParameters[] = {
    {.name = "slots",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = 1 << 20,
     .meaning = WS_TR_NOOP("Parameter", "messages the queue holds; 16 when absent")},
};

}  // namespace

constinit const Mechanism boundedQueueMechanism{
    {.id = "queue",
     .name = WS_TR_NOOP("Mechanism", "Bounded queue"),
     .sentence =
         WS_TR_NOOP("Mechanism", "A queue in the memory of one process, guarded by a mutex and two condition "
                                 "variables; put waits while it is full, get while it is empty."),
     .source = "pthread_cond_wait(3p)",
     .group = MechanismGroup::InProcess,
     .scope = MechanismScope::Threads,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .blocking =
         WS_TR_NOOP("Mechanism", "The sender waits while the queue is full, the receiver while it is empty."),
     .parameters = kParameters},
    prepareBoundedQueue,
    openBoundedQueue,
};

}  // namespace ws
