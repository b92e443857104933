#include "bench/bare_memory.h"

#include <immintrin.h>
#include <linux/futex.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>
#include <string>

namespace ws::bench {

namespace {

constexpr std::size_t kLine = 64;
constexpr std::uint64_t kRingSlots = 256;
constexpr std::uint64_t kBufferSlots = 16;

// Anonymous memory that the two sides share, threads of one process or a process and its child. A power of two of slots.
template <typename Head>
class SharedSlots
{
public:
    SharedSlots(std::uint64_t slots, std::size_t messageBytes)
        : m_count(slots), m_stride((messageBytes + kLine - 1) / kLine * kLine),
          m_bytes(sizeof(Head) + slots * m_stride)
    {
        void *memory = ::mmap(nullptr, m_bytes, PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        if (memory == MAP_FAILED) {
            std::perror("map memory");
            std::_Exit(1);
        }
        m_head = new (memory) Head;
    }
    ~SharedSlots() { ::munmap(m_head, m_bytes); }
    SharedSlots(const SharedSlots &) = delete;
    SharedSlots &operator=(const SharedSlots &) = delete;

    Head *operator->() { return m_head; }
    std::byte *slot(std::uint64_t number)
    {
        return reinterpret_cast<std::byte *>(m_head + 1) + (number & (m_count - 1)) * m_stride;
    }

private:
    std::uint64_t m_count;
    std::size_t m_stride;
    std::size_t m_bytes;
    Head *m_head;
};

struct RingHead
{
    alignas(128) std::atomic<std::uint64_t> put{0};
    alignas(128) std::atomic<std::uint64_t> taken{0};
    alignas(128) std::atomic<std::uint32_t> receiverSleeps{0};
    alignas(128) std::atomic<std::uint32_t> senderSleeps{0};
};

// The classic ring of one sender and one receiver, with copies of the other side's counter; waits by `Wait`.
template <typename Wait>
class BareRing final : public Transport
{
public:
    explicit BareRing(std::size_t messageBytes) : m_slots(kRingSlots, messageBytes) {}
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        while (m_put - m_takenSeen == kRingSlots) {
            m_takenSeen = m_slots->taken.load(std::memory_order_acquire);
            if (m_put - m_takenSeen == kRingSlots)
                Wait::wait(m_slots->senderSleeps, [&] { return m_slots->taken.load() == m_takenSeen; });
        }
        std::memcpy(m_slots.slot(m_put), message.data(), message.size());
        m_slots->put.store(++m_put, std::memory_order_release);
        Wait::wake(m_slots->receiverSleeps);
    }
    void receive(std::span<std::byte> into) override
    {
        while (m_taken == m_putSeen) {
            m_putSeen = m_slots->put.load(std::memory_order_acquire);
            if (m_taken == m_putSeen)
                Wait::wait(m_slots->receiverSleeps, [&] { return m_slots->put.load() == m_putSeen; });
        }
        std::memcpy(into.data(), m_slots.slot(m_taken), into.size());
        m_slots->taken.store(++m_taken, std::memory_order_release);
        Wait::wake(m_slots->senderSleeps);
    }

private:
    SharedSlots<RingHead> m_slots;
    alignas(128) std::uint64_t m_put = 0;
    std::uint64_t m_takenSeen = 0;
    alignas(128) std::uint64_t m_taken = 0;
    std::uint64_t m_putSeen = 0;
};

struct Spin
{
    template <typename Nothing>
    static void wait(std::atomic<std::uint32_t> &, Nothing)
    {
        ::_mm_pause();
    }
    static void wake(std::atomic<std::uint32_t> &) {}
};

struct Sleep
{
    template <typename Nothing>
    static void wait(std::atomic<std::uint32_t> &sleeps, Nothing nothing)
    {
        sleeps.store(1);
        if (nothing())
            ::syscall(SYS_futex, &sleeps, FUTEX_WAIT, 1, nullptr, nullptr, 0);
        sleeps.store(0);
    }
    static void wake(std::atomic<std::uint32_t> &sleeps)
    {
        if (sleeps.fetch_add(0) == 0)
            return;
        sleeps.store(0);
        ::syscall(SYS_futex, &sleeps, FUTEX_WAKE, 1, nullptr, nullptr, 0);
    }
};

// Looks some times before it sleeps.
struct SpinThenSleep
{
    template <typename Nothing>
    static void wait(std::atomic<std::uint32_t> &sleeps, Nothing nothing)
    {
        constexpr int kLooks = 64;
        for (int i = 0; i < kLooks; ++i) {
            ::_mm_pause();
            if (!nothing())
                return;
        }
        Sleep::wait(sleeps, nothing);
    }
    static void wake(std::atomic<std::uint32_t> &sleeps) { Sleep::wake(sleeps); }
};

struct CellHead
{
    alignas(128) std::atomic<std::uint64_t> put{0};
    alignas(128) std::atomic<std::uint64_t> taken{0};
    alignas(128) std::atomic<std::uint32_t> receiverSleeps{0};
    alignas(128) std::atomic<std::uint32_t> senderSleeps{0};
};

// A queue for many, with a sequence number in each cell, used by two.
class BareCells final : public Transport
{
public:
    explicit BareCells(std::size_t messageBytes) : m_slots(kRingSlots, sizeof(Sequence) + messageBytes)
    {
        for (std::uint64_t i = 0; i < kRingSlots; ++i)
            sequenceOf(i).store(i);
    }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        const std::uint64_t number = claim(m_slots->put, 0, m_slots->senderSleeps);
        std::memcpy(m_slots.slot(number) + sizeof(Sequence), message.data(), message.size());
        sequenceOf(number).store(number + 1, std::memory_order_release);
        Sleep::wake(m_slots->receiverSleeps);
    }
    void receive(std::span<std::byte> into) override
    {
        const std::uint64_t number = claim(m_slots->taken, 1, m_slots->receiverSleeps);
        std::memcpy(into.data(), m_slots.slot(number) + sizeof(Sequence), into.size());
        sequenceOf(number).store(number + kRingSlots, std::memory_order_release);
        Sleep::wake(m_slots->senderSleeps);
    }

private:
    using Sequence = std::atomic<std::uint64_t>;

    Sequence &sequenceOf(std::uint64_t number) { return *reinterpret_cast<Sequence *>(m_slots.slot(number)); }
    std::uint64_t claim(std::atomic<std::uint64_t> &next, std::uint64_t ahead,
                        std::atomic<std::uint32_t> &sleeps)
    {
        for (;;) {
            std::uint64_t number = next.load(std::memory_order_relaxed);
            if (sequenceOf(number).load(std::memory_order_acquire) == number + ahead) {
                if (next.compare_exchange_weak(number, number + 1, std::memory_order_relaxed))
                    return number;
                continue;
            }
            Sleep::wait(sleeps, [&] { return sequenceOf(number).load() != number + ahead; });
        }
    }

    SharedSlots<CellHead> m_slots;
};

struct SemaphoreHead
{
    alignas(128) sem_t filled;
    alignas(128) sem_t empty;
    alignas(128) std::mutex mutex;
};

// Two semaphores around a ring; with a mutex, as a textbook has it for many threads.
template <bool withMutex>
class BareSemaphores final : public Transport
{
public:
    BareSemaphores(std::uint64_t slots, std::size_t messageBytes) : m_slots(slots, messageBytes)
    {
        ::sem_init(&m_slots->filled, withMutex ? 0 : 1, 0);
        ::sem_init(&m_slots->empty, withMutex ? 0 : 1, static_cast<unsigned>(slots));
    }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        ::sem_wait(&m_slots->empty);
        locked([&] { std::memcpy(m_slots.slot(m_put++), message.data(), message.size()); });
        ::sem_post(&m_slots->filled);
    }
    void receive(std::span<std::byte> into) override
    {
        ::sem_wait(&m_slots->filled);
        locked([&] { std::memcpy(into.data(), m_slots.slot(m_taken++), into.size()); });
        ::sem_post(&m_slots->empty);
    }

private:
    template <typename Act>
    void locked(Act act)
    {
        if constexpr (withMutex) {
            const std::lock_guard lock(m_slots->mutex);
            act();
        } else {
            act();
        }
    }

    SharedSlots<SemaphoreHead> m_slots;
    alignas(128) std::uint64_t m_put = 0;
    alignas(128) std::uint64_t m_taken = 0;
};

struct ConditionHead
{
    pthread_mutex_t mutex;
    pthread_cond_t notEmpty;
    pthread_cond_t notFull;
    std::uint64_t put = 0;
    std::uint64_t taken = 0;
};

// A robust process-shared mutex and two process-shared condition variables of glibc's.
class BareCondition final : public Transport
{
public:
    explicit BareCondition(std::size_t messageBytes) : m_slots(kRingSlots, messageBytes)
    {
        pthread_mutexattr_t mutex;
        ::pthread_mutexattr_init(&mutex);
        ::pthread_mutexattr_setpshared(&mutex, PTHREAD_PROCESS_SHARED);
        ::pthread_mutexattr_setrobust(&mutex, PTHREAD_MUTEX_ROBUST);
        ::pthread_mutex_init(&m_slots->mutex, &mutex);
        pthread_condattr_t condition;
        ::pthread_condattr_init(&condition);
        ::pthread_condattr_setpshared(&condition, PTHREAD_PROCESS_SHARED);
        ::pthread_cond_init(&m_slots->notEmpty, &condition);
        ::pthread_cond_init(&m_slots->notFull, &condition);
    }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        ::pthread_mutex_lock(&m_slots->mutex);
        while (m_slots->put - m_slots->taken == kRingSlots)
            ::pthread_cond_wait(&m_slots->notFull, &m_slots->mutex);
        std::memcpy(m_slots.slot(m_slots->put++), message.data(), message.size());
        ::pthread_mutex_unlock(&m_slots->mutex);
        ::pthread_cond_signal(&m_slots->notEmpty);
    }
    void receive(std::span<std::byte> into) override
    {
        ::pthread_mutex_lock(&m_slots->mutex);
        while (m_slots->put == m_slots->taken)
            ::pthread_cond_wait(&m_slots->notEmpty, &m_slots->mutex);
        std::memcpy(into.data(), m_slots.slot(m_slots->taken++), into.size());
        ::pthread_mutex_unlock(&m_slots->mutex);
        ::pthread_cond_signal(&m_slots->notFull);
    }

private:
    SharedSlots<ConditionHead> m_slots;
};

}  // namespace

std::unique_ptr<Transport> bareMemoryTransport(std::string_view mechanism, std::size_t messageBytes)
{
    if (mechanism == "shm-ring-spin")
        return std::make_unique<BareRing<Spin>>(messageBytes);
    if (mechanism == "spsc-ring")
        return std::make_unique<BareRing<SpinThenSleep>>(messageBytes);
    if (mechanism == "shm-ring-futex")
        return std::make_unique<BareRing<Sleep>>(messageBytes);
    if (mechanism == "mpmc-queue")
        return std::make_unique<BareCells>(messageBytes);
    if (mechanism == "shm-ring-semaphore")
        return std::make_unique<BareSemaphores<false>>(kRingSlots, messageBytes);
    if (mechanism == "semaphore-buffer")
        return std::make_unique<BareSemaphores<true>>(kBufferSlots, messageBytes);
    if (mechanism == "shm-ring-condition")
        return std::make_unique<BareCondition>(messageBytes);
    return nullptr;
}

}  // namespace ws::bench
