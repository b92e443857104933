#include "ui/charts/latency_chart.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/charts/channels.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::LatencyChart)
};

constexpr std::int64_t kSlowNs = 100'000'000;  // above it milliseconds read better

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
    const bool slow = results.latency.max > kSlowNs;
    content.unit = slow ? QStringLiteral("ms") : QString::fromUtf8("µs");
    double least = 1e9;
    double most = 0;
    const std::pair<const char *, const TimeSeries *> series[] = {
        {"p50", &results.latencyP50}, {"p99", &results.latencyP99}, {"max", &results.latencyMax}};
    for (const auto &[name, values] : series) {
        LineData line = lineNumber(static_cast<int>(content.lines.size()), QLatin1String(name));
        for (const QPointF &point : pointsOf(*values, snapshot.results->timeNs, slow ? 1e-6 : 1e-3)) {
            if (point.y() <= 0)
                continue;
            least = std::min(least, point.y());
            most = std::max(most, point.y());
            line.points.append({point.x(), std::log10(point.y())});
        }
        content.lines.append(line);
    }
    if (most > 0)
        content.y = logScale(least, most);
    return content;
}

}  // namespace ws
