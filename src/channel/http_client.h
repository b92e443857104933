// The client's side of HTTP channels: one request at a time, on one connection that is kept or on a new one each.
//
//   Idle ──begin()──► Writing ──write()──► Asked ──answer()──► Idle, after finish()
//
// Threads:   one.
// Ownership: owns its socket; borrows the wire log. An answer's body lies in the buffer until finish().
// Blocking:  check(), until the server admits it; else only when told so.
// Errors:    Closed when the server is gone; BadInput for an answer that is none.
#pragma once

#include <optional>
#include <string>

#include "channel/http_wire.h"
#include "record/wire_log.h"

namespace ws {

struct HttpAnswer
{
    unsigned status = 0;
    std::span<const std::byte> body;
};

class HttpClient
{
public:
    HttpClient(WebAddress address, bool keepAlive, WireLog &log);

    // Connects and asks whether this is the right server (OPTIONS).
    Result<> check();

    // `head` must outlive the request. `part`: what its head is in the log.
    Result<> begin(const std::string &head, std::span<const std::byte> body,
                   WirePart part = WirePart::Header);
    // Done: the whole request is written.
    Result<WaitOutcome> write(std::span<const std::byte> body, Patience patience);
    // One look for the answer: at what has arrived, else one call for more. Done: `into` has it.
    Result<WaitOutcome> answer(Patience patience, std::optional<HttpAnswer> &into);
    // The answer has been used.
    void finish();

    bool isIdle() const { return m_state == State::Idle; }
    bool isWriting() const { return m_state == State::Writing; }
    int fd() const { return m_link ? m_link->fd() : -1; }
    const WebAddress &address() const { return m_address; }
    bool keepsAlive() const { return m_keepAlive; }
    // No more requests will come; the last one may still be under way.
    void endWriting();
    void close() { m_link.reset(); }
    bool hasArrived() const { return m_link && m_link->unread() != 0; }

private:
    enum class State { Idle, Writing, Asked };

    Result<> connect();

    WebAddress m_address;
    bool m_keepAlive;
    WireLog &m_log;
    std::optional<WebLink> m_link;
    State m_state = State::Idle;
    const std::string *m_head = nullptr;
    std::size_t m_moved = 0;
    std::optional<AnswerHead> m_answer;
};

}  // namespace ws
