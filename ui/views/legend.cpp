#include "ui/views/legend.h"

#include <algorithm>

#include "ui/views/shapes.h"

namespace ws {
namespace {

double symbolWidth(LegendEntry::Kind kind)
{
    return kind == LegendEntry::Line || kind == LegendEntry::Dash || kind == LegendEntry::Dot ? 16 : 12;
}

void drawLegend(QPainter &painter, const QRectF &place, const Theme &theme, LegendEntry entry)
{
    const double x = place.left();
    const double centerY = place.center().y();
    const double symbol = symbolWidth(entry.kind);
    if (entry.hidden) {
        entry.color = theme.line;
        if (symbol < 16)
            entry.kind = LegendEntry::PlainBox;
    }
    const QRectF box(x, centerY - 5.5, symbol, 11);
    switch (entry.kind) {
    case LegendEntry::Line:
    case LegendEntry::Dash:
    case LegendEntry::Dot: {
        const LineStyle style = entry.kind == LegendEntry::Line   ? LineStyle::Solid
                                : entry.kind == LegendEntry::Dash ? LineStyle::Dashed
                                                                  : LineStyle::Dotted;
        painter.setPen(linePen(entry.color, 2, style));
        painter.drawLine(QPointF(x, centerY), QPointF(x + symbol, centerY));
        break;
    }
    case LegendEntry::PlainBox:
        painter.fillRect(box, entry.color);
        break;
    case LegendEntry::HatchedBox:
        fillHatched(painter, box, entry.color, Hatch::Waiting);
        break;
    case LegendEntry::CounterHatchedBox:
        fillHatched(painter, box, entry.color, Hatch::Wanted);
        break;
    case LegendEntry::DottedBox:
        fillDotted(painter, box, entry.color);
        break;
    }
    drawLine(painter, {x + symbol + 5, centerY - 8, place.width() - symbol - 4, 16}, Qt::AlignLeft,
             theme.font(11.5), entry.hidden ? theme.faint : theme.dim, entry.text);
}

// One behind the other from `x` on, as long as they end before `right`.
QList<QRectF> entryBoxes(double x, double right, double top, double height, const Theme &theme,
                         const QList<LegendEntry> &legend)
{
    QList<QRectF> boxes;
    for (const LegendEntry &entry : legend) {
        const double width = symbolWidth(entry.kind) + 5 + textWidth(theme.font(11.5), entry.text);
        if (x + width > right)
            break;
        boxes.append({x, top, width, height});
        x += width + 12;
    }
    return boxes;
}

}  // namespace

QList<QRectF> legendBoxes(const QRectF &box, const Theme &theme, const QString &title,
                          const QList<LegendEntry> &legend, const QString &unit)
{
    const double unitLeft = box.right() - 14 - textWidth(theme.font(11.5), unit);
    const double left = box.left() + 20;
    const double titleWidth =
        std::min(textWidth(theme.font(12, QFont::DemiBold), title), unitLeft - left - 8);
    return entryBoxes(left + titleWidth + 16, unitLeft - 4, box.top(), box.height(), theme, legend);
}

QList<QRectF> legendRowBoxes(const QRectF &box, const Theme &theme, const QList<LegendEntry> &legend)
{
    const double left = box.left() + 20;
    const double right = box.right() - 14;
    QList<QRectF> boxes = entryBoxes(left, right, box.top(), box.height(), theme, legend);
    if (boxes.size() == legend.size())
        return boxes;
    // Too long for one row: all get the same room, and long names are cut.
    boxes.clear();
    const double each = (right - left) / static_cast<double>(legend.size());
    for (qsizetype i = 0; i < legend.size(); ++i)
        boxes.append({left + each * static_cast<double>(i), box.top(), each - 12, box.height()});
    return boxes;
}

void drawLegendRow(QPainter &painter, const QRectF &box, const Theme &theme, const QList<LegendEntry> &legend)
{
    const QList<QRectF> boxes = legendRowBoxes(box, theme, legend);
    for (qsizetype i = 0; i < boxes.size(); ++i)
        drawLegend(painter, boxes[i], theme, legend[i]);
}

QRectF drawTitleLine(QPainter &painter, const QRectF &box, const Theme &theme, const QString &title,
                     const QList<LegendEntry> &legend, const QString &unit)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont titleFont = theme.font(12, QFont::DemiBold);
    const QFont unitFont = theme.font(11.5);
    const double left = box.left() + 20;
    const double right = box.right() - 14;
    const double unitWidth = textWidth(unitFont, unit);
    const QRectF unitBox(right - unitWidth, box.top(), unitWidth, box.height());
    drawLine(painter, unitBox, Qt::AlignRight, unitFont, theme.dim, unit);
    const double titleWidth = std::min(textWidth(titleFont, title), unitBox.left() - left - 8);
    drawLine(painter, {left, box.top(), titleWidth + 1, box.height()}, Qt::AlignLeft, titleFont, theme.dim,
             title);
    // A legend entry that would run into the unit is left out rather than painted over it.
    const QList<QRectF> boxes = legendBoxes(box, theme, title, legend, unit);
    for (qsizetype i = 0; i < boxes.size(); ++i)
        drawLegend(painter, boxes[i], theme, legend[i]);
    return unitBox;
}

}  // namespace ws
