#include "channel/zeromq_door.h"

#include <zmq.h>

#include <cerrno>
#include <string_view>
#include <utility>
#include <vector>

#include "channel/session_token.h"

namespace ws {

namespace {

constexpr const char *kPlace = "inproc://zeromq.zap.01";
constexpr std::string_view kUser = "waitscope";
// RFC 27: a request's frames behind the envelope that REP keeps.
enum Frame { Version, RequestId, Domain, Address, Identity, Kind, User, Password, kFrames };

Error doorError(const char *action)
{
    return Error{ErrorKind::System, ::zmq_errno(), action};
}

Result<> set(void *socket, int option, std::string_view text)
{
    if (::zmq_setsockopt(socket, option, text.data(), text.size()) != 0)
        return doorError("guard a ZeroMQ socket");
    return {};
}

// Empty: nobody asks.
std::vector<std::string> readFrames(void *socket)
{
    std::vector<std::string> frames;
    for (bool more = true; more;) {
        zmq_msg_t part;
        ::zmq_msg_init(&part);
        more = ::zmq_msg_recv(&part, socket, ZMQ_DONTWAIT) >= 0;
        if (more) {
            frames.emplace_back(static_cast<const char *>(::zmq_msg_data(&part)), ::zmq_msg_size(&part));
            more = ::zmq_msg_more(&part) != 0;
        }
        ::zmq_msg_close(&part);
    }
    return frames;
}

}  // namespace

Result<ZmqDoor> ZmqDoor::open(void *context, std::string token)
{
    void *socket = ::zmq_socket(context, ZMQ_REP);
    if (socket == nullptr)
        return doorError("make a ZeroMQ socket");
    ZmqDoor door(socket, std::move(token));
    if (::zmq_bind(socket, kPlace) != 0)
        return doorError("answer at inproc://zeromq.zap.01");
    return door;
}

ZmqDoor::ZmqDoor(ZmqDoor &&other) noexcept
    : m_socket(std::exchange(other.m_socket, nullptr)), m_token(std::move(other.m_token))
{
}

ZmqDoor::~ZmqDoor()
{
    if (m_socket == nullptr)
        return;
    // Closing alone would free the name only when a thread of the library comes to it.
    ::zmq_unbind(m_socket, kPlace);
    const int none = 0;
    ::zmq_setsockopt(m_socket, ZMQ_LINGER, &none, sizeof none);
    ::zmq_close(m_socket);
}

Result<> ZmqDoor::guard(void *receiver)
{
    const int on = 1;
    auto guarded = set(receiver, ZMQ_ZAP_DOMAIN, kUser);
    if (guarded && ::zmq_setsockopt(receiver, ZMQ_PLAIN_SERVER, &on, sizeof on) != 0)
        return doorError("guard a ZeroMQ socket");
    return guarded;
}

Result<> ZmqDoor::showToken(void *sender, const std::string &token)
{
    auto named = set(sender, ZMQ_PLAIN_USERNAME, kUser);
    return named ? set(sender, ZMQ_PLAIN_PASSWORD, token) : named;
}

Result<> ZmqDoor::answerAll()
{
    bool anybody = true;
    Result<> answered;
    while (answered && anybody)
        answered = answer(anybody);
    return answered;
}

Result<> ZmqDoor::answer(bool &anybody)
{
    const std::vector<std::string> asked = readFrames(m_socket);
    anybody = !asked.empty();
    if (!anybody)
        return {};
    const bool known = asked.size() == kFrames && asked[Version] == "1.0" && asked[Kind] == "PLAIN" &&
                       isSameToken(asked[Password], m_token);
    // Version, request, status, its text, who it is, and what else is known of it. Not who it is: the library would queue
    // that before the first message, where a queue of one has no place for both.
    const std::string_view request = asked.size() > RequestId ? std::string_view(asked[RequestId]) : "";
    const std::string_view frames[] = {"1.0", request, known ? "200" : "400", known ? "OK" : "wrong token",
                                       "",    ""};
    for (const std::string_view &frame : frames) {
        const bool last = &frame == std::end(frames) - 1;
        if (::zmq_send(m_socket, frame.data(), frame.size(), ZMQ_DONTWAIT | (last ? 0 : ZMQ_SNDMORE)) < 0)
            return doorError("answer at inproc://zeromq.zap.01");
    }
    return {};
}

}  // namespace ws
