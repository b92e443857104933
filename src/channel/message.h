// What every message carries, so that the receiver can prove what arrived.
//
//   byte 0          8        16         20        24
//   | sequence     | stamp   | sender   | checksum | payload ...
//
// The sequence number grows by one for each message of one sender on one channel, from 1. The stamp is in ticks of the
// session's clock: the send time, or in an open loop the intended send time. The checksum is over all other bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "record/thread_recorder.h"

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

// Counts what a receiver finds wrong. One for each receiving end.
//
// A gap in the sequence means loss only where this receiver is the channel's only one; else others took the rest.
class MessageChecker
{
public:
    MessageChecker(UseCounters &use, std::span<std::atomic<std::uint64_t>> latency, bool onlyReceiver);

    // Reads the whole message. `now`: when it was received; the first and the last are kept for the throughput.
    MessageHeader check(std::span<const std::byte> message, Ticks now);

private:
    UseCounters &m_use;
    std::span<std::atomic<std::uint64_t>> m_latency;
    bool m_onlyReceiver;
    std::vector<std::uint64_t> m_lastSequence;  // by sender
};

}  // namespace ws
