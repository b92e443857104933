#include "channel/zeromq_connection.h"

#include <zmq.h>

#include <cstring>
#include <string>

namespace ws {

namespace {

constexpr int kPatienceMs = 5000;

}  // namespace

ZmqConnectionWatch::ZmqConnectionWatch(void *context, void *socket, std::uint32_t index) : m_watched(socket)
{
    const std::string place = "inproc://connection-" + std::to_string(index);
    if (::zmq_socket_monitor(socket, place.c_str(), ZMQ_EVENT_CONNECTED) != 0)
        return;
    m_news = ::zmq_socket(context, ZMQ_PAIR);
    const int patience = kPatienceMs;
    if (m_news == nullptr)
        return;
    ::zmq_setsockopt(m_news, ZMQ_RCVTIMEO, &patience, sizeof patience);
    ::zmq_connect(m_news, place.c_str());
}

ZmqConnectionWatch::~ZmqConnectionWatch()
{
    ::zmq_socket_monitor(m_watched, nullptr, 0);
    if (m_news != nullptr)
        ::zmq_close(m_news);
}

// An event of two frames: its number in 16 bits and its value in 32, then the address.
int ZmqConnectionWatch::connection()
{
    char event[6] = {};
    char address[128];
    if (m_news == nullptr || ::zmq_recv(m_news, event, sizeof event, 0) != static_cast<int>(sizeof event) ||
        ::zmq_recv(m_news, address, sizeof address, 0) < 0)
        return -1;
    int connection = -1;
    std::memcpy(&connection, event + 2, sizeof connection);
    return connection;
}

}  // namespace ws
