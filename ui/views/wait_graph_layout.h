// Where the nodes of the wait-for graph stand. Free functions, no fonts, no display.
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <vector>

#include "analysis/wait_graph.h"

namespace ws {

// By node. On a ring: the members of the deadlock in their order, clockwise from the top, the others not at all (isShown
// false). Else those that wait or are waited for: threads in a column at the left, what they wait for at the right.
struct WaitGraphLayout
{
    std::vector<QPointF> centers;
    std::vector<bool> isShown;
    bool isRing = false;
};

// Of a deadlock; and before it, as long as nobody waits whom the ring would not show.
bool standsAsRing(const WaitGraph &graph);

WaitGraphLayout layoutWaitGraph(const WaitGraph &graph, const QRectF &box);

// From the edge of one node's shape to that of the other: circles for threads, boxes for objects, both by half size.
QLineF edgeBetween(const QPointF &from, const QSizeF &fromSize, bool fromIsThread, const QPointF &to,
                   const QSizeF &toSize, bool toIsThread);

}  // namespace ws
