#include "channel/message.h"

#include <cstring>

namespace ws {

namespace {

constexpr std::size_t kChecksumAt = 20;
constexpr std::uint32_t kMostSenders = 1u << 16;

std::byte patternAt(std::size_t i)
{
    return static_cast<std::byte>(i * 131 + 7);
}

std::size_t numberBytes(std::size_t messageBytes)
{
    return messageBytes < 8 ? messageBytes : 8;
}

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

void fillSmallMessage(std::span<std::byte> message, std::uint64_t sequence)
{
    if (message.empty())
        return;  // a token
    const std::size_t low = numberBytes(message.size());
    std::memcpy(message.data(), &sequence, low);
    for (std::size_t i = low; i < message.size(); ++i)
        message[i] = patternAt(i);
}

MessageChecker::MessageChecker(const EndSetup &setup, std::span<std::atomic<std::uint64_t>> latency)
    : m_use(*setup.use), m_latency(latency), m_stamps(setup.stamps), m_onlySender(setup.senders == 1),
      m_onlyReceiver(setup.receivers == 1 || setup.broadcast)
{
}

MessageHeader MessageChecker::check(std::span<const std::byte> message, Ticks now)
{
    if (m_use.firstTicks.load(std::memory_order_relaxed) == 0)
        m_use.firstTicks.store(now, std::memory_order_relaxed);
    m_use.lastTicks.store(now, std::memory_order_relaxed);
    if (message.size() < kSmallestMessage)
        return checkSmall(message, now);
    const MessageHeader header = headerOf(message);
    if (messageChecksum(message) != header.checksum || header.sender >= kMostSenders) [[unlikely]] {
        addTo(m_use.corrupt);
        return header;
    }
    if (header.sender >= m_lastSequence.size())
        m_lastSequence.resize(header.sender + 1, 0);
    noteNumber(header.sequence, m_lastSequence[header.sender]);
    noteLatency(header.stampTicks, now);
    return header;
}

MessageHeader MessageChecker::checkSmall(std::span<const std::byte> message, Ticks now)
{
    const std::size_t low = numberBytes(message.size());
    for (std::size_t i = low; i < message.size(); ++i) {
        if (message[i] != patternAt(i)) {
            addTo(m_use.corrupt);
            return {m_lastSmall, now, 0, 0};
        }
    }
    std::uint64_t number = m_lastSmall + 1;
    if (low > 0 && m_onlySender) {
        // The number nearest to the expected one that ends in these bytes.
        std::uint64_t got = 0;
        std::memcpy(&got, message.data(), low);
        const unsigned unused = 64 - 8 * static_cast<unsigned>(low);
        const auto ahead = static_cast<std::int64_t>((got - number) << unused) >> unused;
        number += static_cast<std::uint64_t>(ahead);
    }
    noteNumber(number, m_lastSmall);
    if (m_stamps.present()) {
        if (const auto stamp = m_stamps.take(number)) {
            noteLatency(*stamp, now);
            return {number, *stamp, 0, 0};
        }
    }
    return {number, now, 0, 0};
}

void MessageChecker::noteNumber(std::uint64_t sequence, std::uint64_t &last)
{
    if (sequence == last + 1) [[likely]] {
        last = sequence;
    } else if (sequence > last) {
        if (m_onlyReceiver)
            addTo(m_use.lost, sequence - last - 1);
        last = sequence;
    } else if (sequence == last) {
        addTo(m_use.duplicated);
    } else {
        addTo(m_use.reordered);
        // It was counted as lost when a later one came first.
        const std::uint64_t lost = m_use.lost.load(std::memory_order_relaxed);
        if (m_onlyReceiver && lost > 0)
            m_use.lost.store(lost - 1, std::memory_order_release);
    }
}

void MessageChecker::noteLatency(Ticks stamp, Ticks now)
{
    if (m_latency.empty())
        return;
    const Ticks latency = now > stamp ? now - stamp : 0;
    addTo(m_latency[latencyBucket(latency)]);
    if (latency > m_use.longestLatency.load(std::memory_order_relaxed))
        m_use.longestLatency.store(latency, std::memory_order_relaxed);
}

}  // namespace ws
