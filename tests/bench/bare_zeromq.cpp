#include "bench/bare_zeromq.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <zmq.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

#include "base/system_name.h"
#include "base/temporary_path.h"

namespace ws::bench {

namespace {

[[noreturn]] void giveUp(const char *what)
{
    std::fprintf(stderr, "%s: %s\n", what, ::zmq_strerror(::zmq_errno()));
    std::_Exit(1);
}

// Made after the fork, where there is one: threads do not survive it.
class BareZeroMq : public Transport
{
public:
    explicit BareZeroMq(std::string place) : m_place(std::move(place)) {}
    ~BareZeroMq() override
    {
        for (void *socket : {m_push, m_pull}) {
            const int none = 0;
            if (socket == nullptr)
                continue;
            ::zmq_setsockopt(socket, ZMQ_LINGER, &none, sizeof none);
            ::zmq_close(socket);
        }
        if (m_context != nullptr)
            ::zmq_ctx_term(m_context);
    }
    void openSender() override
    {
        m_push = ::zmq_socket(context(), ZMQ_PUSH);
        if (m_push == nullptr || ::zmq_connect(m_push, m_place.c_str()) != 0)
            giveUp("connect");
    }
    void openReceiver() override
    {
        m_pull = ::zmq_socket(context(), ZMQ_PULL);
        prepare(m_pull);
        if (m_pull == nullptr || ::zmq_bind(m_pull, m_place.c_str()) != 0)
            giveUp("bind");
    }
    void send(std::span<const std::byte> message) override
    {
        if (::zmq_send(m_push, message.data(), message.size(), 0) < 0)
            giveUp("zmq_send");
    }
    void receive(std::span<std::byte> into) override
    {
        if (::zmq_recv(m_pull, into.data(), into.size(), 0) != static_cast<int>(into.size()))
            giveUp("zmq_recv");
    }

protected:
    virtual void prepare(void *) {}
    virtual void *context() { return m_context == nullptr ? m_context = ::zmq_ctx_new() : m_context; }

    void *m_context = nullptr;
    std::string m_place;

private:
    void *m_push = nullptr;
    void *m_pull = nullptr;
};

class BareInproc final : public BareZeroMq
{
public:
    BareInproc() : BareZeroMq("inproc://bench") { m_context = ::zmq_ctx_new(); }

private:
    void *context() override { return m_context; }
};

// The listening socket is there before either side, so that the sender can connect at once.
class BareOverSocket final : public BareZeroMq
{
public:
    BareOverSocket() : BareZeroMq({})
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        listen(reinterpret_cast<sockaddr *>(&address), sizeof address);
        socklen_t size = sizeof address;
        if (::getsockname(m_listener.get(), reinterpret_cast<sockaddr *>(&address), &size) != 0)
            giveUp("getsockname");
        m_place = "tcp://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    }
    explicit BareOverSocket(const SystemName &path) : BareZeroMq("ipc://" + path.name), m_path(path)
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        if (path.name.size() >= sizeof address.sun_path)
            giveUp("name a socket");
        std::memcpy(address.sun_path, path.name.data(), path.name.size());
        listen(reinterpret_cast<sockaddr *>(&address), sizeof address);
    }

private:
    void listen(const sockaddr *address, socklen_t size)
    {
        m_listener.reset(::socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        if (::bind(m_listener.get(), address, size) != 0 || ::listen(m_listener.get(), SOMAXCONN) != 0)
            giveUp("listen");
    }
    void prepare(void *socket) override
    {
        const int fd = m_listener.release();  // the library closes it
        ::zmq_setsockopt(socket, ZMQ_USE_FD, &fd, sizeof fd);
    }

    UniqueFd m_listener;
    std::optional<OwnedName> m_path;
};

}  // namespace

std::unique_ptr<Transport> bareZeroMq(std::string_view mechanism)
{
    if (mechanism == "zmq-inproc")
        return std::make_unique<BareInproc>();
    if (mechanism == "zmq-ipc")
        return std::make_unique<BareOverSocket>(freshTemporaryFile());
    if (mechanism == "zmq-tcp")
        return std::make_unique<BareOverSocket>();
    return nullptr;
}

}  // namespace ws::bench
