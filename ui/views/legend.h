// The title line of a panel and its legend: where they stand and how they are painted. The places are free functions of
// the same arguments, for clicks.
#pragma once

#include <QColor>
#include <QList>
#include <QPainter>
#include <QString>

#include "ui/views/theme.h"

namespace ws {

struct LegendEntry
{
    enum Kind { Line, Dash, Dot, PlainBox, HatchedBox, CounterHatchedBox, DottedBox };
    QString text;
    QColor color;
    Kind kind = Line;
    bool hidden = false;  // its series is not shown now: faint
};

// The title line of a panel: title at the left, legend after it or before the unit, unit at the right.
// Returns the rectangle of the unit, for clicks.
inline constexpr double kTitleHeight = 36;
inline constexpr double kLegendHeight = 20;
QRectF drawTitleLine(QPainter &painter, const QRectF &box, const Theme &theme, const QString &title,
                     const QList<LegendEntry> &legend, const QString &unit);
// Where the entries of its legend stand; those that find no room are missing at the end.
QList<QRectF> legendBoxes(const QRectF &box, const Theme &theme, const QString &title,
                          const QList<LegendEntry> &legend, const QString &unit);
// The legend in a row of its own, for panels whose title line is too short for it.
void drawLegendRow(QPainter &painter, const QRectF &box, const Theme &theme,
                   const QList<LegendEntry> &legend);
QList<QRectF> legendRowBoxes(const QRectF &box, const Theme &theme, const QList<LegendEntry> &legend);

}  // namespace ws
