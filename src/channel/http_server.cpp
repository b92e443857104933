#include "channel/http_server.h"

#include "base/clock.h"

namespace ws {

namespace {

using namespace std::chrono_literals;

// For somebody who connects and says nothing, while the channel is being opened.
constexpr auto kPatienceWithStrangers = 2000ms;

}  // namespace

HttpServer::HttpServer(UniqueFd listener, HttpServerSettings settings, WireLog &log)
    : m_listener(std::move(listener)), m_settings(std::move(settings)), m_log(log)
{
}

Result<> HttpServer::admit()
{
    for (std::size_t admitted = 0; admitted < m_settings.clients;) {
        auto accepted = acceptWaiting(m_listener.get());
        if (!accepted)
            return accepted.error();
        auto good = admitOne(std::move(*accepted));
        if (!good)
            return good.error();
        admitted += *good ? 1 : 0;
    }
    if (m_settings.keepAlive)
        m_listener.reset();
    return {};
}

Result<bool> HttpServer::admitOne(UniqueFd fd)
{
    auto connection = std::make_unique<Connection>(std::move(fd));
    limitPatience(connection->link.fd(), kPatienceWithStrangers);
    const std::uint64_t until = monotonicNs() + std::chrono::nanoseconds(kPatienceWithStrangers).count();
    for (;;) {
        auto complete = advance(*connection);
        if (!complete)
            return complete.error();
        if (*complete)
            break;
        if (!connection->link.isOpen() || connection->link.hasEnded() || monotonicNs() > until)
            return false;
        auto filled = connection->link.fill(Patience::Wait, 0);
        if (!filled)
            return false;
    }
    if (connection->head->ask != HttpAsk::Check) {
        refuse(*connection, 405);
        return false;
    }
    ResponseHead fine(204, 0, m_settings.keepAlive);
    m_log.acknowledge(WireDirection::ToServer);
    m_log.add(WireDirection::ToClient, WirePart::Handshake, fine.bytes());
    m_log.announce(WireDirection::ToClient);
    std::size_t moved = 0;
    auto written = connection->link.write(fine.bytes(), {}, moved, Patience::Wait);
    if (!written || *written != WaitOutcome::Done)
        return false;
    connection->link.consume(connection->head->headBytes);
    connection->head.reset();
    limitPatience(connection->link.fd(), 0ms);
    if (m_settings.keepAlive)
        m_connections.push_back(std::move(connection));
    return true;
}

Result<bool> HttpServer::advance(Connection &connection)
{
    WebLink &link = connection.link;
    if (!connection.head && !link.arrived().empty()) {
        auto parsed = parseRequestHead(link.arrived(), m_settings.address);
        if (!parsed) {
            refuse(connection, 400);
            return false;
        }
        if (*parsed && !(*parsed)->allowed) {
            refuse(connection, 403);
            return false;
        }
        if (*parsed && (*parsed)->bodyBytes > m_settings.largestBody) {
            refuse(connection, 413);
            return false;
        }
        connection.head = *parsed;
        connection.admitted |= parsed->has_value();
    }
    return connection.head &&
           link.arrived().size() >= connection.head->headBytes + connection.head->bodyBytes;
}

void HttpServer::refuse(Connection &connection, unsigned status)
{
    ResponseHead head(status, 0, false);
    std::size_t moved = 0;
    // Whoever is refused and does not read loses the answer, nothing else.
    (void)connection.link.write(head.bytes(), {}, moved, Patience::Try);
    connection.link.consume(connection.link.arrived().size());
    connection.link.close();
}

Result<> HttpServer::acceptNew()
{
    while (m_listener) {
        auto accepted = acceptNow(m_listener.get());
        if (!accepted)
            return accepted.error();
        if (!*accepted)
            break;
        m_connections.push_back(std::make_unique<Connection>(std::move(*accepted)));
    }
    return {};
}

Result<> HttpServer::forget(std::size_t index)
{
    const Connection &gone = *m_connections[index];
    const bool admitted = gone.admitted;
    const bool halfway = gone.head || !gone.link.arrived().empty();
    m_connections.erase(m_connections.begin() + static_cast<std::ptrdiff_t>(index));
    m_left += admitted && m_settings.keepAlive ? 1 : 0;
    if (admitted && halfway)
        return Error{ErrorKind::Closed, 0, "receive an HTTP request: its client is gone in mid-message"};
    return {};
}

Result<std::optional<HttpRequest>> HttpServer::next()
{
    auto accepted = acceptNew();
    if (!accepted)
        return accepted.error();
    for (std::size_t looked = 0; looked < m_connections.size();) {
        m_turn = m_turn < m_connections.size() ? m_turn : 0;
        const std::size_t index = m_turn;
        Connection &connection = *m_connections[index];
        auto complete = advance(connection);
        while (complete && !*complete && connection.link.isOpen() && !connection.link.hasEnded()) {
            const std::size_t wanted =
                connection.head ? connection.head->headBytes + connection.head->bodyBytes : 0;
            auto filled = connection.link.fill(Patience::Try, wanted);
            if (filled && *filled != WaitOutcome::Done)
                break;
            if (!filled)
                connection.link.close();
            else
                complete = advance(connection);
        }
        if (!complete)
            return complete.error();
        if (*complete) {
            const RequestHead &head = *connection.head;
            return std::optional(HttpRequest{
                index, head.ask, connection.link.arrived().subspan(head.headBytes, head.bodyBytes)});
        }
        if (!connection.link.isOpen() || connection.link.hasEnded()) {
            auto forgotten = forget(index);
            if (!forgotten)
                return forgotten.error();
            continue;
        }
        ++m_turn;
        ++looked;
    }
    return std::optional<HttpRequest>();
}

Result<WaitOutcome> HttpServer::wait(std::uint64_t deadlineNs)
{
    if (!m_listener && m_connections.size() == 1 && deadlineNs == 0) {
        Connection &only = *m_connections[0];
        const std::size_t wanted = only.head ? only.head->headBytes + only.head->bodyBytes : 0;
        auto filled = only.link.fill(Patience::Wait, wanted);
        if (filled)
            return filled;
        only.link.close();  // next() says what that means
        return WaitOutcome::Done;
    }
    std::vector<pollfd> items;
    if (m_listener)
        items.push_back({m_listener.get(), POLLIN, 0});
    for (const auto &connection : m_connections)
        items.push_back({connection->link.fd(), POLLIN, 0});
    return waitForAny(items, deadlineNs, "wait for an HTTP request");
}

Result<WaitOutcome> HttpServer::answer(std::size_t connection, ResponseHead &head,
                                       std::span<const std::byte> body, std::size_t &moved, Patience patience,
                                       WirePart part)
{
    const std::span<const std::byte> bytes = head.bytes();
    if (moved == 0) {
        m_log.add(WireDirection::ToClient, part, bytes);
        m_log.add(WireDirection::ToClient, WirePart::Payload, body);
        m_log.announce(WireDirection::ToClient);
    }
    return m_connections[connection]->link.write(bytes, body, moved, patience);
}

void HttpServer::finish(std::size_t connection)
{
    Connection &answered = *m_connections[connection];
    const RequestHead head = *answered.head;
    answered.link.consume(head.headBytes + head.bodyBytes);
    answered.head.reset();
    m_log.acknowledge(WireDirection::ToServer);
    // The side that closes first keeps the port for a while: that must not be the client's.
    if (!m_settings.keepAlive || !head.keepsAlive) {
        answered.link.close();
        m_left += m_settings.keepAlive ? 1 : 0;
        m_connections.erase(m_connections.begin() + static_cast<std::ptrdiff_t>(connection));
    }
}

void HttpServer::close()
{
    m_connections.clear();
    m_listener.reset();
}

bool HttpServer::hasArrived() const
{
    for (const auto &connection : m_connections)
        if (connection->link.unread() != 0)
            return true;
    return false;
}

}  // namespace ws
