#include "cli/sweep_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include "cli/language.h"
#include "cli/text_table.h"
#include "cli/wording.h"
#include "experiment/units.h"

namespace ws::cli {

namespace {

// Reasons are long and alike: each stands once, below all tables.
class Notes
{
public:
    std::string markOf(const std::string &text)
    {
        const auto found = std::find(m_texts.begin(), m_texts.end(), text);
        const auto number = found - m_texts.begin() + 1;
        if (found == m_texts.end())
            m_texts.push_back(text);
        return "[" + std::to_string(number) + "]";
    }

    std::string text() const
    {
        std::string all;
        for (std::size_t i = 0; i < m_texts.size(); ++i)
            all += "[" + std::to_string(i + 1) + "] " + m_texts[i] + '\n';
        return all;
    }

private:
    std::vector<std::string> m_texts;
};

using Show = std::string (*)(double);

std::string timeText(double ns)
{
    return ws::cli::durationText(std::llround(ns));
}

std::string shown(const SweepRow &row, SweepFigure figure, Show show)
{
    const auto spread = spreadOf(row, figure);
    return spread ? show(spread->median) : "-";
}

// Half of the distance between the least and the most, of the median.
std::string rangeText(const SweepRow &row)
{
    const auto spread = spreadOf(row, SweepFigure::MessagesPerSecond);
    if (!spread || row.runs.size() < 2)
        return "";
    std::array<char, 32> text = {};
    std::snprintf(text.data(), text.size(), "±%.0f %%",
                  (spread->most - spread->least) / 2 / spread->median * 100);
    return text.data();
}

// The worst of each kind over the repeats: one disturbed by everything tells no more than that.
std::string disturbanceOf(const SweepRow &row)
{
    std::string all;
    for (const NoiseKind kind : {NoiseKind::Foreign, NoiseKind::Steal, NoiseKind::Program,
                                 NoiseKind::Migrations, NoiseKind::Frequency}) {
        const NoiseReason *worst = nullptr;
        for (const SweepRun &run : row.runs)
            for (const NoiseReason &reason : run.noise.reasons)
                if (reason.kind == kind && (worst == nullptr || reason.value > worst->value))
                    worst = &reason;
        if (worst != nullptr)
            all += (all.empty() ? "" : ", ") + say(noiseKindId(kind));
    }
    return all;
}

std::string marksOf(const SweepRow &row, Notes &notes)
{
    if (row.state == SweepState::Pending)
        return say(WS_TR_NOOP("Cli", "not done"));
    if (row.state != SweepState::Measured)
        return say(stateId(row.state)) + " " + notes.markOf(row.reason);
    std::string marks;
    const auto add = [&marks](const std::string &mark) { marks += (marks.empty() ? "" : "; ") + mark; };
    if (const std::size_t disturbed = disturbedRuns(row))
        add(say(WS_TR_NOOP("Cli", "disturbed {some}/{all} ({reasons})"),
                {{"some", std::to_string(disturbed)},
                 {"all", std::to_string(row.runs.size())},
                 {"reasons", disturbanceOf(row)}}));
    if (modesOf(row))
        add(say(WS_TR_NOOP("Cli", "bimodal")));
    std::uint64_t lost = 0;
    std::uint64_t corrupt = 0;
    for (const SweepRun &run : row.runs) {
        lost += run.lost;
        corrupt += run.corrupt;
    }
    if (lost > 0)
        add(say(WS_TR_NOOP("Cli", "lost {count}"), {{"count", countText(lost)}}));
    if (corrupt > 0)
        add(say(WS_TR_NOOP("Cli", "corrupt {count}"), {{"count", countText(corrupt)}}));
    if (!row.reason.empty())
        add(say(WS_TR_NOOP("Cli", "incomplete {mark}"), {{"mark", notes.markOf(row.reason)}}));
    return marks;
}

bool sameTable(const SweepCell &a, const SweepCell &b)
{
    return a.placement == b.placement && a.wait == b.wait && a.shape == b.shape;
}

std::string headingOf(const SweepCell &cell)
{
    std::string_view pattern = WS_TR_NOOP(
        "Cli",
        "Placement {placement}, policy {policy}, stream as fast as it goes: latency is mostly the depth of "
        "the queue.");
    if (cell.shape == SweepShape::PingPong)
        pattern = WS_TR_NOOP("Cli", "Placement {placement}, policy {policy}, ping-pong: round trips.");
    else if (cell.rate > 0)
        pattern =
            WS_TR_NOOP("Cli", "Placement {placement}, policy {policy}, stream at {rate}/s: latency from the "
                              "intended send time.");
    return say(pattern, {{"placement", say(placementId(cell.placement))},
                         {"policy", waitText(cell.wait)},
                         {"rate", rateText(cell.rate)}});
}

TextTable emptyTable()
{
    using Align = TextTable::Align;
    return TextTable({{say(WS_TR_NOOP("Cli", "mechanism"))},
                      {say(WS_TR_NOOP("Cli", "size")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "per second")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "range")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "bytes/s")), Align::Right},
                      {"p50", Align::Right},
                      {"p99", Align::Right},
                      {"p99.9", Align::Right},
                      {say(WS_TR_NOOP("Cli", "CPU each")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "switches each")), Align::Right},
                      {say(WS_TR_NOOP("Cli", "marks"))}});
}

void addRow(TextTable &table, const SweepRow &row, Notes &notes)
{
    table.addRow({row.cell.mechanism,
                  row.cell.sizeBytes > 0 ? bytesText(row.cell.sizeBytes) : say(WS_TR_NOOP("Cli", "token")),
                  shown(row, SweepFigure::MessagesPerSecond, rateText), rangeText(row),
                  shown(row, SweepFigure::BytesPerSecond, byteRateText),
                  shown(row, SweepFigure::P50, timeText), shown(row, SweepFigure::P99, timeText),
                  shown(row, SweepFigure::P999, timeText), shown(row, SweepFigure::CpuNsPerMessage, timeText),
                  shown(row, SweepFigure::SwitchesPerMessage, rateText), marksOf(row, notes)});
}

std::string summaryOf(const SweepResults &results)
{
    const SweepCounts counts = countsOf(results);
    const auto part = [](std::size_t count, const char *what) {
        return count > 0 ? say(what, {{"count", countText(count)}}) : std::string();
    };
    const std::string parts = part(counts.disturbed, WS_TR_NOOP("Cli", ", {count} of them disturbed")) +
                              part(counts.bimodal, WS_TR_NOOP("Cli", ", {count} of them bimodal")) +
                              part(counts.refused, WS_TR_NOOP("Cli", ", {count} refused")) +
                              part(counts.failed, WS_TR_NOOP("Cli", ", {count} failed")) +
                              part(counts.pending, WS_TR_NOOP("Cli", ", {count} not done"));
    return say(WS_TR_NOOP("Cli",
                          "{all} combinations: {measured} measured{parts}. Medians of {repeats} runs of "
                          "{time}."),
               {{"all", countText(results.rows.size())},
                {"measured", countText(counts.measured)},
                {"parts", parts},
                {"repeats", std::to_string(results.plan.repeats)},
                {"time", ws::cli::durationText(results.plan.runTime.count())}}) +
           '\n';
}

std::string leftText(double seconds)
{
    const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
    return whole < 60 ? std::to_string(whole) + " s"
                      : std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

}  // namespace

std::string sweepTable(const SweepResults &results)
{
    std::string text;
    Notes notes;
    for (std::size_t from = 0; from < results.rows.size();) {
        const SweepCell &first = results.rows[from].cell;
        TextTable table = emptyTable();
        std::size_t to = from;
        for (; to < results.rows.size() && sameTable(results.rows[to].cell, first); ++to)
            addRow(table, results.rows[to], notes);
        text += headingOf(first) + "\n\n" + table.text() + '\n';
        from = to;
    }
    const std::string noteText = notes.text();
    return text + noteText + (noteText.empty() ? "" : "\n") + summaryOf(results);
}

std::string sweepProgressText(const SweepProgress &progress, const SweepRow &row)
{
    return say(progress.secondsLeft ? WS_TR_NOOP("Cli", "{done} of {all} runs, {time} left: {cell}")
                                    : WS_TR_NOOP("Cli", "{done} of {all} runs: {cell}"),
               {{"done", countText(progress.done)},
                {"all", countText(progress.total)},
                {"time", progress.secondsLeft ? leftText(*progress.secondsLeft) : ""},
                {"cell", cellText(row.cell)}});
}

}  // namespace ws::cli
