#include "ui/views/notice_bar.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace ws {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_row(new QHBoxLayout(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_row->setContentsMargins(20, 7, 18, 8);
    m_row->setSpacing(8);
    m_row->addWidget(m_text, 1);
    hide();
}

void NoticeBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_text->setFont(theme.font(13));
    update();
}

void NoticeBar::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setToolTip(text);
    setAccessibleName(text);
}

QPushButton *NoticeBar::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    m_row->addWidget(button);
    return button;
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.selection);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.line);
}

}  // namespace ws
