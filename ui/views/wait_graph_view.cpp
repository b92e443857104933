#include "ui/views/wait_graph_view.h"

namespace ws {

WaitGraphView::WaitGraphView(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Who waits for whom"));
}

void WaitGraphView::setTheme(const Theme &theme)
{
    m_picture.setTheme(theme);
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
    m_picture.paint(painter, rect());
}

}  // namespace ws
