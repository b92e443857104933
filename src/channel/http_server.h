// The server's side of HTTP channels: its connections, and the requests that have arrived on them.
//
//   connection:  | request head | body |      admitted: it has shown the token
//
// Who does not know the token gets 403, who does not speak HTTP/1.1 gets 400, a body larger than a message 413; then the
// connection is closed. With keep-alive the listening socket is closed as soon as all clients have been admitted.
//
// Threads:   one.
// Ownership: owns its sockets; borrows the wire log. The body of a request lies in the connection's buffer until finish().
// Blocking:  admit(), until all clients have come; wait(); answer() when told so.
// Errors:    Closed when a client is gone in mid-request; System.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "channel/http_wire.h"
#include "record/wire_log.h"

namespace ws {

struct HttpServerSettings
{
    WebAddress address;
    std::size_t clients = 1;
    std::size_t largestBody = 0;
    bool keepAlive = true;
};

struct HttpRequest
{
    std::size_t connection = 0;
    HttpAsk ask = HttpAsk::Other;
    std::span<const std::byte> body;
};

class HttpServer
{
public:
    HttpServer(UniqueFd listener, HttpServerSettings settings, WireLog &log);

    Result<> admit();

    // Without blocking. Nothing: no complete request has arrived.
    Result<std::optional<HttpRequest>> next();
    // Sleeps until next() may have something to say, or the deadline (CLOCK_MONOTONIC ns; 0: none) has come.
    Result<WaitOutcome> wait(std::uint64_t deadlineNs);

    // Writes an answer from byte `moved` on; counted in the log at its begin. `part`: what its head is.
    Result<WaitOutcome> answer(std::size_t connection, ResponseHead &head, std::span<const std::byte> body,
                               std::size_t &moved, Patience patience, WirePart part = WirePart::Header);
    // The request has been answered.
    void finish(std::size_t connection);

    // With keep-alive: all clients that were admitted have closed.
    bool everybodyLeft() const { return m_settings.keepAlive && m_left >= m_settings.clients; }
    void close();
    // The socket of the only client, for a thread that wants to wake the one that waits here.
    int onlySocket() const { return m_connections.size() == 1 ? m_connections[0]->link.fd() : -1; }
    bool hasArrived() const;

private:
    struct Connection
    {
        explicit Connection(UniqueFd fd) : link(std::move(fd)) {}

        WebLink link;
        std::optional<RequestHead> head;
        bool admitted = false;
    };

    Result<bool> admitOne(UniqueFd fd);
    Result<> acceptNew();
    // True: a whole request lies in its buffer.
    Result<bool> advance(Connection &connection);
    Result<> forget(std::size_t index);
    void refuse(Connection &connection, unsigned status);

    UniqueFd m_listener;
    HttpServerSettings m_settings;
    WireLog &m_log;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::size_t m_turn = 0;  // whom next() looks at first
    std::size_t m_left = 0;
};

}  // namespace ws
