// The server behind HTTP short polling: a mailbox of messages, and a thread that answers each poll from it at once.
//
//   put() ──► | message | message | ... | ──► its thread: GET ──► 200 and the first one, 204 when there is none,
//                                                                 410 when there will be none any more
//
// Threads:   put(), end() and space() from the sender's thread; the server's own thread does the rest, with all signals
//            blocked and on the processor of the thread that started it.
// Ownership: owns the thread and its sockets. The destructor ends the thread at once, whatever is in the mailbox.
// Blocking:  start(), until the client has come.
// Errors:    Closed when the client is gone.
#pragma once

#include <atomic>
#include <deque>
#include <optional>
#include <thread>
#include <vector>

#include "base/mutex.h"
#include "channel/http_server.h"

namespace ws {

class PollServer
{
public:
    PollServer(UniqueFd listener, WebAddress address, std::size_t messageBytes, std::size_t room,
               WireLog &log);
    ~PollServer();

    Result<> start();

    // False: the mailbox is full.
    Result<bool> put(std::span<const std::byte> message);
    // What is in the mailbox still goes out.
    void end();
    // A futex word that changes whenever there is space, or the client has gone.
    const std::atomic<std::uint32_t> &changes() const { return m_changes; }

private:
    void serve();
    Result<bool> answerAll();
    Result<bool> answerOne(std::size_t connection);
    void giveUp(Error error);

    HttpServer m_server;
    const std::size_t m_room;
    WireLog &m_log;
    ResponseHead m_news;
    ResponseHead m_nothing{204, 0, true};
    ResponseHead m_gone{410, 0, false};
    std::thread m_thread;
    UniqueFd m_socket;  // a second descriptor of the client's connection, to wake the thread
    std::atomic<std::uint32_t> m_changes{0};
    Mutex m_mutex;
    std::deque<std::vector<std::byte>> m_mailbox WS_GUARDED_BY(m_mutex);
    std::vector<std::vector<std::byte>> m_spare WS_GUARDED_BY(m_mutex);  // buffers to use again
    bool m_noMore WS_GUARDED_BY(m_mutex) = false;
    std::optional<Error> m_broken WS_GUARDED_BY(m_mutex);
};

}  // namespace ws
