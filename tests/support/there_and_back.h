// Two channels over the same kernel object, wired as the session wires them: what receives there sends back here.
//
// Channel 0 goes there, channel 1 comes back; messages of 64 bytes. Threads: one thread at a time for each end.
#pragma once

#include <cstdlib>
#include <memory>
#include <optional>
#include <vector>

#include "channel/mechanism.h"
#include "record/segment.h"

namespace ws::test {

class ThereAndBack
{
public:
    explicit ThereAndBack(const Mechanism &mechanism) : m_mechanism(mechanism)
    {
        SegmentPlan plan;
        plan.objects = 2;
        plan.threads = 2;
        plan.uses = {{0, 0, 0, false}, {1, 0, 1, true}, {1, 1, 0, false}, {0, 1, 1, true}};
        plan.clock = bestClockSource();
        auto made = Segment::create(plan);
        if (!made)
            std::abort();
        m_segment.emplace(std::move(*made));
        ChannelPlan channel;
        channel.name = "test";
        channel.messageBytes = 64;
        channel.duplex = true;
        auto kit = mechanism.prepare(channel);
        if (!kit)
            std::abort();
        m_kit = std::move(*kit);
        for (std::uint32_t use = 0; use < 4; ++use) {
            m_recorders.push_back(std::make_unique<ThreadRecorder>(*m_segment, plan.uses[use].thread));
            m_segment->object(use / 2).openSenders.store(1);
            m_ends.push_back(open(use));
        }
        m_kit = {};
    }

    Channel &sender(std::size_t channel) { return *m_ends[2 * channel]; }
    Channel &receiver(std::size_t channel) { return *m_ends[2 * channel + 1]; }

private:
    std::unique_ptr<Channel> open(std::uint32_t use)
    {
        const std::uint32_t object = use / 2;
        EndSetup setup;
        setup.side = use % 2 == 0 ? ChannelSide::Sender : ChannelSide::Receiver;
        setup.object = object;
        setup.duplex = true;
        setup.messageBytes = 64;
        setup.recorder = m_recorders[use].get();
        setup.use = &m_segment->use(use);
        setup.state = &m_segment->object(object);
        setup.peers = {{&m_segment->use(use ^ 1u), &m_segment->thread(0)}};
        const bool near = (use == 0 || use == 3);
        std::vector<UniqueFd> fds;
        for (const UniqueFd &fd : near ? m_kit.senderFds : m_kit.receiverFds)
            fds.push_back(std::move(*fd.duplicate()));
        auto opened = m_mechanism.open(std::move(setup), std::move(fds), m_shared);
        if (!opened)
            std::abort();
        return std::move(*opened);
    }

    const Mechanism &m_mechanism;
    std::optional<Segment> m_segment;
    ChannelKit m_kit;
    ProcessShared m_shared;
    std::vector<std::unique_ptr<ThreadRecorder>> m_recorders;
    std::vector<std::unique_ptr<Channel>> m_ends;
};

}  // namespace ws::test
