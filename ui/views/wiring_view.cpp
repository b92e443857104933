#include "ui/views/wiring_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

namespace ws {

WiringView::WiringView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Wiring"));
    setToolTip({});
}

void WiringView::setTheme(const Theme &theme)
{
    m_picture.setTheme(theme);
    update();
}

void WiringView::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_picture.setSnapshot(std::move(snapshot));
    const std::vector<std::uint32_t> wires = m_picture.wireOrder();
    if (m_selected && std::find(wires.begin(), wires.end(), *m_selected) == wires.end())
        select(std::nullopt);
    update();
}

void WiringView::setSelected(std::optional<std::uint32_t> object)
{
    select(object);
}

void WiringView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_picture.paint(painter, rect());
}

void WiringView::mousePressEvent(QMouseEvent *event)
{
    select(m_picture.objectAt(event->position(), rect()));
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
