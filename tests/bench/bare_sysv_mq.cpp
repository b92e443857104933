#include "bench/bare_sysv_mq.h"

#include <sys/ipc.h>
#include <sys/msg.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace ws::bench {

namespace {

[[noreturn]] void giveUp(const char *what)
{
    std::perror(what);
    std::_Exit(1);
}

class BareSysvMq final : public Transport
{
public:
    explicit BareSysvMq(std::size_t messageBytes)
        : m_queue(::msgget(IPC_PRIVATE, 0600)), m_buffer(1 + (messageBytes + sizeof(long) - 1) / sizeof(long))
    {
        if (m_queue == -1)
            giveUp("msgget");
    }
    ~BareSysvMq() override { ::msgctl(m_queue, IPC_RMID, nullptr); }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        m_buffer[0] = 1;
        std::memcpy(m_buffer.data() + 1, message.data(), message.size());
        if (::msgsnd(m_queue, m_buffer.data(), message.size(), 0) != 0)
            giveUp("msgsnd");
    }
    void receive(std::span<std::byte> into) override
    {
        const ssize_t got = ::msgrcv(m_queue, m_buffer.data(), into.size(), 1, 0);
        if (got != static_cast<ssize_t>(into.size()))
            giveUp("msgrcv");
        std::memcpy(into.data(), m_buffer.data() + 1, into.size());
    }

private:
    int m_queue;
    std::vector<long> m_buffer;
};

}  // namespace

std::unique_ptr<Transport> bareSysvMq(std::size_t messageBytes)
{
    return std::make_unique<BareSysvMq>(messageBytes);
}

}  // namespace ws::bench
