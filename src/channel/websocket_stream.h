// What the two source files of WebSocketLink share, and nobody else includes: Boost.Beast's stream over memory.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "channel/websocket_frame.h"
#include "channel/websocket_link.h"

namespace ws {

namespace beast = boost::beast;
namespace net = boost::asio;
namespace websocket = boost::beast::websocket;

// What deflate may add to a message that cannot be compressed, and one more frame's head.
inline constexpr std::size_t kSlack = 1024;

// Beast keeps a timer in each stream, which is never set; for that alone it wants an executor.
inline net::io_context &idleContext()
{
    static net::io_context context;
    return context;
}

// The stream that Beast believes to be its connection.
class MemoryWire
{
public:
    using executor_type = net::io_context::executor_type;
    executor_type get_executor() { return idleContext().get_executor(); }

    template <typename Buffers>
    std::size_t read_some(const Buffers &buffers, beast::error_code &error)
    {
        if (m_next == m_feed.size() && (!refill || !refill())) {
            error = net::error::eof;
            return 0;
        }
        error = {};
        const auto from = m_feed[m_next].subspan(m_used);
        const std::size_t bytes = net::buffer_copy(buffers, net::buffer(from.data(), from.size()));
        m_used += bytes;
        if (m_used == m_feed[m_next].size()) {
            ++m_next;
            m_used = 0;
        }
        return bytes;
    }
    template <typename Buffers>
    std::size_t read_some(const Buffers &buffers)
    {
        beast::error_code ignored;
        return read_some(buffers, ignored);
    }
    template <typename Buffers>
    std::size_t write_some(const Buffers &buffers, beast::error_code &error)
    {
        error = {};
        return write_some(buffers);
    }
    template <typename Buffers>
    std::size_t write_some(const Buffers &buffers)
    {
        const std::size_t bytes = beast::buffer_bytes(buffers);
        const std::size_t before = out.size();
        out.resize(before + bytes);
        net::buffer_copy(net::buffer(out.data() + before, bytes), buffers);
        return bytes;
    }

    void feedNothing()
    {
        m_feed.clear();
        m_next = 0;
        m_used = 0;
    }
    // Not empty; the bytes must stay until they are read.
    void feed(std::span<const std::byte> bytes) { m_feed.push_back(bytes); }

    std::vector<std::byte> out;
    std::function<bool()> refill;  // during the handshake only

private:
    std::vector<std::span<const std::byte>> m_feed;
    std::size_t m_next = 0;
    std::size_t m_used = 0;
};

// Found by Beast through its argument: there is nothing to tear down in memory.
inline void teardown(beast::role_type, MemoryWire &, beast::error_code &error)
{
    error = {};
}

struct WebSocketLink::Impl
{
    Impl(UniqueFd fd, WebSocketSettings given, bool server, WireLog &wireLog)
        : link(std::move(fd)), settings(given), isServer(server), log(wireLog)
    {
        websocket::permessage_deflate deflate;
        deflate.client_enable = deflate.server_enable = settings.deflate;
        deflate.client_no_context_takeover = deflate.server_no_context_takeover = !settings.takeover;
        deflate.msg_size_threshold = 0;
        stream.set_option(deflate);
        stream.text(settings.text);
        stream.auto_fragment(false);
        stream.write_buffer_bytes(std::max<std::size_t>(4096, wireMessageBytes() + kSlack));
        stream.read_message_max(wireMessageBytes());
    }

    // Before compression.
    std::size_t wireMessageBytes() const { return settings.messageBytes * (settings.text ? 2 : 1); }
    WireDirection outDirection() const
    {
        return isServer ? WireDirection::ToClient : WireDirection::ToServer;
    }
    MemoryWire &wire() { return stream.next_layer(); }

    Result<std::optional<std::size_t>> headInside();
    Result<> pushAll();
    Result<> check(const WebSocketFrame &frame) const;
    Result<bool> scan();
    Result<> control(const WebSocketFrame &frame, std::span<const std::byte> payload);
    Result<std::size_t> read(std::span<std::byte> into);
    void logFrames();

    WebLink link;
    WebSocketSettings settings;
    bool isServer;
    WireLog &log;
    websocket::stream<MemoryWire> stream;
    std::size_t moved = 0;   // of wire().out
    std::size_t logged = 0;  // of wire().out

    // Of what has arrived: looked at up to here, and the data frames found, all relative to its begin.
    struct Stretch
    {
        std::size_t begin = 0;
        std::size_t bytes = 0;
    };
    std::size_t scanned = 0;
    std::size_t wanted = 0;
    std::vector<Stretch> frames;
    std::vector<std::byte> scratch;
    bool peerClosed = false;
    bool closeSent = false;
};

}  // namespace ws
