#include "ui/views/wait_graph_view.h"

namespace ws {

WaitGraphView::WaitGraphView(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::ClickFocus);  // who clicks here means no chart any more
    setAccessibleName(tr("Who waits for whom"));
}

void WaitGraphView::setTheme(const Theme &theme)
{
    m_zoom = theme.zoom;
    m_picture.setTheme(theme.unzoomed());
    update();
}

void WaitGraphView::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_picture.setSnapshot(std::move(snapshot));
    update();
}

void WaitGraphView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.scale(m_zoom, m_zoom);
    m_picture.paint(painter, QRectF(QPointF(), QSizeF(size()) / m_zoom));
}

}  // namespace ws
