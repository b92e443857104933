#include "ui/views/sweep_view.h"

#include <QPainter>

namespace ws {

SweepView::SweepView(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(320, 220);
}

void SweepView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_picture.setTheme(theme);
    update();
}

void SweepView::setFigure(SweepFigureData figure)
{
    m_picture.setFigure(std::move(figure));
    update();
}

void SweepView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.background);
    m_picture.paint(painter, rect());
}

}  // namespace ws
