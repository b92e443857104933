#include "ui/views/lanes_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <array>

#include "ui/views/shapes.h"

namespace ws {
namespace {

// The last one, 0, is the whole run.
constexpr std::array<std::int64_t, 9> kLengths{1'000'000,     10'000'000,    60'000'000,
                                               200'000'000,   500'000'000,   1'000'000'000,
                                               2'000'000'000, 5'000'000'000, 0};

}  // namespace

LanesView::LanesView(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Lanes"));
    setToolTip(tr("Wheel, + and - change the stretch of time; a click on its length shows the next one."));
}

void LanesView::setTheme(const Theme &theme)
{
    m_picture.setTheme(theme);
    update();
}

void LanesView::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_picture.setSnapshot(std::move(snapshot));
    update();
}

void LanesView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_picture.paint(painter, rect());
}

void LanesView::mousePressEvent(QMouseEvent *event)
{
    if (event->position().y() < kTitleHeight && event->position().x() > width() - 180)
        zoom(m_picture.length() == std::int64_t{0} ? 1 - static_cast<int>(kLengths.size()) : 1);
}

void LanesView::wheelEvent(QWheelEvent *event)
{
    zoom(event->angleDelta().y() > 0 ? -1 : 1);
}

void LanesView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        zoom(-1);
    else if (event->key() == Qt::Key_Minus)
        zoom(1);
    else
        QWidget::keyPressEvent(event);
}

void LanesView::zoom(int steps)
{
    const std::int64_t length = m_picture.length().value_or(kUsualLaneNs);
    const auto found = std::find(kLengths.begin(), kLengths.end(), length) - kLengths.begin();
    const auto next =
        std::clamp<std::ptrdiff_t>(found + steps, 0, static_cast<std::ptrdiff_t>(kLengths.size()) - 1);
    m_picture.setLength(kLengths[static_cast<std::size_t>(next)]);
    update();
}

}  // namespace ws
