#include "ui/app/icons.h"

#include <QPainter>
#include <QPixmap>

namespace ws {
namespace {

constexpr int kSize = 14;
constexpr int kGap = 4;    // between a symbol and the text behind it
constexpr int kScale = 3;  // sharp on dense screens too

QPixmap drawn(Symbol symbol, const QColor &color)
{
    const int gap = symbol == Symbol::Menu ? 0 : kGap;
    QPixmap pixmap((kSize + gap) * kScale, kSize * kScale);
    pixmap.setDevicePixelRatio(kScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (symbol) {
    case Symbol::None:
        break;
    case Symbol::Run:
        painter.drawPolygon(QPolygonF({{3, 1.5}, {12, 7}, {3, 12.5}}));
        break;
    case Symbol::Pause:
        painter.drawRect(QRectF(2.5, 1.5, 3.4, 11));
        painter.drawRect(QRectF(8.1, 1.5, 3.4, 11));
        break;
    case Symbol::Stop:
        painter.drawRoundedRect(QRectF(2, 2, 10, 10), 1.5, 1.5);
        break;
    case Symbol::Figure:
        painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF({{1.5, 1}, {1.5, 12.5}, {13, 12.5}}));
        painter.drawPolyline(QPolygonF({{3.5, 9.5}, {6.5, 5.5}, {9, 7.5}, {12.5, 2.5}}));
        break;
    case Symbol::Menu:
        for (const double y : {3.0, 7.0, 11.0})
            painter.drawRect(QRectF(1, y - 0.75, 12, 1.5));
        break;
    }
    return pixmap;
}

}  // namespace

QIcon symbolIcon(Symbol symbol, const QColor &color, const QColor &disabled)
{
    QIcon icon;
    icon.addPixmap(drawn(symbol, color), QIcon::Normal);
    icon.addPixmap(drawn(symbol, disabled), QIcon::Disabled);
    return icon;
}

}  // namespace ws
