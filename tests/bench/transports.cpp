#include "bench/transports.h"

#include <fcntl.h>
#include <mqueue.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "bench/bare_coroutines.h"
#include "bench/bare_memory.h"
#include "bench/bare_short_poll.h"
#include "bench/bare_sockets.h"
#include "bench/bare_sysv_mq.h"
#include "bench/bare_tokens.h"
#include "bench/bare_values.h"
#include "bench/bare_web.h"
#include "bench/bare_zeromq.h"
#include "channel/registry.h"

namespace ws::bench {

namespace {

[[noreturn]] void giveUp(const char *what)
{
    std::perror(what);
    std::_Exit(1);
}

class BarePipe final : public Transport
{
public:
    BarePipe()
    {
        if (::pipe2(m_ends, O_CLOEXEC) != 0)
            giveUp("pipe2");
    }
    ~BarePipe() override
    {
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        if (::write(m_ends[1], message.data(), message.size()) != static_cast<ssize_t>(message.size()))
            giveUp("write");
    }
    void receive(std::span<std::byte> into) override
    {
        for (std::size_t got = 0; got < into.size();) {
            const ssize_t part = ::read(m_ends[0], into.data() + got, into.size() - got);
            if (part <= 0)
                giveUp("read");
            got += static_cast<std::size_t>(part);
        }
    }

private:
    int m_ends[2] = {-1, -1};
};

class BareMq final : public Transport
{
public:
    explicit BareMq(std::size_t messageBytes)
    {
        static int number = 0;
        mq_attr attributes = {};
        attributes.mq_maxmsg = 10;
        attributes.mq_msgsize = static_cast<long>(messageBytes);
        const std::string name =
            "/waitscope-bench-" + std::to_string(::getpid()) + "-" + std::to_string(number++);
        m_queue = ::mq_open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600, &attributes);
        if (m_queue == -1)
            giveUp("mq_open");
        ::mq_unlink(name.c_str());
    }
    ~BareMq() override { ::mq_close(m_queue); }
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        if (::mq_send(m_queue, reinterpret_cast<const char *>(message.data()), message.size(), 0) != 0)
            giveUp("mq_send");
    }
    void receive(std::span<std::byte> into) override
    {
        if (::mq_receive(m_queue, reinterpret_cast<char *>(into.data()), into.size(), nullptr) < 0)
            giveUp("mq_receive");
    }

private:
    mqd_t m_queue = -1;
};

// Mutex and two condition variables around a ring of slots, waiting inside the lock.
class BareQueue final : public Transport
{
public:
    explicit BareQueue(std::size_t messageBytes) : m_bytes(messageBytes), m_storage(kSlots * messageBytes) {}
    void openSender() override {}
    void openReceiver() override {}
    void send(std::span<const std::byte> message) override
    {
        std::unique_lock lock(m_mutex);
        m_notFull.wait(lock, [this] { return m_held < kSlots; });
        std::memcpy(m_storage.data() + (m_first + m_held) % kSlots * m_bytes, message.data(), message.size());
        ++m_held;
        lock.unlock();
        m_notEmpty.notify_one();
    }
    void receive(std::span<std::byte> into) override
    {
        std::unique_lock lock(m_mutex);
        m_notEmpty.wait(lock, [this] { return m_held > 0; });
        std::memcpy(into.data(), m_storage.data() + m_first * m_bytes, m_bytes);
        m_first = (m_first + 1) % kSlots;
        --m_held;
        lock.unlock();
        m_notFull.notify_one();
    }

private:
    static constexpr std::size_t kSlots = 16;
    std::mutex m_mutex;
    std::condition_variable m_notFull;
    std::condition_variable m_notEmpty;
    std::size_t m_bytes;
    std::vector<std::byte> m_storage;
    std::size_t m_first = 0;
    std::size_t m_held = 0;
};

class ChannelTransport final : public Transport
{
public:
    ChannelTransport(const Mechanism &mechanism, std::size_t messageBytes, RecordLevel level)
        : m_mechanism(mechanism), m_messageBytes(messageBytes)
    {
        SegmentPlan plan;
        plan.objects = 1;
        plan.threads = 2;
        plan.uses = {{0, 0, 0, false}, {1, 0, 1, false}};
        plan.level = level;
        plan.clock = bestClockSource();
        auto segment = Segment::create(plan);
        if (!segment)
            giveUp("segment");
        m_segment.emplace(std::move(*segment));
        m_segment->object(0).openSenders.store(1);
        ChannelPlan channel;
        channel.name = "bench";
        channel.messageBytes = messageBytes;
        auto kit = mechanism.prepare(channel);
        if (!kit)
            giveUp(kit.error().text().c_str());
        m_kit = std::move(*kit);
    }
    void openSender() override { m_sender = open(ChannelSide::Sender, m_kit.senderFds); }
    void openReceiver() override { m_receiver = open(ChannelSide::Receiver, m_kit.receiverFds); }
    void send(std::span<const std::byte> message) override
    {
        if (!m_sender->send(message))
            giveUp("send");
        giveRingBack(0);
    }
    void receive(std::span<std::byte> into) override
    {
        std::byte token{};
        if (!m_receiver->receive(into.empty() ? std::span(&token, 1) : into))
            giveUp("receive");
        giveRingBack(1);
    }

private:
    std::unique_ptr<Channel> open(ChannelSide side, std::vector<UniqueFd> &fds)
    {
        const std::uint32_t thread = side == ChannelSide::Sender ? 0 : 1;
        auto &recorder = side == ChannelSide::Sender ? m_senderRecorder : m_receiverRecorder;
        recorder.emplace(*m_segment, thread);
        EndSetup setup;
        setup.side = side;
        setup.messageBytes = m_messageBytes;
        setup.capacityMessages = m_kit.capacityIsExact ? m_kit.capacityMessages : 0;
        setup.recorder = &*recorder;
        setup.use = &m_segment->use(thread);
        setup.state = &m_segment->object(0);
        setup.peers = {{&m_segment->use(1 - thread), &m_segment->thread(1 - thread)}};
        setup.address = m_kit.address;
        std::vector<UniqueFd> own;
        for (const UniqueFd &fd : fds) {
            auto copy = fd.duplicate();
            if (!copy)
                giveUp("duplicate");
            own.push_back(std::move(*copy));
        }
        auto &ofItsOwn = side == ChannelSide::Sender ? m_kit.ownSenderFds : m_kit.ownReceiverFds;
        if (!ofItsOwn.empty())
            for (UniqueFd &fd : ofItsOwn.front())
                own.push_back(std::move(fd));
        std::unique_lock lock(m_openMutex);
        auto opened = m_mechanism.open(std::move(setup), std::move(own), m_shared);
        if (!opened)
            giveUp(opened.error().text().c_str());
        lock.unlock();
        recorder->introduce(static_cast<std::uint32_t>(::gettid()));
        if (const auto established = (*opened)->establish(); !established)
            giveUp(established.error().text().c_str());
        return std::move(*opened);
    }

    // A collector that keeps up, at the cost of one store a thousand messages.
    void giveRingBack(std::uint32_t thread)
    {
        if (++m_sinceDrain[thread].messages < 1024)
            return;
        m_sinceDrain[thread].messages = 0;
        ThreadSlot &slot = m_segment->thread(thread);
        slot.read.store(slot.head.load(std::memory_order_relaxed), std::memory_order_release);
    }

    const Mechanism &m_mechanism;
    std::size_t m_messageBytes;
    std::optional<Segment> m_segment;
    ChannelKit m_kit;
    ProcessShared m_shared;
    std::mutex m_openMutex;
    std::optional<ThreadRecorder> m_senderRecorder;
    std::optional<ThreadRecorder> m_receiverRecorder;
    std::unique_ptr<Channel> m_sender;
    std::unique_ptr<Channel> m_receiver;
    // Each thread counts on cache lines of its own.
    struct alignas(128) Count
    {
        int messages = 0;
    };
    Count m_sinceDrain[2];
};

}  // namespace

std::unique_ptr<Transport> bareTransport(std::string_view mechanism, std::size_t messageBytes)
{
    if (mechanism == "pipe")
        return std::make_unique<BarePipe>();
    if (mechanism == "posix-mq")
        return std::make_unique<BareMq>(messageBytes);
    if (mechanism == "queue")
        return std::make_unique<BareQueue>(messageBytes);
    if (mechanism == "coroutine")
        return bareCoroutines();
    if (mechanism == "sysv-mq")
        return bareSysvMq(messageBytes);
    if (mechanism == "http-short-poll")
        return bareShortPoll();
    if (auto zeroMq = bareZeroMq(mechanism))
        return zeroMq;
    if (auto value = bareValue(mechanism, messageBytes))
        return value;
    if (auto tokens = bareTokens(mechanism))
        return tokens;
    if (auto web = bareWeb(mechanism))
        return web;
    if (auto socket = bareSocket(mechanism))
        return socket;
    if (auto memory = bareMemoryTransport(mechanism, messageBytes))
        return memory;
    return nullptr;
}

std::unique_ptr<Transport> channelTransport(std::string_view mechanism, std::size_t messageBytes,
                                            RecordLevel level)
{
    return std::make_unique<ChannelTransport>(*findMechanism(mechanism), messageBytes, level);
}

}  // namespace ws::bench
