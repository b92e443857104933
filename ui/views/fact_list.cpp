#include "ui/views/fact_list.h"

#include <QPainter>

#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr int kRow = 23;

}  // namespace

FactList::FactList(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactList::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void FactList::setFacts(QList<Fact> facts)
{
    if (facts == m_facts)
        return;
    const bool resized = facts.size() != m_facts.size();
    m_facts = std::move(facts);
    if (resized)
        updateGeometry();
    QStringList spoken;
    for (const Fact &fact : m_facts)
        spoken << fact.name + QLatin1Char(' ') + fact.value;
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

QSize FactList::sizeHint() const
{
    return {200, kRow * static_cast<int>(m_facts.size())};
}

void FactList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    double y = 0;
    for (const Fact &fact : m_facts) {
        const QFont font = m_theme.font(12.5, fact.strong ? QFont::DemiBold : QFont::Normal);
        const double value = std::min(textWidth(font, fact.value), width() * 0.75);
        const QRectF row(0, y, width(), kRow);
        drawLine(painter, row.adjusted(0, 0, -value - 8, 0), Qt::AlignLeft, m_theme.font(12.5), m_theme.dim,
                 fact.name);
        drawLine(painter, row.adjusted(width() - value, 0, 0, 0), Qt::AlignRight, font, m_theme.text,
                 fact.value);
        y += kRow;
    }
}

}  // namespace ws
