#include "ui/views/page.h"

namespace ws {

Page::Page(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(16, 14, 16, 16);
    m_column->setSpacing(4);
}

void Page::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (const auto &[label, role] : m_texts)
        dress(label, role);
    for (QWidget *separator : m_separators) {
        QPalette palette = separator->palette();
        palette.setColor(QPalette::Window, theme.line);
        separator->setPalette(palette);
    }
}

QLabel *Page::addText(TextRole role, const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setVisible(!text.isEmpty());
    dress(label, role);
    m_texts.append({label, role});
    m_column->addWidget(label);
    return label;
}

QWidget *Page::addSeparator()
{
    addGap(8);
    auto *line = new QWidget(this);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    m_separators.append(line);
    m_column->addWidget(line);
    addGap(6);
    return line;
}

void Page::addGap(int height)
{
    m_column->addSpacing(height);
}

void Page::setText(QLabel *label, const QString &text)
{
    if (label->text() == text)
        return;
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

void Page::dress(QLabel *label, TextRole role) const
{
    QColor color = m_theme.text;
    switch (role) {
    case TextRole::Title:
        label->setFont(m_theme.font(15, QFont::DemiBold));
        break;
    case TextRole::Body:
        label->setFont(m_theme.font(12.5));
        break;
    case TextRole::Subtitle:
        label->setFont(m_theme.font(12.5));
        color = m_theme.dim;
        break;
    case TextRole::Section:
        label->setFont(m_theme.font(12, QFont::DemiBold));
        color = m_theme.dim;
        break;
    case TextRole::Small:
        label->setFont(m_theme.font(11.5));
        color = m_theme.dim;
        break;
    }
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

}  // namespace ws
