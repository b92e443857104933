// A ring of slots for one sender and one receiver, without a lock: what several mechanisms build on.
//
//   | RingWords                                    | slot 0 | slot 1 | ... | slot n-1 |
//   | put, ended | taken | receiverSleeps | senderSleeps |   each slot begins a cache line
//
// Slot number = message number modulo n. `put` and `taken` only grow, so n messages fit, not n - 1; a side that dies at
// any instruction has moved its counter or has not. Each side keeps a stale copy of the other's counter and reads the
// true one only when the stale one says full or empty: most messages cost one cache line, that of the slot.
//
// Threads:   one RingSender and one RingReceiver at a time.
// Ownership: borrows the memory. Blocking: never.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace ws {

// Two cache lines: processors fetch the neighbour of a line with it. Ends are aligned to it too, so that the two ends in
// one process do not share the lines of what they count for themselves.
inline constexpr std::size_t kApart = 128;

struct RingWords
{
    alignas(kApart) std::atomic<std::uint64_t> put;  // by the sender, as is `ended`
    std::atomic<std::uint32_t> ended;
    alignas(kApart) std::atomic<std::uint64_t> taken;           // by the receiver
    alignas(kApart) std::atomic<std::uint32_t> receiverSleeps;  // 1: asleep or about to be; futex words
    alignas(kApart) std::atomic<std::uint32_t> senderSleeps;
    alignas(kApart)
        std::atomic<std::uint32_t> receiverCpu;  // processor + 1 where it last found nothing; by itself
    alignas(kApart) std::atomic<std::uint32_t> senderCpu;
};
static_assert(sizeof(RingWords) % kApart == 0);

struct RingSlots
{
    std::byte *first = nullptr;
    std::uint64_t count = 0;
    std::size_t strideBytes = 0;
    std::size_t messageBytes = 0;
};

// Short messages: a call of memcpy would cost more than the copy.
inline void copyBytes(std::byte *to, const std::byte *from, std::size_t size)
{
    constexpr std::size_t kChunk = 16;
    if (size < kChunk || size > 16 * kChunk) {
        std::memcpy(to, from, size);
        return;
    }
    std::size_t at = 0;
    for (; at + kChunk <= size; at += kChunk)
        __builtin_memcpy(to + at, from + at, kChunk);
    if (at < size)
        __builtin_memcpy(to + size - kChunk, from + size - kChunk, kChunk);
}

// Asks for a cache line that will be written soon.
inline void fetchToWrite(const std::byte *line)
{
#if defined(__x86_64__)
    asm volatile("prefetchw %0" : : "m"(*line));
#else
    __builtin_prefetch(line, 1);
#endif
}

class RingSender
{
public:
    RingSender() = default;
    RingSender(RingWords &words, const RingSlots &slots)
        : m_words(&words), m_slots(slots), m_put(words.put.load(std::memory_order_relaxed)),
          m_takenSeen(words.taken.load(std::memory_order_acquire)),
          m_next(slots.first + m_put % slots.count * slots.strideBytes)
    {
    }

    bool tryPut(std::span<const std::byte> message)
    {
        if (m_put - m_takenSeen >= m_slots.count) {
            // acquire: pairs with the release in take(): the slot has been read before it is written again.
            m_takenSeen = m_words->taken.load(std::memory_order_acquire);
            if (m_put - m_takenSeen >= m_slots.count)
                return false;
        }
        put(message);
        return true;
    }

    // Where the caller knows that there is space.
    void put(std::span<const std::byte> message)
    {
        copyBytes(m_next, message.data(), message.size());
        // release: pairs with the acquire in tryTake(), so that the whole message is seen.
        m_words->put.store(m_put + 1, std::memory_order_release);
        ++m_put;
        m_next += m_slots.strideBytes;
        if (m_next == m_slots.first + m_slots.count * m_slots.strideBytes)
            m_next = m_slots.first;
        fetchToWrite(m_next);
    }

private:
    RingWords *m_words = nullptr;
    RingSlots m_slots;
    std::uint64_t m_put = 0;
    std::uint64_t m_takenSeen = 0;
    std::byte *m_next = nullptr;
};

class RingReceiver
{
public:
    RingReceiver() = default;
    RingReceiver(RingWords &words, const RingSlots &slots)
        : m_words(&words), m_slots(slots), m_taken(words.taken.load(std::memory_order_relaxed)),
          m_putSeen(words.put.load(std::memory_order_acquire)),
          m_next(slots.first + m_taken % slots.count * slots.strideBytes)
    {
    }

    bool tryTake(std::byte *into)
    {
        if (m_taken == m_putSeen) {
            m_putSeen = m_words->put.load(std::memory_order_acquire);
            if (m_taken == m_putSeen)
                return false;
        }
        take(into);
        return true;
    }

    // Where the caller knows that there is a message.
    void take(std::byte *into)
    {
        copyBytes(into, m_next, m_slots.messageBytes);
        m_words->taken.store(m_taken + 1, std::memory_order_release);
        ++m_taken;
        m_next += m_slots.strideBytes;
        if (m_next == m_slots.first + m_slots.count * m_slots.strideBytes)
            m_next = m_slots.first;
    }

    // Nothing is there, and nothing will come. What was put before the end is seen, because `ended` is read first.
    bool isAtEnd() const
    {
        return m_words->ended.load(std::memory_order_acquire) != 0 &&
               m_words->put.load(std::memory_order_acquire) == m_taken;
    }

private:
    RingWords *m_words = nullptr;
    RingSlots m_slots;
    std::uint64_t m_taken = 0;
    std::uint64_t m_putSeen = 0;
    std::byte *m_next = nullptr;
};

}  // namespace ws
