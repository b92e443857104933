// One run from its layout to the last process reaped: the work of the session's thread.
//
//   start ──► watch ◄──► paused
//                │  time over, all ended, stop, deadlock, a worker failed
//                ▼
//            quieten ──► finish (workers note what channels hold, and exit) ──► reap
//
// Threads:   execute() runs on one thread; commands come from any thread through RunCommands.
// Blocking:  execute() until the run is over; every step has a bound.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/unique_fd.h"
#include "session/collector.h"
#include "session/facts.h"
#include "session/layout.h"
#include "session/session.h"
#include "session/worker_process.h"

namespace ws {

// What the owner asks for. Set by any thread, read by the session's thread, which sleeps on `wake` (an eventfd).
struct RunCommands
{
    std::atomic<bool> pause{false};
    std::atomic<bool> stop{false};
    UniqueFd wake;

    void ring() const;
};

class Run
{
public:
    using Publish = std::function<void(std::shared_ptr<const Snapshot>)>;

    Run(Experiment experiment, RunOptions options, RunCommands &commands, Publish publish);
    void execute();

private:
    Result<> start();
    Result<> startJanitor();
    Result<> startWorkers();
    Result<> waitUntilReady();
    void openBarrier();
    void watch();
    void pauseAndResume();
    void judge();
    // True: some were asked to look again.
    bool askUnsureThreads();
    bool quietened() const;
    void quieten();
    void finish();
    void fail(Error error);
    // True: something came that is more than a line for the log.
    bool readWorkerMessages();
    void noteMessage(std::size_t worker, const std::string &text);
    void noteLog(const std::string &packet);
    bool noteEndedWorkers();
    // Sleeps until that moment of CLOCK_MONOTONIC, less when there is something to do. Lines for the log are taken.
    void sleepUntil(std::uint64_t dueNs);
    bool timeIsOver() const;
    void command(RunCommand command);
    // Sleeps at most that long, less when a worker or the owner has something to say.
    void sleepAtMost(std::chrono::nanoseconds duration);
    void publish(bool last = false);
    void beginRecording();
    void record(Snapshot &snapshot, bool last);

    std::shared_ptr<const Experiment> m_experiment;
    RunOptions m_options;
    RunCommands &m_commands;
    Publish m_publish;

    std::optional<RunLayout> m_layout;
    std::shared_ptr<const RunModel> m_model;
    std::optional<Segment> m_segment;
    std::optional<WorkerProcess> m_janitor;
    std::vector<WorkerProcess> m_workers;
    std::vector<WorkerStatus> m_status;  // by process
    std::vector<bool> m_ready;
    std::optional<Collector> m_collector;
    std::optional<FactsReader> m_factsReader;
    RunClock m_clock;
    Ticks m_endTicks = 0;  // when the run was told to stop; 0 before

    std::optional<WaitFacts> m_lastFacts;
    std::optional<ProvenDeadlock> m_deadlock;
    std::uint64_t m_deadlockAtNs = 0;  // CLOCK_MONOTONIC
    std::vector<EndingCycle> m_endingCycles;

    RunPhase m_phase = RunPhase::Starting;
    RunVerdict m_verdict = RunVerdict::Open;
    Placement m_placement = Placement::Free;
    Level m_level = Level::Light;
    WaitPolicy m_wait;
    std::optional<Error> m_failure;
    std::vector<std::string> m_threadFailures;  // by thread
    std::deque<LogLine> m_log;
    std::uint64_t m_logDropped = 0;
    std::uint64_t m_lastPublishNs = 0;
    std::uint64_t m_lastStateNs = 0;  // when the recording got the last one
    bool m_asked = false;             // threads that are to look again
};

}  // namespace ws
