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

class FactsReader
{
public:
    FactsReader(const Segment &segment, const RunModel &model, std::vector<bool> senderLearnsOfClose);

    WaitFacts read(const RunClock &clock) const;

    // Threads that wait for space on a ticket that is out of date: whether the channel is still full is not known
    // until they have looked again.
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
    std::uint64_t takesBegun(std::uint32_t object) const;
    bool allClosed(const std::vector<std::uint32_t> &uses) const;

    const Segment &m_segment;
    const RunModel &m_model;
    std::vector<bool> m_senderLearnsOfClose;
    std::vector<ChannelEnds> m_ends;  // by object
};

}  // namespace ws
