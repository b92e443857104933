#include "ui/charts/depth_chart.h"

#include <QCoreApplication>

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
    for (const std::uint32_t channel : chartedChannels(*snapshot.model, focus())) {
        LineData line =
            lineNumber(static_cast<int>(content.lines.size()), objectName(*snapshot.model, channel));
        line.points = pointsOf(snapshot.results->objects[channel].depth, snapshot.results->timeNs);
        content.lines.append(line);
    }
    content.units = {{Words::tr("messages held")}};
    content.atLeast = 1;
    content.means = false;
    return content;
}

}  // namespace ws
