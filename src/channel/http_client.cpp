#include "channel/http_client.h"

namespace ws {

HttpClient::HttpClient(WebAddress address, bool keepAlive, WireLog &log)
    : m_address(std::move(address)), m_keepAlive(keepAlive), m_log(log)
{
}

Result<> HttpClient::connect()
{
    auto connected = connectToWeb(m_address.port);
    if (!connected)
        return connected.error();
    m_link.emplace(std::move(*connected));
    return {};
}

Result<> HttpClient::check()
{
    const std::string head = requestHead(HttpAsk::Check, m_address, 0, m_keepAlive);
    auto begun = begin(head, {}, WirePart::Handshake);
    if (!begun)
        return begun;
    for (;;) {
        auto written = write({}, Patience::Wait);
        if (!written)
            return written.error();
        if (*written == WaitOutcome::Done)
            break;
    }
    for (std::optional<HttpAnswer> got;;) {
        auto answered = answer(Patience::Wait, got);
        if (!answered)
            return answered.error();
        if (!got)
            continue;
        const unsigned status = got->status;
        finish();
        if (status == 204)
            return {};
        return Error{ErrorKind::System, 0, "ask an HTTP server: it answers " + std::to_string(status)};
    }
}

Result<> HttpClient::begin(const std::string &head, std::span<const std::byte> body, WirePart part)
{
    if (!m_link) {
        auto connected = connect();
        if (!connected)
            return connected;
    }
    m_head = &head;
    m_moved = 0;
    m_state = State::Writing;
    m_log.add(WireDirection::ToServer, part, std::as_bytes(std::span(head)));
    m_log.add(WireDirection::ToServer, WirePart::Payload, body);
    m_log.announce(WireDirection::ToServer);
    return {};
}

Result<WaitOutcome> HttpClient::write(std::span<const std::byte> body, Patience patience)
{
    auto written = m_link->write(std::as_bytes(std::span(*m_head)), body, m_moved, patience);
    if (written && *written == WaitOutcome::Done)
        m_state = State::Asked;
    return written;
}

Result<WaitOutcome> HttpClient::answer(Patience patience, std::optional<HttpAnswer> &into)
{
    for (bool filled = false;;) {
        if (!m_answer && !m_link->arrived().empty()) {
            auto parsed = parseAnswerHead(m_link->arrived());
            if (!parsed)
                return parsed.error();
            m_answer = *parsed;
        }
        const std::size_t wanted = m_answer ? m_answer->headBytes + m_answer->bodyBytes : 0;
        if (m_answer && m_link->arrived().size() >= wanted) {
            into = HttpAnswer{m_answer->status,
                              m_link->arrived().subspan(m_answer->headBytes, m_answer->bodyBytes)};
            return WaitOutcome::Done;
        }
        if (m_link->hasEnded())
            return Error{ErrorKind::Closed, 0, "wait for an HTTP answer: the server has closed"};
        if (filled)
            return WaitOutcome::LookAgain;
        auto more = m_link->fill(patience, wanted);
        if (!more || *more != WaitOutcome::Done)
            return more;
        filled = true;
    }
}

void HttpClient::finish()
{
    m_log.acknowledge(WireDirection::ToClient);
    m_link->consume(m_answer->headBytes + m_answer->bodyBytes);
    const bool keep = m_keepAlive && m_answer->keepsAlive;
    m_answer.reset();
    m_state = State::Idle;
    if (!keep)
        m_link.reset();
}

void HttpClient::endWriting()
{
    if (m_link)
        m_link->endWriting();
}

}  // namespace ws
