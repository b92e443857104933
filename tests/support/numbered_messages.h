// Messages as a role makes them, by number, for tests of single channels.
#pragma once

#include <algorithm>
#include <cstdio>
#include <vector>

#include "channel/message.h"

namespace ws::test {

// Message number `sequence`, as a role makes it; none for tokens.
inline std::vector<std::byte> messageFor(const Channel &channel, std::uint64_t sequence)
{
    std::vector<std::byte> message(channel.setup().messageBytes, std::byte{0x5a});
    if (message.size() >= kSmallestMessage)
        sealMessage(message, sequence, 0, channel.setup().index);
    else
        fillSmallMessage(message, sequence);
    return message;
}

inline Result<> sendNumber(Channel &channel, std::uint64_t sequence,
                           std::chrono::nanoseconds timeout = kForever)
{
    return channel.send(messageFor(channel, sequence), timeout);
}

// Messages that go in before the channel refuses one; the next to send is the refused one.
inline std::uint64_t fill(Channel &sender)
{
    for (std::uint64_t sent = 0;; ++sent)
        if (!sendNumber(sender, sent + 1, std::chrono::nanoseconds(0)))
            return sent;
}

// Receives and checks until the end of the stream. True: it came, and not an error.
inline bool receiveAll(Channel &channel, std::uint64_t &received)
{
    MessageChecker checker(channel.setup(), {});
    std::vector<std::byte> buffer(std::max<std::size_t>(channel.setup().messageBytes, 1));
    for (;;) {
        const auto size = channel.receive(buffer);
        if (!size)
            std::fprintf(stderr, "receive: %s\n", size.error().text().c_str());
        if (!size || *size == 0)
            return bool(size);
        checker.check({buffer.data(), std::min(*size, channel.setup().messageBytes)}, 1);
        ++received;
    }
}

inline std::uint64_t wrongOnes(const UseCounters &use)
{
    return use.corrupt.load() + use.reordered.load() + use.duplicated.load();
}

}  // namespace ws::test
