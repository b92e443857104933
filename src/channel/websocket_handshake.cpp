#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "base/clock.h"
#include "channel/http_wire.h"
#include "channel/websocket_stream.h"

namespace ws {

namespace {

namespace http = boost::beast::http;

constexpr std::size_t kLargestHead = 8 * 1024;

}  // namespace

// Bytes of the HTTP head at the begin of what has arrived; nothing: it is not complete.
Result<std::optional<std::size_t>> WebSocketLink::Impl::headInside()
{
    const std::string_view arrived(reinterpret_cast<const char *>(link.arrived().data()),
                                   link.arrived().size());
    const std::size_t end = arrived.find("\r\n\r\n");
    if (end != std::string_view::npos)
        return std::optional(end + 4);
    if (link.arrived().size() > kLargestHead)
        return Error{ErrorKind::BadInput, 0, "read a WebSocket handshake: its head is too long"};
    return std::optional<std::size_t>();
}

Result<> WebSocketLink::Impl::pushAll()
{
    while (moved < wire().out.size()) {
        auto written = link.write(wire().out, {}, moved, Patience::Wait);
        if (!written)
            return written.error();
    }
    wire().out.clear();
    moved = logged = 0;
    return {};
}

Result<> WebSocketLink::connect(const WebAddress &address)
{
    Impl &impl = *m_impl;
    Result<> refilled;
    std::size_t headBytes = 0;
    impl.wire().refill = [&] {
        impl.log.add(WireDirection::ToServer, WirePart::Handshake, impl.wire().out);
        refilled = impl.pushAll();
        while (refilled) {
            auto head = impl.headInside();
            if (!head || *head) {
                headBytes = head ? **head : 0;
                refilled = head ? Result<>() : Result<>(head.error());
                break;
            }
            auto filled = impl.link.fill(Patience::Wait, 0);
            if (!filled)
                refilled = filled.error();
            else if (impl.link.hasEnded())
                refilled = Error{ErrorKind::Closed, 0, "open a WebSocket: the server closes the connection"};
        }
        if (refilled)
            impl.wire().feed(impl.link.arrived().first(headBytes));
        return bool(refilled);
    };
    beast::error_code error;
    websocket::response_type answer;
    impl.stream.handshake(answer, address.host(), address.target(), error);
    impl.wire().refill = nullptr;
    impl.wire().feedNothing();
    impl.link.consume(headBytes);
    if (!refilled)
        return refilled;
    if (error)
        return Error{ErrorKind::System, 0,
                     "open a WebSocket: " + error.message() + " (status " +
                         std::to_string(answer.result_int()) + ")"};
    return {};
}

Result<bool> WebSocketLink::accept(const WebAddress &address, std::chrono::milliseconds patience)
{
    Impl &impl = *m_impl;
    limitPatience(impl.link.fd(), patience);
    const std::uint64_t until = monotonicNs() + std::chrono::nanoseconds(patience).count();
    std::size_t headBytes = 0;
    while (headBytes == 0) {
        auto head = impl.headInside();
        if (!head)
            return false;
        if (*head) {
            headBytes = **head;
            break;
        }
        auto filled = impl.link.fill(Patience::Wait, 0);
        if (!filled || impl.link.hasEnded() || monotonicNs() > until)
            return false;
    }
    http::request_parser<http::empty_body> parser;
    parser.header_limit(kLargestHead);
    beast::error_code error;
    const auto head = impl.link.arrived().first(headBytes);
    parser.put(net::buffer(head.data(), head.size()), error);
    const bool isHttp = !error && parser.is_header_done();
    const bool allowed = isHttp && address.isTarget(parser.get().target()) &&
                         parser.get()[http::field::host] == address.host();
    if (allowed)
        impl.stream.accept(parser.get(), error);
    if (!allowed || error) {
        // Beast has written its own refusal where the request is no good handshake.
        if (impl.wire().out.empty()) {
            ResponseHead refusal(isHttp ? 403 : 400, 0, false);
            impl.wire().out.assign(refusal.bytes().begin(), refusal.bytes().end());
        }
        (void)impl.pushAll();
        return false;
    }
    impl.log.add(WireDirection::ToClient, WirePart::Handshake, impl.wire().out);
    impl.link.consume(headBytes);
    if (!impl.pushAll())
        return false;
    limitPatience(impl.link.fd(), std::chrono::milliseconds(0));
    return true;
}

}  // namespace ws
