// One channel of the web whose ends are opened one by one, so that the other side can be somebody else's program.
//
// Threads: establish() of an end runs in a thread of its own until established() is called.
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include <unistd.h>

#include "channel/message.h"
#include "channel/registry.h"
#include "channel/web_link.h"
#include "record/segment.h"
#include "record/wire_log.h"

namespace ws::test {

inline ParameterValues pushing()
{
    ParameterValues values;
    values.setNames("direction", {"server-pushes"});
    return values;
}

inline std::vector<std::byte> numbered(std::size_t bytes, std::uint64_t sequence)
{
    std::vector<std::byte> message(bytes, std::byte{0x5a});
    if (bytes >= kSmallestMessage)
        sealMessage(message, sequence, 0, 0);
    else
        fillSmallMessage(message, sequence);
    return message;
}

inline QByteArray bytesOf(std::span<const std::byte> message)
{
    return QByteArray(reinterpret_cast<const char *>(message.data()), static_cast<int>(message.size()));
}

class WebEnds
{
public:
    WebEnds(const char *mechanism, std::size_t messageBytes, ParameterValues parameters = {})
        : m_mechanism(*findMechanism(mechanism))
    {
        m_plan.name = "test";
        m_plan.messageBytes = messageBytes;
        m_plan.parameters = std::move(parameters);
        auto kit = m_mechanism.prepare(m_plan);
        if (!kit)
            qFatal("%s", kit.error().text().c_str());
        m_kit = std::move(*kit);
        auto copy = m_kit.wireLog.fd().duplicate();
        log.emplace(std::move(*WireLog::attach(std::move(*copy))));
        address = *WebAddress::of(m_kit.address);
        SegmentPlan plan;
        plan.objects = 1;
        plan.threads = 2;
        plan.uses = {{0, 0, 0, false}, {1, 0, 1, true}};
        plan.clock = bestClockSource();
        m_segment.emplace(std::move(*Segment::create(plan)));
        m_segment->object(0).openSenders.store(1);
    }
    ~WebEnds()
    {
        for (std::thread &thread : m_threads)
            if (thread.joinable())
                thread.join();
    }

    // Our client will talk to somebody else's server.
    void connectTo(std::uint16_t port)
    {
        address.port = port;
        m_kit.address = address.text();
    }

    // Opens an end and begins to establish it.
    void open(ChannelSide side)
    {
        const std::uint32_t i = side == ChannelSide::Sender ? 0 : 1;
        m_recorders[i].emplace(*m_segment, i);
        EndSetup setup;
        setup.side = side;
        setup.messageBytes = m_plan.messageBytes;
        setup.capacityMessages = m_kit.capacityIsExact ? m_kit.capacityMessages : 0;
        setup.address = m_kit.address;
        setup.parameters = m_plan.parameters;
        setup.recorder = &*m_recorders[i];
        setup.use = &m_segment->use(i);
        setup.state = &m_segment->object(0);
        setup.peers = {{&m_segment->use(1 - i), &m_segment->thread(1 - i)}};
        auto opened = m_mechanism.open(
            std::move(setup), std::move(side == ChannelSide::Sender ? m_kit.senderFds : m_kit.receiverFds),
            m_shared);
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        m_ends[i] = std::move(*opened);
        m_threads[i] = std::thread([this, i] {
            m_recorders[i]->introduce(static_cast<std::uint32_t>(::gettid()));
            m_outcome[i] = m_ends[i]->establish();
            m_done[i] = true;
        });
    }
    bool isEstablished(ChannelSide side) const { return m_done[side == ChannelSide::Sender ? 0 : 1]; }
    // Waits for it.
    Result<> established(ChannelSide side)
    {
        const std::uint32_t i = side == ChannelSide::Sender ? 0 : 1;
        m_threads[i].join();
        return m_outcome[i];
    }
    void openBoth()
    {
        open(ChannelSide::Sender);
        open(ChannelSide::Receiver);
        for (const ChannelSide side : {ChannelSide::Sender, ChannelSide::Receiver})
            if (const auto outcome = established(side); !outcome)
                qFatal("%s", outcome.error().text().c_str());
    }

    Channel &sender() { return *m_ends[0]; }
    Channel &receiver() { return *m_ends[1]; }
    void drop(ChannelSide side) { m_ends[side == ChannelSide::Sender ? 0 : 1].reset(); }
    Segment &segment() { return *m_segment; }

    std::optional<WireLog> log;
    WebAddress address;

private:
    const Mechanism &m_mechanism;
    ChannelPlan m_plan;
    ChannelKit m_kit;
    std::optional<Segment> m_segment;
    std::optional<ThreadRecorder> m_recorders[2];
    ProcessShared m_shared;
    std::unique_ptr<Channel> m_ends[2];
    Result<> m_outcome[2];
    std::atomic<bool> m_done[2] = {false, false};
    std::thread m_threads[2];
};

}  // namespace ws::test
