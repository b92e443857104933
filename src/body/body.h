// What a role sees of the run: its ends, its primitives, the order to go on or stop, and time.
//
// Threads:   one thread has one Body. Ownership: owns its ends and handles; borrows the segment, its part and its host.
// Blocking:  proceed() while the run is paused; sleepFor(); the ends and primitives as they say.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/parameter.h"
#include "body/part.h"
#include "channel/channel.h"
#include "channel/message.h"
#include "record/thread_recorder.h"
#include "sync/handles.h"
#include "sync/thread_join.h"

namespace ws {

// The worker around the threads, as their bodies need it. Threads: any.
class BodyHost
{
public:
    virtual ~BodyHost() = default;
    // Begins a thread of this process that waits for it. Errors: BadInput when it was started before; Limit.
    virtual Result<> start(std::uint32_t thread) = 0;
    // A line of a thread's log, for the session to keep.
    virtual void log(std::uint32_t thread, int line, std::string_view text) = 0;
};

class Body
{
public:
    struct NamedEnd
    {
        std::string parameter;
        std::unique_ptr<Channel> channel;
        std::uint32_t histogram = kNoObject;  // of a receiving end that measures latency
    };
    using JoinUse = Part::Join;

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
    double secondsOf(Ticks ticks) const;

    const ParameterValues &parameters() const { return m_parameters; }
    ThreadRecorder &recorder() { return m_recorder; }
    Channel &end(std::string_view parameter);
    MessageChecker checker(std::string_view parameter);
    MessageChecker checker(const Channel &end);
    // In the order of the role's list; of a script one for each object.
    const std::vector<std::unique_ptr<Handle>> &primitives() const { return m_primitives; }
    Handle *primitiveOf(std::uint32_t object) const;         // null: this thread does not use it
    Channel *endOf(std::uint32_t object, bool sends) const;  // null: it has no such end
    const std::vector<JoinUse> &joins() const { return m_joins; }
    Result<> join(const JoinUse &use, std::chrono::nanoseconds timeout = kNoLimit);
    // The thread that an object stands for, and whether it has been started and has not ended; nothing: it is none.
    std::optional<bool> isAlive(std::uint32_t object) const;
    const std::string &name() const { return m_name; }  // of the thread
    const Part::Script &script() const { return m_script; }
    const std::vector<Part::Start> &starts() const { return m_starts; }
    Result<> start(const Part::Start &start);
    void log(int line, std::string_view text);
    // Before the run begins, by the thread itself: what needs both sides of a channel, in the order of the objects.
    Result<> establishEnds();
    // Ends the streams of this thread: it will not send or receive again.
    Result<> closeEnds();

    void addEnd(NamedEnd end) { m_ends.push_back(std::move(end)); }
    void addPrimitive(std::unique_ptr<Handle> handle) { m_primitives.push_back(std::move(handle)); }
    void addJoin(JoinUse use) { m_joins.push_back(use); }
    void setName(std::string name) { m_name = std::move(name); }
    const std::vector<NamedEnd> &ends() const { return m_ends; }
    void setScript(Part::Script script, std::vector<Part::Start> starts, BodyHost &host)
    {
        m_script = std::move(script);
        m_starts = std::move(starts);
        m_host = &host;
    }

private:
    NamedEnd &namedEnd(std::string_view parameter);
    MessageChecker checkerOf(const NamedEnd &named) const;
    bool proceedSlowly();

    const Segment &m_segment;
    ThreadRecorder &m_recorder;
    JoinTable &m_joinTable;
    ParameterValues m_parameters;
    std::vector<NamedEnd> m_ends;
    std::vector<std::unique_ptr<Handle>> m_primitives;
    std::vector<JoinUse> m_joins;
    std::string m_name;
    Part::Script m_script;
    std::vector<Part::Start> m_starts;
    BodyHost *m_host = nullptr;  // null: in a test without a worker
};

}  // namespace ws
