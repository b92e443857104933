// What all sending roles do alike: one buffer, one sequence, one seal.
#pragma once

#include <cstddef>
#include <vector>

#include "body/body.h"

namespace ws {

class Sending
{
public:
    Sending(Body &body, Channel &channel);

    // false: the other side is gone. The payload is the same in every message; header and checksum are new.
    Result<bool> send(Ticks stamp);

private:
    Channel &m_channel;
    std::vector<std::byte> m_message;
    std::uint64_t m_sequence = 0;
    std::uint32_t m_thread;
    SideStamps m_stamps;
};

// true or false for an end that is gone, the error for all else.
Result<bool> goneIsFalse(const Result<> &outcome);

}  // namespace ws
