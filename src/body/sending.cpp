#include "body/sending.h"

namespace ws {

Sending::Sending(Body &body, Channel &channel)
    : m_channel(channel), m_message(channel.setup().messageBytes), m_thread(body.recorder().thread())
{
    for (std::size_t i = 0; i < m_message.size(); ++i)
        m_message[i] = static_cast<std::byte>(i * 131 + 7);
    m_stamps = channel.setup().stamps;
}

Result<bool> Sending::send(Ticks stamp)
{
    ++m_sequence;
    if (m_message.size() >= kSmallestMessage)
        sealMessage(m_message, m_sequence, stamp, m_thread);
    else
        fillSmallMessage(m_message, m_sequence);
    if (m_stamps.present())
        m_stamps.put(m_sequence, stamp);
    return goneIsFalse(m_channel.send(m_message));
}

Result<bool> goneIsFalse(const Result<> &outcome)
{
    if (outcome)
        return true;
    if (outcome.error().kind == ErrorKind::Closed)
        return false;
    return outcome.error();
}

}  // namespace ws
