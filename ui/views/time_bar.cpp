#include "ui/views/time_bar.h"

#include <QPainter>

#include "ui/models/wording.h"

namespace ws {
namespace {

constexpr int kBar = 16;
constexpr int kRow = 22;

void fillShare(QPainter &painter, const QRectF &box, const TimeShare &share)
{
    switch (share.kind) {
    case LegendEntry::HatchedBox:
        fillHatched(painter, box, share.color, Hatch::Waiting);
        break;
    case LegendEntry::CounterHatchedBox:
        fillHatched(painter, box, share.color, Hatch::Wanted);
        break;
    case LegendEntry::DottedBox:
        fillDotted(painter, box, share.color);
        break;
    default:
        painter.fillRect(box, share.color);
        break;
    }
}

}  // namespace

TimeBar::TimeBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void TimeBar::setShares(QList<TimeShare> shares)
{
    if (shares.size() != m_shares.size())
        updateGeometry();
    m_shares = std::move(shares);
    update();
}

QSize TimeBar::sizeHint() const
{
    return {200, m_shares.isEmpty() ? 0 : kBar + 8 + kRow * static_cast<int>(m_shares.size())};
}

void TimeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double x = 0;
    double y = kBar + 8;
    for (const TimeShare &share : m_shares) {
        const double width = share.share * this->width();
        if (width > 0.3)
            fillShare(painter, {x, 0, width, kBar}, share);
        x += width;
        fillShare(painter, {0, y + 5, 12, 12}, share);
        drawLine(painter, QRectF(20, y, this->width() - 70, kRow), Qt::AlignLeft, m_theme.font(12.5),
                 m_theme.text, share.name);
        drawLine(painter, QRectF(0, y, this->width(), kRow), Qt::AlignRight, m_theme.font(12.5), m_theme.text,
                 percentText(share.share));
        y += kRow;
    }
}

}  // namespace ws
