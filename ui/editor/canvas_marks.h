// What the editor paints over the wiring: what is selected, what is wrong, where a line begins, what is being drawn.
//
// All in pixels of the widget.
#pragma once

#include <QPainter>

#include "ui/views/theme.h"

namespace ws {

void paintSelected(QPainter &painter, const Theme &theme, const QRectF &shape);
// A dashed outline where a part would stand.
void paintGhost(QPainter &painter, const Theme &theme, const QRectF &shape);
// The round mark with an exclamation sign at the upper right corner of a part that something is wrong with.
void paintFault(QPainter &painter, const Theme &theme, const QRectF &shape);
void paintPort(QPainter &painter, const Theme &theme, const QPointF &at, bool isHot);
void paintDrawnLine(QPainter &painter, const Theme &theme, const QPointF &from, const QPointF &to);
void paintBand(QPainter &painter, const Theme &theme, const QRectF &band);
void paintEmptyState(QPainter &painter, const Theme &theme, const QRectF &box, const QString &title,
                     const QString &hint);

}  // namespace ws
