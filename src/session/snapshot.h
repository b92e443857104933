// All that is known of a run at one moment. Immutable once published; shared between threads as shared_ptr to const.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/deadlock.h"
#include "analysis/ending_cycle.h"
#include "analysis/outside_wait.h"
#include "analysis/report.h"
#include "analysis/results.h"
#include "analysis/run_model.h"
#include "analysis/wait_graph.h"
#include "base/result.h"
#include "experiment/experiment.h"
#include "record/wire_log.h"
#include "recording/log_line.h"

namespace ws {

enum class RunPhase { Starting, Running, Paused, Stopping, Ended };
enum class RunVerdict {
    Open,       // still running
    Completed,  // the time limit came, or all threads ended
    Deadlock,
    Failed,   // a worker crashed, was killed, or a body reported an error; or the run could not be started
    Stopped,  // by the user
};

// "open", "completed", "deadlock", "failed", "stopped": written to reports, never renamed.
const char *verdictId(RunVerdict verdict);

struct WorkerStatus
{
    int pid = 0;
    bool ended = false;
    int exitCode = 0;
    int signal = 0;       // that ended it; 0: none
    bool byUs = false;    // ended by the session, at its end
    std::string message;  // what the worker itself said went wrong
};

struct ProvenDeadlock
{
    Deadlock deadlock;
    DeadlockReport report;
    std::int64_t provenNs = 0;          // run time of the proof
    std::int64_t detectionDelayNs = 0;  // from the last member's blocking to the proof
};

// Of a run that is read from a recording: what each thread did when is read last, as it takes longest.
enum class TimelineState {
    Read,
    ToCome,
    Stopped,  // by the user
    Damaged,  // it could not be read
};

// The recording that a run writes, or that this was read from.
struct RecordingNote
{
    std::string file;
    bool readFrom = false;         // else it is being written
    std::int64_t startedAtMs = 0;  // when the run began; since 1970, UTC
    std::string machine;           // "processor, 2 processors, Linux 6.1.0"
    std::int64_t partFromNs = 0;   // of a longer run it is this part; both 0: the whole
    std::int64_t partToNs = 0;
    std::uint64_t missed = 0;      // events for which the disk was too slow
    std::optional<Error> failure;  // why it ended before the run; the run went on
    std::string damage;            // a sentence about what could not be read; empty: nothing
    TimelineState timeline = TimelineState::Read;
    std::string notes;  // text of people
    std::string view;   // JSON: what the window showed

    bool isPart() const { return partToNs > partFromNs; }
};

struct Snapshot
{
    std::shared_ptr<const Experiment> experiment;
    std::shared_ptr<const RunModel> model;      // null until the run is laid out
    std::shared_ptr<const RunResults> results;  // null until the run is laid out
    std::vector<WorkerStatus> workers;          // by process index
    RunPhase phase = RunPhase::Starting;
    RunVerdict verdict = RunVerdict::Open;
    Placement placement = Placement::Free;
    Level level = Level::Light;
    WaitPolicy wait;
    std::int64_t timeNs = 0;  // run time
    WaitGraph waits;          // now, or at the end
    std::optional<ProvenDeadlock> deadlock;
    std::vector<EndingCycle> endingCycles;  // no deadlocks: each was ended by a deadline, or will be
    OutsideWaits outside;                   // neither: now, or at the end
    std::uint64_t events = 0;
    std::uint64_t dropped = 0;
    std::optional<Error> failure;  // why the run failed
    // By thread: the error with which its script ended, "FILE:LINE: text"; empty: it did not. The run goes on.
    std::vector<std::string> threadFailures;
    std::vector<LogLine> log;      // the newest lines, oldest first
    std::uint64_t logDropped = 0;  // older ones that are not kept
    // By object, at the end: what the kernel itself says a channel still holds; bytes for a stream, else messages.
    // Nothing where no receiver was left to ask.
    std::vector<std::optional<std::uint64_t>> queuedAtEnd;
    // By object, of channels with a wire format: what they wrote. The first bytes are there at the end only.
    std::vector<std::optional<WireBytes>> wire;
    std::optional<RecordingNote> recording;  // nothing: it is not recorded

    TimelineState timelineState() const { return recording ? recording->timeline : TimelineState::Read; }
};

}  // namespace ws
