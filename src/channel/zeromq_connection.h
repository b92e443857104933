// The connection that a ZeroMQ socket makes, as the library tells it: zmq_socket_monitor(3).
//
// Threads:   that of the socket. Ownership: the socket outlives it; the descriptor is the library's.
// Blocking:  connection(), until the library has connected, at most 5 s.
#pragma once

#include <cstdint>

namespace ws {

class ZmqConnectionWatch
{
public:
    // Before the socket connects. `index`: of the socket among those of its context.
    ZmqConnectionWatch(void *context, void *socket, std::uint32_t index);
    ZmqConnectionWatch(const ZmqConnectionWatch &) = delete;
    ZmqConnectionWatch &operator=(const ZmqConnectionWatch &) = delete;
    ~ZmqConnectionWatch();

    int connection();  // its descriptor; -1: not told

private:
    void *m_watched;
    void *m_news = nullptr;
};

}  // namespace ws
