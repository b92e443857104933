// Reads who waits for what out of the recorder segment and the primitives' cells, as the verdict wants it.
//
// Threads: the collector. Blocking: never. Availability is only ever over-estimated: what could be had is read as had until
// a later look shows that it was not. All threads' live words are read first, then the objects: a thread that moved on in
// between has another sequence at the next look.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/run_model.h"
#include "analysis/wait_facts.h"
#include "channel/mechanism.h"
#include "record/segment.h"
#include "session/primitive_traits.h"
#include "session/run_clock.h"

namespace ws {

// What the verdict must know of a channel's mechanism.
struct ChannelTraits
{
    bool senderLearnsOfClose = false;  // a sender that waits is released when the receivers are gone
    ExitNews exitNews = ExitNews::None;
    bool losesMessages = false;  // so that what was sent and not taken need not be there
    bool broadcast = false;      // each receiver takes every message
    bool capacityIsExact = true;
};

class FactsReader
{
public:
    // Traits by object; `cells` are those of all primitives, mapped as long as this.
    FactsReader(const Segment &segment, const RunModel &model, std::vector<ChannelTraits> channels,
                std::vector<PrimitiveTraits> primitives, const std::byte *cells);

    // The process is gone: its threads have ended, whatever their slots say.
    void noteEnded(std::uint32_t process, std::int64_t atNs);

    WaitFacts read(const RunClock &clock) const;

    // Threads whose wait is judged by a ticket (see ThreadSlot::ticket) that is out of date: whether the channel is
    // still full, or empty, is not known until they have looked again.
    std::vector<std::uint32_t> unsureThreads() const;

private:
    struct Users
    {
        std::vector<std::uint32_t> senders;  // uses
        std::vector<std::uint32_t> receivers;
        std::vector<std::uint32_t> others;          // uses of a primitive
        std::vector<std::uint32_t> givers;          // threads in ascending order
        std::vector<std::uint32_t> starters;        // uses that can start this thread
        std::vector<std::uint32_t> starterThreads;  // in ascending order
    };

    void readThread(std::uint32_t thread, WaitFacts &facts, const RunClock &clock) const;
    void readHolders(std::uint32_t object, WaitFacts &facts) const;
    void readWays(std::uint32_t thread, WaitFacts &facts) const;
    WaitFacts::Way wayOf(WaitKind kind, std::uint32_t object, std::uint32_t thread,
                         const WaitFacts &facts) const;
    void fillOwnedWay(WaitFacts::Way &way, const WaitFacts &facts, std::uint32_t thread) const;
    void fillChannelWay(WaitFacts::Way &way, std::uint32_t thread) const;
    // Adds those that could end the process of one of `threads`, unless that is the process of `waiting`.
    void addEnders(std::vector<std::uint32_t> &threads, std::uint32_t waiting) const;
    void addWayByDeath(WaitFacts &facts, std::uint32_t thread) const;
    bool isGone(std::uint32_t use) const;
    bool isAtItsEnd(std::uint32_t object) const;
    Outlook outlookOf(const WaitFacts::Way &way, std::uint32_t thread) const;
    void fillPrimitiveWay(WaitFacts::Way &way, std::uint32_t thread) const;
    bool mayBeStarted(std::uint32_t thread) const;
    bool hasSpace(std::uint32_t object, std::uint64_t sent, std::uint64_t takes, std::uint32_t thread) const;
    std::uint64_t begunBy(const std::vector<std::uint32_t> &uses) const;
    std::uint64_t doneBy(const std::vector<std::uint32_t> &uses) const;
    std::vector<std::uint32_t> threadsOf(const std::vector<std::uint32_t> &uses) const;
    bool countsSpace(std::uint32_t object) const;
    Family familyOf(std::uint32_t object) const;

    const Segment &m_segment;
    const RunModel &m_model;
    std::vector<ChannelTraits> m_channels;
    std::vector<PrimitiveTraits> m_primitives;
    const std::byte *m_cells;
    std::vector<Users> m_users;                        // by object
    std::vector<std::int64_t> m_endedNs;               // by process; -1: has not
    std::vector<std::vector<std::uint32_t>> m_enders;  // by process: threads that can end it
};

}  // namespace ws
