// What every message carries, so that the receiver can prove what arrived.
//
//   byte 0          8        16         20        24
//   | sequence     | stamp   | sender   | checksum | payload ...
//
// The sequence number grows by one for each message of one sender on one channel, from 1. The stamp is in ticks of the
// session's clock: the send time, or in an open loop the intended send time. The checksum is over all other bytes.
//
// A message with less room holds as many low bytes of its number as fit, then a fixed pattern; its stamp goes beside the
// channel (record/side_stamps.h), where one sender and one receiver make that possible. A token holds nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "channel/channel.h"

namespace ws {

struct MessageHeader
{
    std::uint64_t sequence = 0;
    std::uint64_t stampTicks = 0;
    std::uint32_t sender = 0;  // thread index
    std::uint32_t checksum = 0;
};

inline constexpr std::size_t kSmallestMessage = sizeof(MessageHeader);
static_assert(kSmallestMessage == 24);

// Two running sums over 8-byte words: a wrong, missing or swapped word changes it. Not cryptographic.
std::uint32_t messageChecksum(std::span<const std::byte> message);

// Writes header and checksum into `message`, whose payload is already there.
void sealMessage(std::span<std::byte> message, std::uint64_t sequence, Ticks stamp, std::uint32_t sender);

MessageHeader headerOf(std::span<const std::byte> message);

// Writes a message too small for a header.
void fillSmallMessage(std::span<std::byte> message, std::uint64_t sequence);

// Counts what a receiver finds wrong. One for each receiving end.
//
// A gap in the sequence means loss only where this receiver is the channel's only one; else others took the rest.
class MessageChecker
{
public:
    MessageChecker(const EndSetup &setup, std::span<std::atomic<std::uint64_t>> latency);

    // Reads the whole message. `now`: when it was received; the first and the last are kept for the throughput.
    // Of a small message, the number is the low bytes made whole; without a stamp the stamp is `now`.
    MessageHeader check(std::span<const std::byte> message, Ticks now);

private:
    MessageHeader checkSmall(std::span<const std::byte> message, Ticks now);
    void noteNumber(std::uint64_t sequence, std::uint64_t &last);
    void noteLatency(Ticks stamp, Ticks now);

    UseCounters &m_use;
    std::span<std::atomic<std::uint64_t>> m_latency;
    SideStamps m_stamps;
    bool m_onlySender;
    bool m_onlyReceiver;
    std::vector<std::uint64_t> m_lastSequence;  // by sender
    std::uint64_t m_lastSmall = 0;
};

}  // namespace ws
