#include "cli/sweep_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

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
            all += (all.empty() ? "" : ", ") + std::string(noiseKindId(kind));
    }
    return all;
}

std::string marksOf(const SweepRow &row, Notes &notes)
{
    if (row.state == SweepState::Pending)
        return "not done";
    if (row.state != SweepState::Measured)
        return std::string(stateId(row.state)) + " " + notes.markOf(row.reason);
    std::string marks;
    const auto add = [&marks](const std::string &mark) { marks += (marks.empty() ? "" : "; ") + mark; };
    if (const std::size_t disturbed = disturbedRuns(row))
        add("disturbed " + std::to_string(disturbed) + "/" + std::to_string(row.runs.size()) + " (" +
            disturbanceOf(row) + ")");
    if (modesOf(row))
        add("bimodal");
    std::uint64_t lost = 0;
    std::uint64_t corrupt = 0;
    for (const SweepRun &run : row.runs) {
        lost += run.lost;
        corrupt += run.corrupt;
    }
    if (lost > 0)
        add("lost " + countText(lost));
    if (corrupt > 0)
        add("corrupt " + countText(corrupt));
    if (!row.reason.empty())
        add("incomplete " + notes.markOf(row.reason));
    return marks;
}

bool sameTable(const SweepCell &a, const SweepCell &b)
{
    return a.placement == b.placement && a.wait == b.wait && a.shape == b.shape;
}

std::string headingOf(const SweepCell &cell)
{
    std::string heading =
        "Placement " + std::string(placementId(cell.placement)) + ", policy " + waitText(cell.wait) + ", ";
    if (cell.shape == SweepShape::PingPong)
        return heading + "ping-pong: round trips";
    if (cell.rate > 0)
        return heading + "stream at " + rateText(cell.rate) + "/s: latency from the intended send time";
    return heading + "stream as fast as it goes: latency is mostly the depth of the queue";
}

TextTable emptyTable()
{
    using Align = TextTable::Align;
    return TextTable({{"mechanism"},
                      {"size", Align::Right},
                      {"per second", Align::Right},
                      {"range", Align::Right},
                      {"bytes/s", Align::Right},
                      {"p50", Align::Right},
                      {"p99", Align::Right},
                      {"p99.9", Align::Right},
                      {"CPU each", Align::Right},
                      {"switches each", Align::Right},
                      {"marks"}});
}

void addRow(TextTable &table, const SweepRow &row, Notes &notes)
{
    table.addRow({row.cell.mechanism, row.cell.sizeBytes > 0 ? bytesText(row.cell.sizeBytes) : "token",
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
        return count > 0 ? ", " + countText(count) + " " + what : std::string();
    };
    return countText(results.rows.size()) + " combinations: " + countText(counts.measured) + " measured" +
           part(counts.disturbed, "of them disturbed") + part(counts.bimodal, "of them bimodal") +
           part(counts.refused, "refused") + part(counts.failed, "failed") +
           part(counts.pending, "not done") + ". Medians of " + std::to_string(results.plan.repeats) +
           " runs of " + ws::cli::durationText(results.plan.runTime.count()) + ".\n";
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
        text += headingOf(first) + ".\n\n" + table.text() + '\n';
        from = to;
    }
    const std::string noteText = notes.text();
    return text + noteText + (noteText.empty() ? "" : "\n") + summaryOf(results);
}

std::string sweepProgressText(const SweepProgress &progress, const SweepRow &row)
{
    std::string text = countText(progress.done) + " of " + countText(progress.total) + " runs";
    if (progress.secondsLeft)
        text += ", " + leftText(*progress.secondsLeft) + " left";
    return text + ": " + cellText(row.cell);
}

}  // namespace ws::cli
