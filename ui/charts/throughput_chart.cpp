#include "ui/charts/throughput_chart.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/charts/channels.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::ThroughputChart)
};

}  // namespace

QString ThroughputChart::title() const
{
    return Words::tr("Throughput");
}

bool ThroughputChart::suits(const RunModel &model) const
{
    return !channelsOf(model).empty();
}

Chart::Content ThroughputChart::content(const Snapshot &snapshot) const
{
    const bool bytes = variant() == 1;
    const RunResults &results = *snapshot.results;
    double most = 0;
    const std::vector<std::uint32_t> channels = chartedChannels(*snapshot.model, focus());
    for (const std::uint32_t channel : channels) {
        const TimeSeries &series = bytes ? results.objects[channel].bytes : results.objects[channel].messages;
        for (const QPointF &point : meanPoints(pointsOf(series, results.timeNs, 1)))
            most = std::max(most, point.y());
    }
    const UnitStep step = unitFor(most);
    Content content;
    for (const std::uint32_t channel : channels) {
        const TimeSeries &series = bytes ? results.objects[channel].bytes : results.objects[channel].messages;
        LineData line =
            lineNumber(static_cast<int>(content.lines.size()), objectName(*snapshot.model, channel));
        line.points = meanPoints(pointsOf(series, results.timeNs, step.factor));
        content.lines.append(line);
    }
    content.y = linearScale(most * step.factor);
    static const char *const byteUnits[] = {"B/s", "kB/s", "MB/s", "GB/s"};
    if (bytes)
        content.unit = QLatin1String(byteUnits[step.index]);
    else if (step.index == 0)
        content.unit = Words::tr("msg/s");
    else if (step.index == 1)
        content.unit = Words::tr("k msg/s");
    else
        content.unit = step.index == 2 ? Words::tr("M msg/s") : Words::tr("G msg/s");
    return content;
}

}  // namespace ws
