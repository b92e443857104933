// Heads of HTTP/1.1 messages: made and parsed with Boost.Beast, which only http_wire.cpp includes.
//
// Bodies have a Content-Length and are moved by whoever uses this; chunked ones are refused. The fields are the fewest
// that RFC 9110 and 9112 ask for: Host, Content-Type, Content-Length, Connection: close, and the server's Date.
//
// Threads:   any; one ResponseHead belongs to one thread.
// Errors:    BadInput for what is not HTTP/1.1, and for a head of more than 8 KiB.
// Source:    RFC 9112 §2 to §6, §9.6; RFC 9110 §6.6.1 (Date), §15 (status codes).
#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "channel/web_link.h"

namespace ws {

// What our clients ask, each with a method of its own; all name the session's token as their target.
enum class HttpAsk {
    Check,    // OPTIONS: is this the right server? Before the run begins.
    Message,  // POST with a body
    Poll,     // GET: is there a message?
    End,      // DELETE: the last sender is done
    Other,
};

struct RequestHead
{
    HttpAsk ask = HttpAsk::Other;
    bool allowed = false;  // names the token and the right host
    bool keepsAlive = true;
    std::size_t headBytes = 0;
    std::size_t bodyBytes = 0;
};

struct AnswerHead
{
    unsigned status = 0;
    bool keepsAlive = true;
    std::size_t headBytes = 0;
    std::size_t bodyBytes = 0;
};

std::string requestHead(HttpAsk ask, const WebAddress &address, std::size_t bodyBytes, bool keepAlive);

// Nothing: the head has not arrived completely.
Result<std::optional<RequestHead>> parseRequestHead(std::span<const std::byte> arrived,
                                                    const WebAddress &address);
Result<std::optional<AnswerHead>> parseAnswerHead(std::span<const std::byte> arrived);

// The head of an answer, whose date is renewed once a second.
class ResponseHead
{
public:
    ResponseHead(unsigned status, std::size_t bodyBytes, bool keepAlive);
    std::span<const std::byte> bytes();

private:
    void renew(std::time_t now);

    std::string m_text;
    std::size_t m_dateAt = 0;
    std::time_t m_date = 0;
};

}  // namespace ws
