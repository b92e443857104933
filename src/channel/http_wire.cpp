#include "channel/http_wire.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>

#include <cstdio>

namespace ws {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr std::uint32_t kLargestHead = 8 * 1024;
// RFC 9110 §5.6.7: a fixed length, English whatever the locale is.
constexpr std::size_t kDateBytes = 29;
constexpr const char *kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char *kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

http::verb methodOf(HttpAsk ask)
{
    switch (ask) {
    case HttpAsk::Check:
        return http::verb::options;
    case HttpAsk::Message:
        return http::verb::post;
    case HttpAsk::Poll:
        return http::verb::get;
    case HttpAsk::End:
        return http::verb::delete_;
    case HttpAsk::Other:
        break;
    }
    return http::verb::unknown;
}

HttpAsk askOf(http::verb method)
{
    for (const HttpAsk ask : {HttpAsk::Check, HttpAsk::Message, HttpAsk::Poll, HttpAsk::End})
        if (methodOf(ask) == method)
            return ask;
    return HttpAsk::Other;
}

template <bool isRequest>
std::string textOf(http::message<isRequest, http::empty_body> &message)
{
    std::string text;
    http::serializer<isRequest, http::empty_body> serializer(message);
    beast::error_code error;
    while (!serializer.is_done() && !error) {
        serializer.next(error, [&](beast::error_code &, const auto &buffers) {
            for (const boost::asio::const_buffer buffer : beast::buffers_range_ref(buffers))
                text.append(static_cast<const char *>(buffer.data()), buffer.size());
            serializer.consume(beast::buffer_bytes(buffers));
        });
    }
    return text;
}

// True: the head is complete. The parser stops behind it.
template <bool isRequest>
Result<bool> parseHead(http::parser<isRequest, http::empty_body> &parser, std::span<const std::byte> arrived,
                       std::size_t &headBytes)
{
    parser.header_limit(kLargestHead);
    parser.body_limit(boost::none);
    beast::error_code error;
    headBytes = parser.put(boost::asio::buffer(arrived.data(), arrived.size()), error);
    if (error == http::error::need_more)
        return false;
    if (error)
        return Error{ErrorKind::BadInput, 0, "read an HTTP message: " + error.message()};
    if (parser.chunked())
        return Error{ErrorKind::BadInput, 0, "read an HTTP message: it is chunked"};
    return parser.is_header_done();
}

}  // namespace

std::string requestHead(HttpAsk ask, const WebAddress &address, std::size_t bodyBytes, bool keepAlive)
{
    http::request<http::empty_body> request(methodOf(ask), address.target(), 11);
    request.set(http::field::host, address.host());
    if (ask == HttpAsk::Message) {
        request.set(http::field::content_type, "application/octet-stream");
        request.content_length(bodyBytes);
    }
    request.keep_alive(keepAlive);
    return textOf(request);
}

Result<std::optional<RequestHead>> parseRequestHead(std::span<const std::byte> arrived,
                                                    const WebAddress &address)
{
    http::request_parser<http::empty_body> parser;
    RequestHead head;
    auto complete = parseHead(parser, arrived, head.headBytes);
    if (!complete)
        return complete.error();
    if (!*complete)
        return std::optional<RequestHead>();
    const auto &request = parser.get();
    if (request.version() != 11)
        return Error{ErrorKind::BadInput, 0, "read an HTTP request: its version is not 1.1"};
    head.ask = askOf(request.method());
    head.allowed = address.isTarget(request.target()) && request[http::field::host] == address.host();
    head.keepsAlive = request.keep_alive();
    head.bodyBytes = static_cast<std::size_t>(parser.content_length().value_or(0));
    return std::optional(head);
}

Result<std::optional<AnswerHead>> parseAnswerHead(std::span<const std::byte> arrived)
{
    http::response_parser<http::empty_body> parser;
    AnswerHead head;
    auto complete = parseHead(parser, arrived, head.headBytes);
    if (!complete)
        return complete.error();
    if (!*complete)
        return std::optional<AnswerHead>();
    head.status = parser.get().result_int();
    head.keepsAlive = parser.get().keep_alive();
    const auto length = parser.content_length();
    if (!length && head.status != 204)
        return Error{ErrorKind::BadInput, 0, "read an HTTP answer: it has no length"};
    head.bodyBytes = static_cast<std::size_t>(length.value_or(0));
    return std::optional(head);
}

ResponseHead::ResponseHead(unsigned status, std::size_t bodyBytes, bool keepAlive)
{
    http::response<http::empty_body> response(static_cast<http::status>(status), 11);
    const std::string room(kDateBytes, '0');
    response.set(http::field::date, room);
    if (status != 204) {
        if (bodyBytes != 0)
            response.set(http::field::content_type, "application/octet-stream");
        response.content_length(bodyBytes);
    }
    response.keep_alive(keepAlive);
    m_text = textOf(response);
    m_dateAt = m_text.find(room);
}

std::span<const std::byte> ResponseHead::bytes()
{
    const std::time_t now = std::time(nullptr);
    if (now != m_date)
        renew(now);
    return std::as_bytes(std::span(m_text));
}

void ResponseHead::renew(std::time_t now)
{
    std::tm parts = {};
    if (::gmtime_r(&now, &parts) == nullptr)
        return;
    char date[64] = {};
    std::snprintf(date, sizeof date, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[parts.tm_wday],
                  parts.tm_mday, kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                  parts.tm_sec);
    m_text.replace(m_dateAt, kDateBytes, date, kDateBytes);
    m_date = now;
}

}  // namespace ws
