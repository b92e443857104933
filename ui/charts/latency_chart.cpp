#include "ui/charts/latency_chart.h"

#include <QCoreApplication>
#include <utility>

#include "ui/charts/channels.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::LatencyChart)
};

constexpr double kSlowNs = 100'000'000;  // above it milliseconds read better

}  // namespace

QString LatencyChart::title() const
{
    if (!snapshot() || !snapshot()->model || channelsOf(*snapshot()->model).size() < 2)
        return Words::tr("Latency");
    return filled(Words::tr("Latency, {channel}"),
                  {{"channel", objectName(*snapshot()->model, *oneChannel(*snapshot()->model, focus()))}});
}

bool LatencyChart::suits(const RunModel &model) const
{
    return !channelsOf(model).empty();
}

Chart::Content LatencyChart::content(const Snapshot &snapshot) const
{
    const auto channel = oneChannel(*snapshot.model, focus());
    if (!channel)
        return {};
    const ObjectResults &results = snapshot.results->objects[*channel];
    Content content;
    content.units = {{QString::fromUtf8("µs"), 1e-3, 0}, {QStringLiteral("ms"), 1e-6, kSlowNs}};
    content.logarithmic = true;
    content.means = false;
    const std::pair<const char *, const TimeSeries *> series[] = {
        {"p50", &results.latencyP50}, {"p99", &results.latencyP99}, {"max", &results.latencyMax}};
    for (const auto &[name, values] : series) {
        LineData line = lineNumber(static_cast<int>(content.lines.size()), QLatin1String(name));
        line.points = pointsOf(*values, snapshot.results->timeNs);
        content.lines.append(line);
    }
    return content;
}

}  // namespace ws
