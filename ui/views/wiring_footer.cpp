#include "ui/views/wiring_footer.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/models/bottleneck.h"
#include "ui/models/wording.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::WiringPicture)
};

}  // namespace

void paintWiringFooter(QPainter &painter, const QRectF &box, const Theme &theme, const Snapshot &snapshot)
{
    std::optional<Bottleneck> bottleneck;
    if (snapshot.results)
        bottleneck = findBottleneck(*snapshot.model, *snapshot.results);
    if (bottleneck) {
        const QString pattern = bottleneck->before && bottleneck->after
                                    ? Words::tr("Bottleneck: {thread} (waits for nobody {share} of the "
                                                "time). Its neighbours wait for it.")
                                : bottleneck->before
                                    ? Words::tr("Bottleneck: {thread} (waits for nobody {share} of the "
                                                "time). Everyone before it waits for it.")
                                    : Words::tr("Bottleneck: {thread} (waits for nobody {share} of the "
                                                "time). Everyone behind it waits for it.");
        fillHatched(painter, QRectF(box.left(), box.center().y() - 7, 6, 14), theme.wanted, Hatch::Wanted);
        drawLine(painter, box.adjusted(16, 0, 0, 0), Qt::AlignLeft, theme.font(13), theme.text,
                 filled(pattern, {{"thread", threadName(*snapshot.model, bottleneck->thread)},
                                  {"share", percentText(bottleneck->ownShare)}}));
        return;
    }
    if (!snapshot.results)
        return;
    const bool locks =
        std::any_of(snapshot.model->objects.begin(), snapshot.model->objects.end(),
                    [](const RunModel::Object &object) { return object.kind == ObjectKind::Lock; });
    const bool waits =
        std::any_of(snapshot.waits.edges.begin(), snapshot.waits.edges.end(),
                    [](const WaitGraph::Edge &edge) { return edge.kind == WaitGraph::EdgeKind::HeldBy; });
    if (locks && !waits)
        drawLine(painter, box, Qt::AlignLeft, theme.font(12), theme.dim,
                 Words::tr("Nobody waits for a lock."));
}

}  // namespace ws
