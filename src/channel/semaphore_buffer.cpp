#include "channel/semaphore_buffer.h"

#include <mutex>
#include <vector>

#include "channel/ring_core.h"
#include "channel/semaphore_wait.h"

namespace ws {

namespace {

constexpr std::int64_t kDefaultSlots = 16;

// The semaphores say whether a slot may be filled or emptied, the mutex which.
struct Buffer
{
    Buffer(std::size_t count, std::size_t bytes) : slots(count), slotBytes(bytes), storage(count * bytes)
    {
        ::sem_init(&filled, 0, 0);
        ::sem_init(&empty, 0, static_cast<unsigned>(count));
    }
    ~Buffer()
    {
        ::sem_destroy(&filled);
        ::sem_destroy(&empty);
    }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;

    alignas(kApart) sem_t filled;  // messages; one more after the end of the stream
    alignas(kApart) sem_t empty;
    alignas(kApart) std::mutex mutex;
    std::size_t first = 0;
    std::size_t held = 0;
    const std::size_t slots;
    const std::size_t slotBytes;
    std::vector<std::byte> storage;

    void put(std::span<const std::byte> message)
    {
        {
            const std::lock_guard lock(mutex);
            const std::size_t at = first + held < slots ? first + held : first + held - slots;
            copyBytes(storage.data() + at * slotBytes, message.data(), message.size());
            ++held;
        }
        ::sem_post(&filled);
    }

    std::size_t take(std::span<std::byte> into)
    {
        {
            const std::lock_guard lock(mutex);
            if (held == 0) {
                ::sem_post(&filled);  // the end stays: whoever asks next is told too
                return 0;
            }
            copyBytes(into.data(), storage.data() + first * slotBytes, slotBytes);
            first = first + 1 < slots ? first + 1 : 0;
            --held;
        }
        ::sem_post(&empty);
        return slotBytes;
    }
};

class alignas(kApart) SemaphoreBufferChannel final : public Channel
{
public:
    SemaphoreBufferChannel(EndSetup setup, std::shared_ptr<Buffer> buffer)
        : Channel(std::move(setup)), m_buffer(std::move(buffer))
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        const std::lock_guard lock(m_buffer->mutex);
        return m_buffer->held;
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        if (::sem_trywait(&m_buffer->empty) != 0)
            return false;
        m_buffer->put(message);
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t deadlineNs) override
    {
        auto waited = waitForSemaphore(m_buffer->empty, deadlineNs, "wait for an empty slot");
        if (waited && *waited == WaitOutcome::Done)
            m_buffer->put(message);
        return waited;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        if (::sem_trywait(&m_buffer->filled) != 0)
            return std::optional<std::size_t>();
        return std::optional(m_buffer->take(into));
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        auto waited = waitForSemaphore(m_buffer->filled, deadlineNs, "wait for a filled slot");
        if (waited && *waited == WaitOutcome::Done)
            size = m_buffer->take(into);
        return waited;
    }

    Result<> endStream() override
    {
        ::sem_post(&m_buffer->filled);
        return {};
    }

    void release() override {}

private:
    std::shared_ptr<Buffer> m_buffer;
};

Result<ChannelKit> prepareSemaphoreBuffer(const ChannelPlan &plan)
{
    ChannelKit kit;
    kit.capacityMessages = static_cast<std::uint64_t>(plan.parameters.number("slots", kDefaultSlots));
    return kit;
}

Result<std::unique_ptr<Channel>> openSemaphoreBuffer(EndSetup setup, std::vector<UniqueFd>,
                                                     ProcessShared &shared)
{
    if (shared == nullptr)
        shared = std::make_shared<Buffer>(setup.capacityMessages, setup.messageBytes);
    auto buffer = std::static_pointer_cast<Buffer>(shared);
    return std::unique_ptr<Channel>(
        std::make_unique<SemaphoreBufferChannel>(std::move(setup), std::move(buffer)));
}

constexpr ParameterInfo kParameters[] = {
    {.name = "slots",
     .kind = ParameterKind::Count,
     .minimum = 1,
     .maximum = 1 << 20,
     .meaning = WS_TR_NOOP("Parameter", "messages the buffer holds; 16 when absent")},
};

}  // namespace

constinit const Mechanism semaphoreBufferMechanism{
    {.id = "semaphore-buffer",
     .name = WS_TR_NOOP("Mechanism", "Buffer with semaphores"),
     .sentence = WS_TR_NOOP(
         "Mechanism", "The textbook's bounded buffer: one semaphore counts the filled slots, one the empty "
                      "ones, and a mutex guards the buffer itself."),
     .source = "sem_overview(7)",
     .group = MechanismGroup::InProcess,
     .scope = MechanismScope::Threads,
     .shapes = {.manySenders = true, .manyReceivers = true},
     .blocking = WS_TR_NOOP("Mechanism",
                            "The sender waits for the semaphore of empty slots, the receiver for that of "
                            "filled ones."),
     .parameters = kParameters},
    prepareSemaphoreBuffer,
    openSemaphoreBuffer,
};

}  // namespace ws
