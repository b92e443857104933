#include "channel/websocket_link.h"

#include <cstring>

#include "channel/hex.h"
#include "channel/websocket_stream.h"

namespace ws {

namespace {

constexpr std::size_t kLargestControl = 125;

}  // namespace

WebSocketLink::WebSocketLink(UniqueFd fd, WebSocketSettings settings, bool isServer, WireLog &log)
    : m_impl(std::make_unique<Impl>(std::move(fd), settings, isServer, log))
{
}

WebSocketLink::~WebSocketLink() = default;

Result<> WebSocketLink::frame(std::span<const std::byte> message)
{
    Impl &impl = *m_impl;
    std::span<const std::byte> payload = message;
    if (impl.settings.text) {
        impl.scratch.resize(message.size() * 2);
        toHex(message, impl.scratch);
        payload = impl.scratch;
    }
    beast::error_code error;
    impl.stream.write(net::buffer(payload.data(), payload.size()), error);
    if (error)
        return Error{ErrorKind::System, 0, "frame a WebSocket message: " + error.message()};
    return {};
}

Result<> WebSocketLink::ping()
{
    beast::error_code error;
    m_impl->stream.ping({}, error);
    if (error)
        return Error{ErrorKind::System, 0, "send a WebSocket ping: " + error.message()};
    return {};
}

Result<WaitOutcome> WebSocketLink::flush(Patience patience)
{
    Impl &impl = *m_impl;
    auto written = impl.link.write(impl.wire().out, {}, impl.moved, patience);
    if (impl.moved != 0)
        impl.logFrames();
    if (written && *written == WaitOutcome::Done) {
        impl.wire().out.clear();
        impl.moved = impl.logged = 0;
    }
    return written;
}

bool WebSocketLink::isFlushed() const
{
    return m_impl->wire().out.empty();
}

bool WebSocketLink::takeBack()
{
    if (m_impl->moved != 0 || m_impl->settings.deflate)
        return false;
    m_impl->wire().out.clear();
    return true;
}

void WebSocketLink::Impl::logFrames()
{
    const std::span<const std::byte> all = wire().out;
    while (const auto frame = frameAt(all.subspan(logged))) {
        const auto head = all.subspan(logged, frame->headBytes);
        const auto payload = all.subspan(logged + frame->headBytes, frame->payloadBytes);
        log.add(outDirection(), frame->isControl() ? WirePart::Control : WirePart::Header, head);
        log.add(outDirection(), frame->isControl() ? WirePart::Control : WirePart::Payload, payload);
        if (!frame->isControl() && frame->last)
            log.countMessage(outDirection());
        logged += frame->bytes();
    }
}

Result<> WebSocketLink::Impl::check(const WebSocketFrame &frame) const
{
    const char *wrong = nullptr;
    if (frame.masked != isServer)
        wrong = isServer ? "a client's frame without a mask" : "a server's frame with a mask";
    else if (frame.isControl() && (!frame.last || frame.payloadBytes > kLargestControl))
        wrong = "a control frame that is too long or not whole";
    else if (frame.payloadBytes > wireMessageBytes() + kSlack)
        wrong = "a frame larger than the channel's messages";
    if (wrong == nullptr)
        return {};
    return Error{ErrorKind::BadInput, 0, std::string("read from a WebSocket: ") + wrong};
}

// True: a whole message lies in `frames`. Control frames on the way are answered and skipped.
Result<bool> WebSocketLink::Impl::scan()
{
    while (!peerClosed) {
        const auto rest = link.arrived().subspan(scanned);
        const auto frame = frameAt(rest);
        if (!frame)
            return false;
        auto good = check(*frame);
        if (!good)
            return good.error();
        if (rest.size() < frame->bytes()) {
            wanted = scanned + frame->bytes();
            return false;
        }
        if (frame->isControl()) {
            good = control(*frame, rest.first(frame->bytes()).subspan(frame->headBytes));
            if (!good)
                return good.error();
        } else {
            frames.push_back({scanned, frame->bytes()});
        }
        scanned += frame->bytes();
        if (!frame->isControl() && frame->last)
            return true;
        if (frames.empty()) {
            link.consume(scanned);
            scanned = 0;
        }
    }
    return false;
}

Result<> WebSocketLink::Impl::control(const WebSocketFrame &frame, std::span<const std::byte> payload)
{
    if (frame.opcode == WebSocketFrame::kClose) {
        peerClosed = true;
        return {};
    }
    if (frame.opcode != WebSocketFrame::kPing || closeSent)
        return {};
    websocket::ping_data data;
    data.resize(payload.size());
    const std::byte *mask = payload.data() - 4;
    for (std::size_t i = 0; i < payload.size(); ++i)
        data[i] = static_cast<char>(frame.masked ? payload[i] ^ mask[i % 4] : payload[i]);
    beast::error_code error;
    stream.pong(data, error);
    if (error)
        return Error{ErrorKind::System, 0, "answer a WebSocket ping: " + error.message()};
    return {};
}

// A message from Beast, of the frames that were found.
Result<std::size_t> WebSocketLink::Impl::read(std::span<std::byte> into)
{
    wire().feedNothing();
    for (const Stretch &one : frames)
        wire().feed(link.arrived().subspan(one.begin, one.bytes));
    // Inflating needs a little more room than the message, and text twice as much.
    const bool direct = !settings.text && !settings.deflate;
    if (!direct)
        scratch.resize(wireMessageBytes() + kSlack);
    const std::span<std::byte> room = direct ? into : std::span(scratch);
    std::size_t got = 0;
    beast::error_code error;
    do {
        if (got == room.size())
            return Error{ErrorKind::TooBig, 0, "read a WebSocket message larger than the channel's"};
        got += stream.read_some(net::buffer(room.data() + got, room.size() - got), error);
    } while (!error && !stream.is_message_done());
    wire().feedNothing();
    if (error)
        return Error{ErrorKind::BadInput, 0, "read a WebSocket message: " + error.message()};
    if (direct)
        return got;
    const std::span<const std::byte> whole(scratch.data(), got);
    const std::size_t size = settings.text ? got / 2 : got;
    if (size > into.size())
        return Error{ErrorKind::TooBig, 0, "read a WebSocket message larger than the channel's"};
    if (!settings.text)
        std::memcpy(into.data(), whole.data(), size);
    else if (got % 2 != 0 || !fromHex(whole, into))
        return Error{ErrorKind::BadInput, 0, "read a WebSocket text: it is not in hexadecimal"};
    return size;
}

Result<std::optional<std::size_t>> WebSocketLink::take(std::span<std::byte> into)
{
    Impl &impl = *m_impl;
    auto whole = impl.scan();
    if (!whole)
        return whole.error();
    if (!*whole)
        return impl.peerClosed ? std::optional(std::size_t{0}) : std::nullopt;
    auto size = impl.read(into);
    impl.link.consume(impl.scanned);
    impl.scanned = 0;
    impl.wanted = 0;
    impl.frames.clear();
    if (!size)
        return size.error();
    if (*size == 0)
        return Error{ErrorKind::BadInput, 0, "read a WebSocket message: it is empty"};
    return std::optional(*size);
}

Result<WaitOutcome> WebSocketLink::fill(Patience patience)
{
    Impl &impl = *m_impl;
    auto filled = impl.link.fill(patience, impl.wanted);
    if (filled && impl.link.hasEnded())
        return Error{ErrorKind::Closed, 0, "read from a WebSocket: its peer is gone without Close (1006)"};
    return filled;
}

Result<> WebSocketLink::sendClose(bool goingAway)
{
    Impl &impl = *m_impl;
    if (impl.closeSent)
        return {};
    impl.closeSent = true;
    impl.wire().feedNothing();
    beast::error_code ignored;  // that the peer's Close is not there yet
    impl.stream.close(goingAway ? websocket::close_code::going_away : websocket::close_code::normal, ignored);
    return {};
}

int WebSocketLink::fd() const
{
    return m_impl->link.fd();
}

void WebSocketLink::endWriting()
{
    m_impl->link.endWriting();
}

void WebSocketLink::close()
{
    m_impl->link.close();
}

void WebSocketLink::abort()
{
    m_impl->link.abort();
}

bool WebSocketLink::isOpen() const
{
    return m_impl->link.isOpen();
}

bool WebSocketLink::peerHasClosed() const
{
    return m_impl->peerClosed;
}

bool WebSocketLink::peerWindowIsClosed() const
{
    return m_impl->link.peerWindowIsClosed();
}

}  // namespace ws
