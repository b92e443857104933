#include "bench/bare_values.h"

#include <immintrin.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace ws::bench {

namespace {

struct ValueHead
{
    alignas(128) std::atomic<std::uint32_t> version{0};  // odd: being written
    alignas(128) std::atomic<std::uint32_t> sleepers{0};
    alignas(128) std::atomic<std::uint64_t> words[1];
};

template <bool guarded>
class BareValue final : public Transport
{
public:
    explicit BareValue(std::size_t messageBytes)
        : m_words(messageBytes / sizeof(std::uint64_t)), m_bytes(sizeof(ValueHead) + messageBytes)
    {
        void *memory = ::mmap(nullptr, m_bytes, PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        if (memory == MAP_FAILED) {
            std::perror("map memory");
            std::_Exit(1);
        }
        m_value = new (memory) ValueHead;
    }
    ~BareValue() override { ::munmap(m_value, m_bytes); }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        const std::uint32_t version = m_value->version.load(std::memory_order_relaxed);
        if (guarded)
            m_value->version.store(version + 1, std::memory_order_relaxed);
        for (std::size_t i = 0; i < m_words; ++i) {
            std::uint64_t word = 0;
            std::memcpy(&word, message.data() + i * sizeof word, sizeof word);
            m_value->words[i].store(word, std::memory_order_release);
        }
        m_value->version.exchange(version + 2);
        if (m_value->sleepers.load() != 0)
            ::syscall(SYS_futex, &m_value->version, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
    }
    void receive(std::span<std::byte> into) override
    {
        for (;;) {
            const std::uint32_t version = m_value->version.load(std::memory_order_acquire);
            if (version == m_seen) {
                sleep();
                continue;
            }
            if ((version & 1) != 0) {
                ::_mm_pause();
                continue;
            }
            for (std::size_t i = 0; i < m_words; ++i) {
                const std::uint64_t word = m_value->words[i].load(std::memory_order_acquire);
                std::memcpy(into.data() + i * sizeof word, &word, sizeof word);
            }
            if (!guarded || m_value->version.load(std::memory_order_relaxed) == version) {
                m_seen = version;
                return;
            }
        }
    }

private:
    void sleep()
    {
        m_value->sleepers.fetch_add(1);
        if (m_value->version.load() == m_seen)
            ::syscall(SYS_futex, &m_value->version, FUTEX_WAIT, m_seen, nullptr, nullptr, 0);
        m_value->sleepers.fetch_sub(1);
    }

    std::size_t m_words;
    std::size_t m_bytes;
    ValueHead *m_value;
    std::uint32_t m_seen = 0;
};

}  // namespace

std::unique_ptr<Transport> bareValue(std::string_view mechanism, std::size_t messageBytes)
{
    if (mechanism == "shm-slot")
        return std::make_unique<BareValue<true>>(messageBytes);
    if (mechanism == "variable")
        return std::make_unique<BareValue<false>>(messageBytes);
    return nullptr;
}

}  // namespace ws::bench
