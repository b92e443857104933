// A segment with one channel and its ends, for tests that need no session.
//
// Threads: ends 0 .. senders-1 send, the rest receive; each may be used by one thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <unistd.h>

#include "channel/message.h"
#include "channel/registry.h"
#include "record/segment.h"

namespace ws::test {

class OneChannel
{
public:
    OneChannel(const Mechanism &mechanism, std::size_t messageBytes, std::uint32_t senders = 1,
               std::uint32_t receivers = 1, ParameterValues parameters = {},
               RecordLevel level = RecordLevel::Light,
               std::chrono::nanoseconds spinFor = std::chrono::nanoseconds(0))
        : m_spinFor(spinFor), m_tokens(mechanism.info.carries == Carries::Tokens)
    {
        SegmentPlan plan;
        plan.objects = 1;
        plan.threads = senders + receivers;
        for (std::uint32_t i = 0; i < plan.threads; ++i)
            plan.uses.push_back({i, 0, i < senders ? 0u : 1u, i >= senders});
        plan.level = level;
        plan.clock = bestClockSource();
        plan.ringEvents = 1024;
        plan.stampRings = 1;
        auto made = Segment::create(plan);
        if (!made)
            return;
        m_segment.emplace(std::move(*made));
        m_segment->object(0).openSenders.store(senders);
        ChannelPlan channel;
        channel.name = "test";
        channel.messageBytes = m_tokens ? 0 : messageBytes;
        channel.parameters = parameters;
        channel.senders = senders;
        channel.receivers = receivers;
        auto kit = mechanism.prepare(channel);
        if (!kit) {
            m_error = kit.error();
            return;
        }
        capacityBytes = kit->capacityBytes;
        capacityMessages = kit->capacityMessages;
        capacityIsExact = kit->capacityIsExact;
        m_names = std::move(kit->namesUntilEnd);
        for (std::uint32_t i = 0; i < plan.threads; ++i)
            m_recorders.push_back(std::make_unique<ThreadRecorder>(*m_segment, i));
        for (std::uint32_t i = 0; i < plan.threads; ++i)
            addEnd(mechanism, *kit, i, i < senders, channel);
        if (ok())
            establishAll();
    }

    bool ok() const { return m_ends.size() == m_recorders.size() && !m_ends.empty(); }
    const std::optional<Error> &error() const { return m_error; }
    Channel &end(std::size_t i) { return *m_ends[i]; }
    // This thread takes an end over from the one that established it: signals go to threads.
    void takeOver(std::size_t i)
    {
        m_recorders[i]->introduce(static_cast<std::uint32_t>(::gettid()));
        if (m_tokens && !m_ends[i]->establish())
            std::abort();
    }
    void dropEnd(std::size_t i) { m_ends[i].reset(); }
    Segment &segment() { return *m_segment; }
    ThreadRecorder &recorder(std::size_t i) { return *m_recorders[i]; }

    std::uint64_t capacityBytes = 0;
    std::uint64_t capacityMessages = 0;
    bool capacityIsExact = true;

private:
    void addEnd(const Mechanism &mechanism, ChannelKit &kit, std::uint32_t i, bool sends,
                const ChannelPlan &channel)
    {
        const std::uint32_t senders = channel.senders;
        const std::uint32_t receivers = channel.receivers;
        EndSetup setup;
        setup.side = sends ? ChannelSide::Sender : ChannelSide::Receiver;
        setup.index = sends ? i : i - senders;
        setup.senders = senders;
        setup.receivers = receivers;
        setup.messageBytes = channel.messageBytes;
        setup.capacityMessages = kit.capacityIsExact ? kit.capacityMessages : 0;
        setup.broadcast = mechanism.info.shapes.broadcast;
        setup.address = kit.address;
        setup.spinFor = m_spinFor;
        setup.parameters = channel.parameters;
        setup.recorder = m_recorders[i].get();
        setup.use = &m_segment->use(i);
        setup.state = &m_segment->object(0);
        for (std::uint32_t peer = sends ? senders : 0; peer < (sends ? senders + receivers : senders); ++peer)
            setup.peers.push_back({&m_segment->use(peer), &m_segment->thread(peer)});
        if (channel.messageBytes < kSmallestMessage && senders == 1 && receivers == 1)
            setup.stamps = m_segment->stamps(0);
        std::vector<UniqueFd> fds;
        for (const UniqueFd &fd : sends ? kit.senderFds : kit.receiverFds) {
            auto copy = fd.duplicate();
            if (!copy) {
                m_error = copy.error();
                return;
            }
            fds.push_back(std::move(*copy));
        }
        auto &own = sends ? kit.ownSenderFds : kit.ownReceiverFds;
        if (!own.empty())
            for (UniqueFd &fd : own.at(setup.index))
                fds.push_back(std::move(fd));
        auto opened = mechanism.open(std::move(setup), std::move(fds), m_shared);
        if (!opened) {
            m_error = opened.error();
            return;
        }
        m_ends.push_back(std::move(*opened));
    }

    // Each end in a thread of its own, as a rendezvous needs both sides; the last receiver in the test's.
    void establishAll()
    {
        std::vector<std::thread> threads;
        std::vector<Result<>> outcomes(m_ends.size());
        const auto establish = [&](std::size_t i) {
            m_recorders[i]->introduce(static_cast<std::uint32_t>(::gettid()));
            outcomes[i] = m_ends[i]->establish();
        };
        const std::size_t last = m_ends.size() - 1;
        for (std::size_t i = 0; i < last; ++i)
            threads.emplace_back(establish, i);
        establish(last);
        for (std::thread &thread : threads)
            thread.join();
        for (const Result<> &outcome : outcomes)
            if (!outcome)
                m_error = outcome.error();
        if (m_error)
            m_ends.clear();
    }

    std::optional<Segment> m_segment;
    std::chrono::nanoseconds m_spinFor;
    bool m_tokens = false;
    std::vector<OwnedName> m_names;
    std::vector<std::unique_ptr<ThreadRecorder>> m_recorders;
    std::vector<std::unique_ptr<Channel>> m_ends;
    ProcessShared m_shared;
    std::optional<Error> m_error;
};

}  // namespace ws::test
