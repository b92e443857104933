// The receiving side of a role: one end, its buffer, its checker.
//
// Threads: one. Ownership: borrows the end from the body.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "body/body.h"

namespace ws {

class Receiving
{
public:
    Receiving(Body &body, std::string_view parameter);

    // Waits for the next message, reads and checks all of it. Nothing: all senders have closed.
    Result<std::optional<MessageHeader>> receive();

private:
    Body &m_body;
    Channel &m_channel;
    MessageChecker m_checker;
    std::size_t m_messageBytes;
    std::vector<std::byte> m_buffer;
};

}  // namespace ws
