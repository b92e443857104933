// What a role sees of the run: its ends, its locks, the order to go on or stop, and time.
//
// Threads:   one thread has one Body. Ownership: owns its ends and handles; borrows the segment.
// Blocking:  proceed() while the run is paused; sleepFor(); the ends and locks as they say.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/parameter.h"
#include "channel/channel.h"
#include "channel/message.h"
#include "record/thread_recorder.h"
#include "sync/lock.h"
#include "sync/thread_join.h"

namespace ws {

class Body
{
public:
    struct NamedEnd
    {
        std::string parameter;
        std::unique_ptr<Channel> channel;
        std::uint32_t histogram = kNoObject;  // of a receiving end that measures latency
    };
    struct JoinUse
    {
        std::uint32_t use = 0;
        std::uint32_t object = 0;
        std::uint32_t thread = 0;
    };

    Body(const Segment &segment, ThreadRecorder &recorder, JoinTable &joins, ParameterValues parameters)
        : m_segment(segment), m_recorder(recorder), m_joinTable(joins), m_parameters(std::move(parameters))
    {
    }

    // At the top of every loop of a role: false when the run stops. Waits here while it is paused.
    bool proceed()
    {
        // acquire: pairs with the session's release, so that pausedTicks is seen with the command.
        const std::uint32_t command = m_segment.header().command.load(std::memory_order_acquire);
        return command == static_cast<std::uint32_t>(RunCommand::Run) || proceedSlowly();
    }
    // Burns that much processor time, or until the run stops. From 0.1 ms on, time that others had the processor does
    // not count; less is timed by the session's clock.
    void work(std::chrono::nanoseconds duration);
    // Sleeps; wakes early when the run stops.
    void sleepFor(std::chrono::nanoseconds duration);
    // Sleeps, and for the last part burns time, until that moment of the session's clock.
    void waitUntil(Ticks moment);

    Ticks now() const { return m_segment.now(); }
    Ticks ticksOf(std::chrono::nanoseconds duration) const;

    const ParameterValues &parameters() const { return m_parameters; }
    ThreadRecorder &recorder() { return m_recorder; }
    Channel &end(std::string_view parameter);
    MessageChecker checker(std::string_view parameter);
    std::vector<std::unique_ptr<Lock>> &locks() { return m_locks; }
    const std::vector<JoinUse> &joins() const { return m_joins; }
    Result<> join(const JoinUse &use);
    // Before the run begins, by the thread itself: what needs both sides of a channel, in the order of the objects.
    Result<> establishEnds();
    // Ends the streams of this thread: it will not send or receive again.
    Result<> closeEnds();

    void addEnd(NamedEnd end) { m_ends.push_back(std::move(end)); }
    void addLock(std::unique_ptr<Lock> lock) { m_locks.push_back(std::move(lock)); }
    void addJoin(JoinUse use) { m_joins.push_back(use); }
    const std::vector<NamedEnd> &ends() const { return m_ends; }

private:
    NamedEnd &namedEnd(std::string_view parameter);
    bool proceedSlowly();

    const Segment &m_segment;
    ThreadRecorder &m_recorder;
    JoinTable &m_joinTable;
    ParameterValues m_parameters;
    std::vector<NamedEnd> m_ends;
    std::vector<std::unique_ptr<Lock>> m_locks;
    std::vector<JoinUse> m_joins;
};

}  // namespace ws
