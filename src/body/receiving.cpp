#include "body/receiving.h"

#include <algorithm>

namespace ws {

Receiving::Receiving(Body &body, std::string_view parameter)
    : m_body(body), m_channel(body.end(parameter)), m_checker(body.checker(parameter)),
      m_messageBytes(m_channel.setup().messageBytes), m_buffer(std::max<std::size_t>(m_messageBytes, 1))
{
}

Result<std::optional<MessageHeader>> Receiving::receive()
{
    auto size = m_channel.receive(m_buffer);
    if (!size)
        return size.error();
    if (*size == 0)
        return std::optional<MessageHeader>();
    // A token has a size of 1 and no bytes.
    const std::size_t bytes = std::min(*size, m_messageBytes);
    return std::optional(m_checker.check({m_buffer.data(), bytes}, m_body.now()));
}

}  // namespace ws
