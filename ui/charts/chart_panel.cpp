#include "ui/charts/chart_panel.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include "ui/views/focus_ring.h"

namespace ws {

ChartPanel::ChartPanel(std::unique_ptr<Chart> chart, QWidget *parent)
    : QWidget(parent), m_chart(std::move(chart))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::TabFocus);
    new FocusRing(this);
    setAccessibleName(m_chart->title());
    setToolTip(tr("A click on the title line shows the next view: another unit, another thread."));
}

void ChartPanel::setTheme(const Theme &theme)
{
    m_chart->setTheme(theme);
    update();
}

void ChartPanel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_chart->setSnapshot(std::move(snapshot));
    update();
}

void ChartPanel::setFocusObject(std::optional<std::uint32_t> object)
{
    m_chart->setFocus(object);
    update();
}

void ChartPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_chart->paint(painter, rect());
}

void ChartPanel::mousePressEvent(QMouseEvent *event)
{
    if (event->position().y() < kTitleHeight)
        next();
}

void ChartPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        next();
    else
        QWidget::keyPressEvent(event);
}

void ChartPanel::next()
{
    m_chart->nextVariant();
    update();
}

}  // namespace ws
