// Who may send into a ZeroMQ channel over ipc or tcp: who shows the channel's token as its password (mechanism PLAIN,
// RFC 24). The library asks for each connection, through ZAP (RFC 27):
//
//   HELLO name, password -> I/O thread -> inproc://zeromq.zap.01 -> answerAll() -> "200" or "400" -> I/O thread
//
// Once all senders are in, the door is closed: whoever comes later the library turns away, for there is nobody to ask.
//
// Threads:   one, that of the receiver; there is no other one for it.
// Ownership: the door owns its socket; the context outlives it.
// Blocking:  never.
#pragma once

#include <string>

#include "base/result.h"

namespace ws {

class ZmqDoor
{
public:
    // Before the receiver's socket is bound: a connection must find it there.
    static Result<ZmqDoor> open(void *context, std::string token);
    ZmqDoor(ZmqDoor &&other) noexcept;
    ZmqDoor &operator=(ZmqDoor &&) = delete;
    ~ZmqDoor();

    // What the receiver's socket (before it is bound) and each sender's (before it connects) must know of it.
    static Result<> guard(void *receiver);
    static Result<> showToken(void *sender, const std::string &token);

    void *socket() const { return m_socket; }  // readable: somebody asks
    Result<> answerAll();

private:
    ZmqDoor(void *socket, std::string token) : m_socket(socket), m_token(std::move(token)) {}
    Result<> answer(bool &anybody);

    void *m_socket;
    std::string m_token;
};

}  // namespace ws
