#include "ui/views/wait_card.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace ws {
namespace {

constexpr int kWidest = 420;

}  // namespace

WaitCard::WaitCard(QWidget *parent) : QFrame(parent), m_title(new QLabel(this)), m_facts(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(4);
    for (QLabel *label : {m_title, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    setAccessibleName(tr("Why it waited"));
    setAutoFillBackground(true);
    setFrameShape(QFrame::Box);
    style();
    hide();
}

void WaitCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    style();
}

void WaitCard::style()
{
    QPalette palette;
    palette.setColor(QPalette::Window, m_theme.panel);
    palette.setColor(QPalette::WindowText, m_theme.text);
    setPalette(palette);
    m_title->setFont(m_theme.font(13, QFont::DemiBold));
    m_facts->setFont(m_theme.font(12));
    QPalette dim = palette;
    dim.setColor(QPalette::WindowText, m_theme.dim);
    m_title->setPalette(palette);
    m_facts->setPalette(dim);
}

void WaitCard::tell(const WaitStoryWords &words, const QPoint &point)
{
    m_title->setText(words.title);
    m_facts->setText(words.facts.join(QLatin1Char('\n')));
    setAccessibleDescription(text());
    const int width = std::min(kWidest, parentWidget()->width() - 8);
    setFixedWidth(width);
    const int height = std::max(layout()->heightForWidth(width), 40);
    setFixedHeight(height);
    const int right = std::max(4, parentWidget()->width() - width - 4);
    const int bottom = std::max(4, parentWidget()->height() - height - 4);
    move(std::clamp(point.x() + 14, 4, right), std::clamp(point.y() + 14, 4, bottom));
    show();
    raise();
}

QString WaitCard::text() const
{
    return m_title->text() + QLatin1Char('\n') + m_facts->text();
}

}  // namespace ws
