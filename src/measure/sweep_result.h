// What a sweep found: for each cell its runs, or why there are none.
//
// Values. Times in nanoseconds. "Message" means a message of a stream, a round trip of a ping-pong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/results.h"
#include "measure/bimodality.h"
#include "measure/machine_floor.h"
#include "measure/noise_gate.h"
#include "measure/sweep_plan.h"

namespace ws {

// One repeat.
struct SweepRun
{
    double seconds = 0;  // longer than planned where nothing came through in that time
    std::uint64_t messages = 0;
    double messagesPerSecond = 0;  // at the receiver, first to last; of a ping-pong round trips
    double bytesPerSecond = 0;     // one way; 0 for tokens, which have none
    LatencySummary latency;        // count 0: not known
    std::optional<TwoModes> latencyModes;
    std::optional<double> cpuNsPerMessage;
    std::optional<double> switchesPerMessage;
    // Of the receivers' waiting that could be split: how much of it came after the peer had acted.
    std::optional<double> wakeShare;
    std::uint64_t lost = 0;
    std::uint64_t reordered = 0;
    std::uint64_t duplicated = 0;
    std::uint64_t corrupt = 0;
    NoiseVerdict noise;
};

enum class SweepState {
    Pending,  // not yet, or cancelled before
    Measured,
    Refused,  // impossible, by a limit of the mechanism or of the machine
    Failed,   // possible, but it went wrong
};
std::string_view stateId(SweepState state);  // "pending", "measured", "refused", "failed": in files

struct SweepRow
{
    SweepCell cell;
    SweepState state = SweepState::Pending;
    std::string reason;  // of Refused and Failed; of Measured: why some repeat is missing
    std::vector<SweepRun> runs;
};

struct Spread
{
    double median = 0;
    double least = 0;
    double most = 0;

    bool operator==(const Spread &) const = default;
};

// The figures of a row over its repeats. In files by id: never rename.
enum class SweepFigure {
    MessagesPerSecond,
    BytesPerSecond,
    P50,
    P90,
    P99,
    P999,
    Max,
    CpuNsPerMessage,
    SwitchesPerMessage,
    WakeShare,
};
std::string_view figureId(SweepFigure figure);
std::vector<SweepFigure> sweepFigures();

// Of one run; nothing where it was not measured. A percentile needs one value beyond it: p99 a hundred of them.
std::optional<double> figureOf(const SweepRun &run, SweepFigure figure);
std::optional<Spread> spreadOf(const SweepRow &row, SweepFigure figure);

std::size_t disturbedRuns(const SweepRow &row);
// Two ways of running, in the repeats' throughput or within a run's latencies; the latter not for a stream as fast as it
// goes, whose latency is the depth of its queue.
std::optional<TwoModes> modesOf(const SweepRow &row);

struct SweepResults
{
    MachineId machine;
    std::optional<MachineFloor> floor;
    SweepPlan plan;
    std::vector<SweepRow> rows;
    bool cancelled = false;
};

struct SweepCounts
{
    std::size_t pending = 0;
    std::size_t measured = 0;
    std::size_t refused = 0;
    std::size_t failed = 0;
    std::size_t disturbed = 0;  // rows with a disturbed run
    std::size_t bimodal = 0;
};
SweepCounts countsOf(const SweepResults &results);

}  // namespace ws
