#include "channel/latest_value.h"

#include <immintrin.h>

#include <string>

namespace ws {

namespace {

// Reads again and again this often while the value is being written; then it is left to the next try.
constexpr int kReadsPerTry = 64;

constexpr std::uint32_t kWriting = 1;
constexpr std::uint32_t kEnded = 2;
constexpr std::uint32_t kOneValue = 4;

std::uint32_t valueOf(std::uint32_t version)
{
    return version & ~(kWriting | kEnded);
}

std::size_t wordsOf(std::size_t messageBytes)
{
    return (messageBytes + 7) / 8;
}

class ValueChannel final : public Channel
{
public:
    ValueChannel(EndSetup setup, ValueCell &cell, std::shared_ptr<void> memory, ValueGuard guard,
                 WordScope scope)
        : Channel(std::move(setup)), m_cell(&cell), m_memory(std::move(memory)), m_guard(guard),
          m_scope(scope)
    {
    }

    std::optional<std::uint64_t> queued() const override
    {
        if (m_cell == nullptr)
            return std::nullopt;
        return valueOf(m_cell->version.load()) != m_seen.load() ? 1 : 0;
    }

protected:
    Result<bool> trySend(std::span<const std::byte> message) override
    {
        if (m_guard == ValueGuard::Mutex) {
            auto locked = m_cell->mutex.lock();
            if (!locked)
                return locked.error();
        }
        write(message);
        if (m_guard == ValueGuard::Mutex)
            m_cell->mutex.unlock();
        wakeSleepers();
        return true;
    }

    Result<WaitOutcome> waitAndSend(std::span<const std::byte> message, std::uint64_t) override
    {
        auto sent = trySend(message);
        if (!sent)
            return sent.error();
        return WaitOutcome::Done;
    }

    Result<std::optional<std::size_t>> tryReceive(std::span<std::byte> into) override
    {
        const std::uint32_t version = m_cell->version.load(std::memory_order_acquire);
        if (valueOf(version) == m_seen.load(std::memory_order_relaxed))
            return (version & kEnded) != 0 ? std::optional<std::size_t>(0) : std::nullopt;
        return read(into);
    }

    Result<WaitOutcome> waitAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                       std::size_t &size) override
    {
        m_cell->sleepers.fetch_add(1, std::memory_order_seq_cst);
        auto outcome = sleepAndReceive(into, deadlineNs, size);
        m_cell->sleepers.fetch_sub(1, std::memory_order_relaxed);
        return outcome;
    }

    Result<> endStream() override
    {
        m_cell->version.fetch_or(kEnded, std::memory_order_seq_cst);
        wakeSleepers();
        return {};
    }

    void release() override
    {
        m_cell = nullptr;
        m_memory.reset();
    }

private:
    void write(std::span<const std::byte> message)
    {
        const std::uint32_t version = m_cell->version.load(std::memory_order_relaxed);
        if (m_guard != ValueGuard::None)
            m_cell->version.store(version | kWriting, std::memory_order_relaxed);
        // release: pairs with the acquire in copyOut(): who sees a new word sees that it was being written.
        const std::size_t whole = message.size() / 8;
        for (std::size_t i = 0; i < whole; ++i) {
            std::uint64_t word;
            std::memcpy(&word, message.data() + i * 8, 8);
            m_cell->words[i].store(word, std::memory_order_release);
        }
        if (message.size() % 8 != 0) {
            std::uint64_t word = 0;
            std::memcpy(&word, message.data() + whole * 8, message.size() % 8);
            m_cell->words[whole].store(word, std::memory_order_release);
        }
        // Sequentially consistent, as the look in wakeSleepers() and both of a sleeper: one of the two sees the other.
        m_cell->version.exchange(version + kOneValue, std::memory_order_seq_cst);
    }

    void copyOut(std::span<std::byte> into) const
    {
        const std::size_t size = setup().messageBytes;
        const std::size_t whole = size / 8;
        for (std::size_t i = 0; i < whole; ++i) {
            const std::uint64_t word = m_cell->words[i].load(std::memory_order_acquire);
            std::memcpy(into.data() + i * 8, &word, 8);
        }
        if (size % 8 != 0) {
            const std::uint64_t word = m_cell->words[whole].load(std::memory_order_acquire);
            std::memcpy(into.data() + whole * 8, &word, size % 8);
        }
    }

    Result<std::optional<std::size_t>> read(std::span<std::byte> into)
    {
        if (m_guard == ValueGuard::Sequence)
            return readSequence(into);
        if (m_guard == ValueGuard::None) {
            const std::uint32_t version = m_cell->version.load(std::memory_order_acquire);
            copyOut(into);
            m_seen.store(valueOf(version), std::memory_order_relaxed);
            return std::optional(setup().messageBytes);
        }
        auto locked = m_cell->mutex.lock();
        if (!locked)
            return locked.error();
        // Still being written: the sender was killed, and what is there is no value.
        const std::uint32_t version = m_cell->version.load(std::memory_order_relaxed);
        const bool whole = (version & kWriting) == 0;
        if (whole) {
            copyOut(into);
            m_seen.store(valueOf(version), std::memory_order_relaxed);
        }
        m_cell->mutex.unlock();
        return whole ? std::optional(setup().messageBytes) : std::nullopt;
    }

    std::optional<std::size_t> readSequence(std::span<std::byte> into)
    {
        for (int i = 0; i < kReadsPerTry; ++i) {
            // acquire: pairs with the release at the end of write().
            const std::uint32_t before = m_cell->version.load(std::memory_order_acquire);
            if ((before & kWriting) == 0) {
                copyOut(into);
                if (m_cell->version.load(std::memory_order_relaxed) == before) {
                    m_seen.store(valueOf(before), std::memory_order_relaxed);
                    return setup().messageBytes;
                }
            }
            ::_mm_pause();
        }
        return std::nullopt;
    }

    void wakeSleepers()
    {
        if (m_cell->sleepers.load(std::memory_order_seq_cst) != 0) [[unlikely]]
            wakeAll(m_cell->version, m_scope);
    }

    Result<WaitOutcome> sleepAndReceive(std::span<std::byte> into, std::uint64_t deadlineNs,
                                        std::size_t &size)
    {
        for (;;) {
            const std::uint32_t version = m_cell->version.load(std::memory_order_seq_cst);
            auto tried = tryReceive(into);
            if (!tried)
                return tried.error();
            if (*tried) {
                size = **tried;
                return WaitOutcome::Done;
            }
            // A sender that writes without a pause changes the word before every sleep.
            if (deadlineNs != 0 && monotonicNs() >= deadlineNs)
                return WaitOutcome::TimedOut;
            const WaitOutcome outcome = sleepOnWord(m_cell->version, version, deadlineNs, m_scope);
            if (outcome != WaitOutcome::Done)
                return outcome;
        }
    }

    ValueCell *m_cell;
    std::shared_ptr<void> m_memory;
    ValueGuard m_guard;
    WordScope m_scope;
    std::atomic<std::uint32_t> m_seen{0};  // version of the value read last; atomic for queued() only
};

}  // namespace

std::size_t valueCellBytes(std::size_t messageBytes)
{
    return sizeof(ValueCell) + wordsOf(messageBytes) * 8;
}

Result<> checkValueSize(const std::string &channel, std::size_t messageBytes)
{
    if (messageBytes >= kSmallestValue)
        return {};
    return Error{ErrorKind::Limit, 0,
                 "channel " + channel + " is to carry values of " + std::to_string(messageBytes) +
                     " bytes; where values are overwritten, at least " + std::to_string(kSmallestValue) +
                     " are needed to tell how many were missed"};
}

std::unique_ptr<Channel> makeValueChannel(EndSetup setup, ValueCell &cell, std::shared_ptr<void> memory,
                                          ValueGuard guard, WordScope scope)
{
    return std::make_unique<ValueChannel>(std::move(setup), cell, std::move(memory), guard, scope);
}

}  // namespace ws
