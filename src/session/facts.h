// Reads who waits for what out of the recorder segment, as the verdict wants it.
//
// Threads: the collector. Blocking: never. Availability is only ever over-estimated: what could be had is read as
// had until a later look shows that it was not.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/run_model.h"
#include "analysis/wait_facts.h"
#include "record/segment.h"
#include "session/run_clock.h"

namespace ws {

// What the verdict must know of a channel's mechanism.
struct ChannelTraits
{
    bool senderLearnsOfClose = false;  // a sender that waits is released when the receivers are gone
    bool losesMessages = false;        // so that what was sent and not taken need not be there
    bool broadcast = false;            // each receiver takes every message
    bool capacityIsExact = true;
};

class FactsReader
{
public:
    FactsReader(const Segment &segment, const RunModel &model, std::vector<ChannelTraits> traits);

    WaitFacts read(const RunClock &clock) const;

    // Threads whose wait is judged by a ticket (see ThreadSlot::ticket) that is out of date: whether the channel is
    // still full, or empty, is not known until they have looked again.
    std::vector<std::uint32_t> unsureThreads() const;

private:
    struct ChannelEnds
    {
        std::vector<std::uint32_t> senders;  // uses
        std::vector<std::uint32_t> receivers;
    };

    void readThread(std::uint32_t thread, WaitFacts &facts, const RunClock &clock) const;
    void readChannel(std::uint32_t object, WaitFacts &facts) const;
    void readSpace(std::uint32_t object, std::uint64_t sentDone, std::uint64_t takesBegun,
                   WaitFacts &facts) const;
    std::uint64_t begunBy(const std::vector<std::uint32_t> &uses) const;
    // True unless every thread that waits so on this object found nothing since `announced` operations of the others.
    bool ticketsAreOld(const WaitFacts &facts, std::uint32_t object, WaitKind kind,
                       std::uint64_t announced) const;
    bool countsSpace(std::uint32_t object) const;
    bool allClosed(const std::vector<std::uint32_t> &uses) const;

    const Segment &m_segment;
    const RunModel &m_model;
    std::vector<ChannelTraits> m_traits;  // by object
    std::vector<ChannelEnds> m_ends;      // by object
};

}  // namespace ws
