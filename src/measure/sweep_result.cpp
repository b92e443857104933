#include "measure/sweep_result.h"

#include <algorithm>

namespace ws {

namespace {

std::optional<double> percentile(const LatencySummary &latency, std::int64_t value, std::uint64_t least)
{
    return latency.count >= least ? std::optional(static_cast<double>(value)) : std::nullopt;
}

std::optional<double> ifPositive(double value)
{
    return value > 0 ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string_view stateId(SweepState state)
{
    switch (state) {
    case SweepState::Pending:
        return "pending";
    case SweepState::Measured:
        return "measured";
    case SweepState::Refused:
        return "refused";
    case SweepState::Failed:
        return "failed";
    }
    return "";
}

std::string_view figureId(SweepFigure figure)
{
    switch (figure) {
    case SweepFigure::MessagesPerSecond:
        return "messagesPerSecond";
    case SweepFigure::BytesPerSecond:
        return "bytesPerSecond";
    case SweepFigure::P50:
        return "p50Ns";
    case SweepFigure::P90:
        return "p90Ns";
    case SweepFigure::P99:
        return "p99Ns";
    case SweepFigure::P999:
        return "p999Ns";
    case SweepFigure::Max:
        return "maxNs";
    case SweepFigure::CpuNsPerMessage:
        return "cpuNsPerMessage";
    case SweepFigure::SwitchesPerMessage:
        return "switchesPerMessage";
    case SweepFigure::WakeShare:
        return "wakeShare";
    }
    return "";
}

std::vector<SweepFigure> sweepFigures()
{
    return {SweepFigure::MessagesPerSecond,
            SweepFigure::BytesPerSecond,
            SweepFigure::P50,
            SweepFigure::P90,
            SweepFigure::P99,
            SweepFigure::P999,
            SweepFigure::Max,
            SweepFigure::CpuNsPerMessage,
            SweepFigure::SwitchesPerMessage,
            SweepFigure::WakeShare};
}

std::optional<double> figureOf(const SweepRun &run, SweepFigure figure)
{
    switch (figure) {
    case SweepFigure::MessagesPerSecond:
        return ifPositive(run.messagesPerSecond);
    case SweepFigure::BytesPerSecond:
        return ifPositive(run.bytesPerSecond);
    case SweepFigure::P50:
        return percentile(run.latency, run.latency.p50, 1);
    case SweepFigure::P90:
        return percentile(run.latency, run.latency.p90, 10);
    case SweepFigure::P99:
        return percentile(run.latency, run.latency.p99, 100);
    case SweepFigure::P999:
        return percentile(run.latency, run.latency.p999, 1000);
    case SweepFigure::Max:
        return percentile(run.latency, run.latency.max, 1);
    case SweepFigure::CpuNsPerMessage:
        return run.cpuNsPerMessage;
    case SweepFigure::SwitchesPerMessage:
        return run.switchesPerMessage;
    case SweepFigure::WakeShare:
        return run.wakeShare;
    }
    return std::nullopt;
}

std::optional<Spread> spreadOf(const SweepRow &row, SweepFigure figure)
{
    std::vector<double> values;
    for (const SweepRun &run : row.runs)
        if (const auto value = figureOf(run, figure))
            values.push_back(*value);
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    const double median = values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    return Spread{median, values.front(), values.back()};
}

std::size_t disturbedRuns(const SweepRow &row)
{
    return static_cast<std::size_t>(std::count_if(row.runs.begin(), row.runs.end(),
                                                  [](const SweepRun &run) { return !run.noise.clean(); }));
}

std::optional<TwoModes> modesOf(const SweepRow &row)
{
    std::vector<double> rates;
    for (const SweepRun &run : row.runs)
        if (run.messagesPerSecond > 0)
            rates.push_back(run.messagesPerSecond);
    if (const auto modes = modesOf(std::span<const double>(rates)))
        return modes;
    const bool latencyIsDepth = row.cell.shape == SweepShape::Stream && row.cell.rate == 0;
    if (latencyIsDepth)
        return std::nullopt;
    for (const SweepRun &run : row.runs)
        if (run.latencyModes)
            return run.latencyModes;
    return std::nullopt;
}

SweepCounts countsOf(const SweepResults &results)
{
    SweepCounts counts;
    for (const SweepRow &row : results.rows) {
        counts.pending += row.state == SweepState::Pending ? 1 : 0;
        counts.measured += row.state == SweepState::Measured ? 1 : 0;
        counts.refused += row.state == SweepState::Refused ? 1 : 0;
        counts.failed += row.state == SweepState::Failed ? 1 : 0;
        counts.disturbed += disturbedRuns(row) > 0 ? 1 : 0;
        counts.bimodal += modesOf(row) ? 1 : 0;
    }
    return counts;
}

}  // namespace ws
