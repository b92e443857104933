#include "ui/views/wiring_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/views/focus_ring.h"

namespace ws {
namespace {

constexpr double kZoomStep = 1.25;  // of one notch of the wheel

}  // namespace

WiringView::WiringView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Wiring"));
}

void WiringView::setTheme(const Theme &theme)
{
    m_zoom = theme.zoom;
    m_picture.setTheme(theme.unzoomed());
    update();
}

void WiringView::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_picture.setSnapshot(std::move(snapshot));
    const std::vector<std::uint32_t> wires = m_picture.wireOrder();
    if (m_selected && std::find(wires.begin(), wires.end(), *m_selected) == wires.end())
        select(std::nullopt);
    update(QTransform::fromScale(m_zoom, m_zoom).map(m_picture.changed(area())));
}

void WiringView::setSelected(std::optional<std::uint32_t> object)
{
    select(object);
}

// In the picture's own lengths.
QRectF WiringView::area() const
{
    return {QPointF(), QSizeF(size()) / m_zoom};
}

void WiringView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.scale(m_zoom, m_zoom);
    m_picture.paint(painter, area(), QTransform::fromScale(1 / m_zoom, 1 / m_zoom).map(event->region()));
}

void WiringView::mousePressEvent(QMouseEvent *event)
{
    m_grip = event->position();
    select(m_picture.objectAt(event->position() / m_zoom, area()));
}

void WiringView::mouseMoveEvent(QMouseEvent *event)
{
    m_picture.moveBy((event->position() - m_grip) / m_zoom, area());
    m_grip = event->position();
    update();
}

void WiringView::mouseDoubleClickEvent(QMouseEvent *)
{
    showWhole();
}

void WiringView::showWhole()
{
    m_picture.showWhole();
    update();
}

bool WiringView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), m_picture.tipAt(QPointF(help->pos()) / m_zoom, area()), this);
    return true;
}

void WiringView::wheelEvent(QWheelEvent *event)
{
    zoom(event->position(), std::pow(kZoomStep, event->angleDelta().y() / 120.0));
}

void WiringView::zoom(const QPointF &point, double factor)
{
    m_picture.zoomAt(point / m_zoom, factor, area());
    update();
}

void WiringView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape && m_selected)
        select(std::nullopt);
    else if (key == Qt::Key_Right || key == Qt::Key_Down)
        step(1);
    else if (key == Qt::Key_Left || key == Qt::Key_Up)
        step(-1);
    else if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        zoom(QRectF(rect()).center(), kZoomStep);
    else if (key == Qt::Key_Minus)
        zoom(QRectF(rect()).center(), 1 / kZoomStep);
    else if (key == Qt::Key_0)
        showWhole();
    else
        QWidget::keyPressEvent(event);
}

bool WiringView::focusNextPrevChild(bool next)
{
    // Tab goes from wire to wire, and leaves the panel behind the last one.
    return step(next ? 1 : -1) || QWidget::focusNextPrevChild(next);
}

bool WiringView::step(int by)
{
    const std::vector<std::uint32_t> wires = m_picture.wireOrder();
    if (wires.empty())
        return false;
    if (!m_selected) {
        select(by > 0 ? wires.front() : wires.back());
        return true;
    }
    const auto place = std::find(wires.begin(), wires.end(), *m_selected) - wires.begin() + by;
    if (place < 0 || place >= static_cast<std::ptrdiff_t>(wires.size()))
        return false;
    select(wires[static_cast<std::size_t>(place)]);
    return true;
}

void WiringView::select(std::optional<std::uint32_t> object)
{
    if (m_selected == object)
        return;
    m_selected = object;
    m_picture.setSelected(object);
    update();
    emit selectionChanged();
}

}  // namespace ws
