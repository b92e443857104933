#include "bench/bare_sockets.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/temporary_path.h"
#include "channel/loopback.h"

namespace ws::bench {

namespace {

[[noreturn]] void giveUp(const char *what)
{
    std::perror(what);
    std::_Exit(1);
}

class BareFifo final : public Transport
{
public:
    BareFifo() : m_name(freshTemporaryFile())
    {
        if (::mkfifo(m_name.name().name.c_str(), 0600) != 0)
            giveUp("mkfifo");
    }
    void openSender() override { m_sender = open(O_WRONLY); }
    void openReceiver() override { m_receiver = open(O_RDONLY); }
    void send(std::span<const std::byte> message) override
    {
        if (::write(m_sender.get(), message.data(), message.size()) != static_cast<ssize_t>(message.size()))
            giveUp("write");
    }
    void receive(std::span<std::byte> into) override
    {
        for (std::size_t got = 0; got < into.size();) {
            const ssize_t part = ::read(m_receiver.get(), into.data() + got, into.size() - got);
            if (part <= 0)
                giveUp("read");
            got += static_cast<std::size_t>(part);
        }
    }

private:
    UniqueFd open(int direction)
    {
        UniqueFd end(::open(m_name.name().name.c_str(), direction | O_CLOEXEC));
        if (!end)
            giveUp("open");
        return end;
    }

    OwnedName m_name;
    UniqueFd m_sender;
    UniqueFd m_receiver;
};

class BareSocket final : public Transport
{
public:
    explicit BareSocket(SocketPair pair) : m_pair(std::move(pair)) {}
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        if (::send(m_pair.sender.get(), message.data(), message.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(message.size()))
            giveUp("send");
    }
    void receive(std::span<std::byte> into) override
    {
        for (std::size_t got = 0; got < into.size();) {
            const ssize_t part = ::recv(m_pair.receiver.get(), into.data() + got, into.size() - got, 0);
            if (part <= 0)
                giveUp("recv");
            got += static_cast<std::size_t>(part);
        }
    }

private:
    SocketPair m_pair;
};

Result<SocketPair> pairFor(std::string_view mechanism, const ChannelPlan &plan)
{
    if (mechanism == "socketpair" || mechanism == "unix-stream")
        return makeUnixPair(plan, SOCK_STREAM);
    if (mechanism == "unix-seqpacket")
        return makeUnixPair(plan, SOCK_SEQPACKET);
    if (mechanism == "unix-datagram")
        return meetAtPath(plan, SOCK_DGRAM);
    return mechanism == "tcp" ? makeTcpPair(plan) : makeUdpPair(plan);
}

}  // namespace

std::unique_ptr<Transport> bareSocket(std::string_view mechanism)
{
    if (mechanism == "fifo")
        return std::make_unique<BareFifo>();
    for (const std::string_view known :
         {"socketpair", "unix-stream", "unix-datagram", "unix-seqpacket", "tcp", "udp"}) {
        if (mechanism != known)
            continue;
        ChannelPlan plan;
        plan.name = "bench";
        auto pair = pairFor(mechanism, plan);
        if (!pair)
            giveUp(pair.error().text().c_str());
        return std::make_unique<BareSocket>(std::move(*pair));
    }
    return nullptr;
}

}  // namespace ws::bench
