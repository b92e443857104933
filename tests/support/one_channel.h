// A segment with one channel and its ends, for tests that need no session.
//
// Threads: ends 0 .. senders-1 send, the rest receive; each may be used by one thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "channel/registry.h"
#include "record/segment.h"

namespace ws::test {

class OneChannel
{
public:
    OneChannel(const Mechanism &mechanism, std::size_t messageBytes, std::uint32_t senders = 1,
               std::uint32_t receivers = 1, ParameterValues parameters = {},
               RecordLevel level = RecordLevel::Light)
    {
        SegmentPlan plan;
        plan.objects = 1;
        plan.threads = senders + receivers;
        for (std::uint32_t i = 0; i < plan.threads; ++i)
            plan.uses.push_back({i, 0, i < senders ? 0u : 1u, i >= senders});
        plan.level = level;
        plan.clock = bestClockSource();
        plan.ringEvents = 1024;
        auto made = Segment::create(plan);
        if (!made)
            return;
        m_segment.emplace(std::move(*made));
        m_segment->object(0).openSenders.store(senders);
        auto kit = mechanism.prepare({"test", messageBytes, parameters});
        if (!kit) {
            m_error = kit.error();
            return;
        }
        capacityBytes = kit->capacityBytes;
        capacityMessages = kit->capacityMessages;
        for (std::uint32_t i = 0; i < plan.threads; ++i)
            m_recorders.push_back(std::make_unique<ThreadRecorder>(*m_segment, i));
        for (std::uint32_t i = 0; i < plan.threads; ++i)
            addEnd(mechanism, *kit, i, i < senders, senders, receivers, messageBytes, parameters);
    }

    bool ok() const { return m_ends.size() == m_recorders.size() && !m_ends.empty(); }
    const std::optional<Error> &error() const { return m_error; }
    Channel &end(std::size_t i) { return *m_ends[i]; }
    void dropEnd(std::size_t i) { m_ends[i].reset(); }
    Segment &segment() { return *m_segment; }
    ThreadRecorder &recorder(std::size_t i) { return *m_recorders[i]; }

    std::uint64_t capacityBytes = 0;
    std::uint64_t capacityMessages = 0;

private:
    void addEnd(const Mechanism &mechanism, const ChannelKit &kit, std::uint32_t i, bool sends,
                std::uint32_t senders, std::uint32_t receivers, std::size_t messageBytes,
                const ParameterValues &parameters)
    {
        EndSetup setup;
        setup.side = sends ? ChannelSide::Sender : ChannelSide::Receiver;
        setup.receivers = receivers;
        setup.messageBytes = messageBytes;
        setup.capacityMessages = kit.capacityMessages;
        setup.parameters = parameters;
        setup.recorder = m_recorders[i].get();
        setup.use = &m_segment->use(i);
        setup.state = &m_segment->object(0);
        for (std::uint32_t peer = sends ? senders : 0; peer < (sends ? senders + receivers : senders); ++peer)
            setup.peers.push_back(&m_segment->use(peer));
        std::vector<UniqueFd> fds;
        for (const UniqueFd &fd : sends ? kit.senderFds : kit.receiverFds) {
            auto copy = fd.duplicate();
            if (!copy) {
                m_error = copy.error();
                return;
            }
            fds.push_back(std::move(*copy));
        }
        auto opened = mechanism.open(std::move(setup), std::move(fds), m_shared);
        if (!opened) {
            m_error = opened.error();
            return;
        }
        m_ends.push_back(std::move(*opened));
    }

    std::optional<Segment> m_segment;
    std::vector<std::unique_ptr<ThreadRecorder>> m_recorders;
    std::vector<std::unique_ptr<Channel>> m_ends;
    ProcessShared m_shared;
    std::optional<Error> m_error;
};

}  // namespace ws::test
