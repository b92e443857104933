#include "ui/editor/canvas_marks.h"

#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr double kOutside = 4;  // from the shape to the line around it
constexpr double kPort = 5.5;
constexpr double kFault = 9;

}  // namespace

void paintSelected(QPainter &painter, const Theme &theme, const QRectF &shape)
{
    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(shape.adjusted(-kOutside, -kOutside, kOutside, kOutside), 9, 9);
}

void paintGhost(QPainter &painter, const Theme &theme, const QRectF &shape)
{
    QColor fill = theme.accent;
    fill.setAlphaF(0.10F);
    painter.setPen(linePen(theme.accent, 1.5, LineStyle::Dashed));
    painter.setBrush(fill);
    painter.drawRoundedRect(shape, 8, 8);
}

void paintFault(QPainter &painter, const Theme &theme, const QRectF &shape)
{
    const QPointF at = shape.topRight() + QPointF(-2, 2);
    painter.setPen(QPen(theme.background, 2));
    painter.setBrush(theme.waiting);
    painter.drawEllipse(at, kFault, kFault);
    drawLine(painter, QRectF(at.x() - kFault, at.y() - kFault, 2 * kFault, 2 * kFault), Qt::AlignCenter,
             theme.font(12, QFont::Bold), QColor(Qt::white), QStringLiteral("!"));
}

void paintPort(QPainter &painter, const Theme &theme, const QPointF &at, bool isHot)
{
    painter.setPen(QPen(theme.accent, 1.6));
    painter.setBrush(isHot ? theme.accent : theme.panel);
    painter.drawEllipse(at, kPort, kPort);
}

void paintDrawnLine(QPainter &painter, const Theme &theme, const QPointF &from, const QPointF &to)
{
    drawArrow(painter, QPolygonF({from, to}), linePen(theme.accent, 2, LineStyle::Solid), 11);
}

void paintBand(QPainter &painter, const Theme &theme, const QRectF &band)
{
    QColor fill = theme.accent;
    fill.setAlphaF(0.08F);
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(fill);
    painter.drawRect(band);
}

void paintEmptyState(QPainter &painter, const Theme &theme, const QRectF &box, const QString &title,
                     const QString &hint)
{
    const QRectF middle(box.left() + 24, box.center().y() - 24, box.width() - 48, 24);
    drawLine(painter, middle, Qt::AlignHCenter, theme.font(15, QFont::DemiBold), theme.text, title);
    drawLine(painter, middle.translated(0, 28), Qt::AlignHCenter, theme.font(13), theme.dim, hint);
}

}  // namespace ws
