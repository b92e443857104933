#include "ui/charts/throughput_chart.h"

#include <QCoreApplication>

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
    Content content;
    for (const std::uint32_t channel : chartedChannels(*snapshot.model, focus())) {
        const TimeSeries &series = bytes ? results.objects[channel].bytes : results.objects[channel].messages;
        LineData line =
            lineNumber(static_cast<int>(content.lines.size()), objectName(*snapshot.model, channel));
        line.points = pointsOf(series, results.timeNs);
        content.lines.append(line);
    }
    const QString names[] = {bytes ? QStringLiteral("B/s") : Words::tr("msg/s"),
                             bytes ? QStringLiteral("kB/s") : Words::tr("k msg/s"),
                             bytes ? QStringLiteral("MB/s") : Words::tr("M msg/s"),
                             bytes ? QStringLiteral("GB/s") : Words::tr("G msg/s")};
    double factor = 1;
    for (const QString &name : names) {
        content.units.append({name, factor, factor == 1 ? 0 : 10 / factor});
        factor /= 1000;
    }
    return content;
}

}  // namespace ws
