#include "ui/views/primitive_shape.h"

#include <QPolygonF>
#include <algorithm>

namespace ws {
namespace {

constexpr double kRadius = 6;

// Points at both sides; `left` only where it is a flag.
QPolygonF hexagon(const QRectF &box)
{
    const double tip = std::min(9.0, box.width() / 5);
    return QPolygonF({{box.left(), box.center().y()},
                      {box.left() + tip, box.top()},
                      {box.right() - tip, box.top()},
                      {box.right(), box.center().y()},
                      {box.right() - tip, box.bottom()},
                      {box.left() + tip, box.bottom()}});
}

QPolygonF flag(const QRectF &box)
{
    const double notch = std::min(8.0, box.width() / 6);
    return QPolygonF({box.topLeft(),
                      box.topRight(),
                      {box.right() - notch, box.center().y()},
                      box.bottomRight(),
                      box.bottomLeft()});
}

void drawBar(QPainter &painter, const QRectF &bar)
{
    const QBrush before = painter.brush();
    painter.setBrush(painter.pen().color());
    painter.drawRect(bar);
    painter.setBrush(before);
}

}  // namespace

void drawPrimitive(QPainter &painter, std::string_view family, const QRectF &box)
{
    if (family == "semaphore") {
        painter.drawPolygon(hexagon(box));
    } else if (family == "semaphore_set") {
        painter.drawPolygon(hexagon(box));
        const QBrush before = painter.brush();
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(hexagon(box.adjusted(4, 3, -4, -3)));
        painter.setBrush(before);
    } else if (family == "event") {
        painter.drawPolygon(flag(box));
    } else if (family == "barrier" || family == "latch") {
        painter.drawRect(box);
        drawBar(painter, {box.left(), box.top(), 3, box.height()});
        if (family == "barrier")
            drawBar(painter, {box.right() - 3, box.top(), 3, box.height()});
    } else if (family == "cell") {
        painter.drawRect(box);
    } else if (family == "outside") {
        const QPen before = painter.pen();
        painter.setPen(QPen(before.color(), before.widthF(), Qt::DashLine));
        painter.drawRect(box);
        painter.setPen(before);
    } else {
        painter.drawRoundedRect(box, kRadius, kRadius);
        if (family == "rwlock") {
            const QBrush before = painter.brush();
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), kRadius - 2, kRadius - 2);
            painter.setBrush(before);
        } else if (family == "monitor") {
            drawBar(painter, {box.left() + kRadius, box.top(), box.width() - 2 * kRadius, 3});
        }
    }
}

}  // namespace ws
