#include "channel/message.h"

#include <cstring>

namespace ws {

namespace {

constexpr std::size_t kChecksumAt = 20;
constexpr std::uint32_t kMostSenders = 1u << 16;

}  // namespace

std::uint32_t messageChecksum(std::span<const std::byte> message)
{
    std::uint64_t sum = message.size();
    std::uint64_t sumOfSums = 0;
    const auto add = [&](std::uint64_t word) {
        sum += word * 0x9e3779b97f4a7c15u;
        sumOfSums += sum;
    };
    std::uint64_t word = 0;
    std::memcpy(&word, message.data(), 8);
    add(word);
    std::memcpy(&word, message.data() + 8, 8);
    add(word);
    std::uint32_t sender = 0;
    std::memcpy(&sender, message.data() + 16, 4);
    add(sender);
    std::size_t at = kSmallestMessage;
    for (; at + 8 <= message.size(); at += 8) {
        std::memcpy(&word, message.data() + at, 8);
        add(word);
    }
    word = 0;
    std::memcpy(&word, message.data() + at, message.size() - at);
    add(word);
    return static_cast<std::uint32_t>(sum >> 32) ^ static_cast<std::uint32_t>(sumOfSums) ^
           static_cast<std::uint32_t>(sumOfSums >> 32);
}

void sealMessage(std::span<std::byte> message, std::uint64_t sequence, Ticks stamp, std::uint32_t sender)
{
    MessageHeader header = {sequence, stamp, sender, 0};
    std::memcpy(message.data(), &header, sizeof header);
    const std::uint32_t checksum = messageChecksum(message);
    std::memcpy(message.data() + kChecksumAt, &checksum, sizeof checksum);
}

MessageHeader headerOf(std::span<const std::byte> message)
{
    MessageHeader header;
    std::memcpy(&header, message.data(), sizeof header);
    return header;
}

MessageChecker::MessageChecker(UseCounters &use, std::span<std::atomic<std::uint64_t>> latency,
                               bool onlyReceiver)
    : m_use(use), m_latency(latency), m_onlyReceiver(onlyReceiver)
{
}

MessageHeader MessageChecker::check(std::span<const std::byte> message, Ticks now)
{
    const MessageHeader header = headerOf(message);
    if (m_use.firstTicks.load(std::memory_order_relaxed) == 0)
        m_use.firstTicks.store(now, std::memory_order_relaxed);
    m_use.lastTicks.store(now, std::memory_order_relaxed);
    if (messageChecksum(message) != header.checksum || header.sender >= kMostSenders) [[unlikely]] {
        addTo(m_use.corrupt);
        return header;
    }
    if (header.sender >= m_lastSequence.size())
        m_lastSequence.resize(header.sender + 1, 0);
    std::uint64_t &last = m_lastSequence[header.sender];
    if (header.sequence == last + 1) [[likely]] {
        last = header.sequence;
    } else if (header.sequence > last) {
        if (m_onlyReceiver)
            addTo(m_use.lost, header.sequence - last - 1);
        last = header.sequence;
    } else if (header.sequence == last) {
        addTo(m_use.duplicated);
    } else {
        addTo(m_use.reordered);
        // It was counted as lost when a later one came first.
        const std::uint64_t lost = m_use.lost.load(std::memory_order_relaxed);
        if (m_onlyReceiver && lost > 0)
            m_use.lost.store(lost - 1, std::memory_order_release);
    }
    if (!m_latency.empty()) {
        const Ticks latency = now > header.stampTicks ? now - header.stampTicks : 0;
        addTo(m_latency[latencyBucket(latency)]);
        if (latency > m_use.longestLatency.load(std::memory_order_relaxed))
            m_use.longestLatency.store(latency, std::memory_order_relaxed);
    }
    return header;
}

}  // namespace ws
