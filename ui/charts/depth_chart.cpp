#include "ui/charts/depth_chart.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/charts/channels.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::DepthChart)
};

}  // namespace

QString DepthChart::title() const
{
    return Words::tr("Depth");
}

bool DepthChart::suits(const RunModel &model) const
{
    return !channelsOf(model).empty();
}

Chart::Content DepthChart::content(const Snapshot &snapshot) const
{
    Content content;
    double most = 0;
    for (const std::uint32_t channel : chartedChannels(*snapshot.model, focus())) {
        LineData line =
            lineNumber(static_cast<int>(content.lines.size()), objectName(*snapshot.model, channel));
        line.points = pointsOf(snapshot.results->objects[channel].depth, snapshot.results->timeNs, 1);
        for (const QPointF &point : line.points)
            most = std::max(most, point.y());
        content.lines.append(line);
    }
    content.y = linearScale(std::max(most, 1.0));
    content.unit = Words::tr("messages held");
    return content;
}

}  // namespace ws
