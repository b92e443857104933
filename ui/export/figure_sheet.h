// How a figure is divided: title, panels with their letters, the texts of call-outs, caption. Free functions of sizes,
// tested without a display, and the painting of what stands around the pictures.
//
// Units of the pictures: those of text of 12 units.
#pragma once

#include <QList>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <vector>

#include "figure/options.h"
#include "ui/views/theme.h"

namespace ws {

struct SheetTexts
{
    QStringList title;  // as wrapped
    QStringList caption;
    std::vector<QStringList> notes;  // of the call-outs
};

struct SheetLayout
{
    QRectF title;
    QList<QRectF> panels;
    QRectF notes;
    QRectF caption;
};

inline constexpr double kSheetMargin = 20;
inline constexpr double kLeastPanelHeight = 60;

// `columns` 0: so many that the panels come nearest to the shape of a chart.
SheetLayout layoutSheet(const QRectF &box, int panels, int columns, const SheetTexts &texts);

SheetTexts sheetTexts(const FigureOptions &options, const Theme &theme, double width);

void paintSheetTexts(QPainter &painter, const Theme &theme, const SheetLayout &layout,
                     const SheetTexts &texts);
void paintPanelLetter(QPainter &painter, const Theme &theme, const QRectF &panel, int number);
// Marks at their places, each with a number in a circle that lies within the field and on no other.
void paintCallOuts(QPainter &painter, const Theme &theme, const QList<QPointF> &places, const QRectF &field);

}  // namespace ws
