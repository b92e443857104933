// Drains the recorder segment into the analyses: events, counters, and what the kernel says of each thread.
//
// Threads:   the session's thread only. Blocking: reads of /proc, at most a fixed number a call.
// Ownership: borrows segment and model. Memory: bounded whatever the length of the run.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "analysis/analysis.h"
#include "record/kernel_accounts.h"
#include "record/ring_reader.h"
#include "record/segment.h"
#include "session/run_clock.h"
#include "session/session.h"

namespace ws {

class Collector
{
public:
    Collector(const Segment &segment, std::shared_ptr<const RunModel> model);

    // Process ids by process index; needed for /proc.
    void setPids(std::vector<int> pids) { m_pids = std::move(pids); }

    // Is shown every event that is taken from now on.
    void setListener(EventListener listener) { m_listener = std::move(listener); }
    // Gets what the analyses get. Null: nobody. Outlives this.
    void setRecording(RecordingWriter *recording) { m_recording = recording; }

    // Takes everything new up to `now`, which never goes back. `all`: ask the kernel about every thread.
    void collect(const RunClock &clock, Ticks now, bool all);
    // The same once more, when all workers have gone: with what they left in the channels.
    void collectLast(const RunClock &clock, Ticks now);

    // The run is over: waits that end later, while the workers leave, are not part of it. Who waited at the last look
    // is kept as it stood.
    void freezeWaits();

    std::shared_ptr<const RunResults> results() const;
    std::uint64_t events() const { return m_events; }
    std::uint64_t dropped() const;
    // Every thread has ended, or waits for a start that nobody is left to give.
    bool allEnded() const;

private:
    struct Account
    {
        KernelAccounts kernel;
        bool moreQueueThanRun =
            false;  // since the last look it waited for a processor longer than it had one
    };

    struct WaitTotal
    {
        std::uint64_t waits = 0;
        std::int64_t ns = 0;
        std::int64_t splitNs = 0;
        std::int64_t wakeNs = 0;
    };

    void drain(const RunClock &clock);
    void hand(const Sample &sample);
    Sample sampleAll(const RunClock &clock, Ticks now);
    WaitTotal waitsOf(std::uint32_t use, const RunClock &clock, Ticks now) const;
    void askKernel(bool all);
    ThreadSample sampleThread(std::uint32_t thread, const RunClock &clock, Ticks now) const;
    void keepWait(std::uint32_t thread, ThreadSample &sample) const;
    std::vector<std::optional<std::uint64_t>> heldNow() const;
    UseSample sampleUse(std::uint32_t use, const RunClock &clock, Ticks now);

    const Segment &m_segment;
    std::shared_ptr<const RunModel> m_model;
    std::vector<int> m_pids;
    EventListener m_listener;
    RecordingWriter *m_recording = nullptr;
    std::vector<RingReader> m_rings;
    std::vector<std::unique_ptr<Analysis>> m_analyses;
    std::vector<Account> m_accounts;
    std::vector<WaitTotal> m_waits;       // by use, at the last look
    std::vector<ThreadSample> m_threads;  // by thread, at the last look
    bool m_waitsFrozen = false;
    std::vector<ThreadSample> m_atEnd;                     // by thread, once the waits are frozen
    std::vector<std::vector<std::uint64_t>> m_histograms;  // by use, empty where there is none
    std::vector<Event> m_batch;
    std::vector<TimedEvent> m_timed;
    std::uint32_t m_nextToAsk = 0;
    std::uint64_t m_events = 0;
    std::int64_t m_timeNs = 0;
};

}  // namespace ws
