// Curves cut to what the axes show, so that nothing is painted beside them in any format: QSvgGenerator of Qt 6.4
// ignores clipping. Free functions, tested without a display.
#pragma once

#include <QList>
#include <QPointF>

namespace ws {

// What the axes show, in their own units; y grows upwards.
struct DataWindow
{
    double left = 0;
    double right = 1;
    double bottom = 0;
    double top = 1;
};

// The parts of a line that lie inside, ends included; a line that leaves and comes back gives several.
QList<QList<QPointF>> cutLine(const QList<QPointF> &points, const DataWindow &window);
// The edge of an area: cut at left and right, held at bottom and top where it lies beyond. Ascending x.
QList<QPointF> cutEdge(const QList<QPointF> &points, const DataWindow &window);

// The mean over equal numbers of neighbours, at most `most` points: for shares and rates, where a mean is the truth of
// a longer step.
QList<QPointF> meanPoints(const QList<QPointF> &points, qsizetype most);
// The points with left <= x <= right, and one neighbour on either side.
QList<QPointF> pointsWithin(const QList<QPointF> &points, double left, double right);

}  // namespace ws
