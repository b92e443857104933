#include "ui/views/report_page.h"

#include <QPainter>
#include <cmath>

#include "ui/views/shapes.h"

namespace ws {
namespace {

// Wrapped text from `top` down; returns its height.
double wrapped(QPainter *painter, const QRectF &box, const QFont &font, const QColor &color,
               const QString &text)
{
    const QFontMetricsF metrics(font);
    const QRectF bounds = metrics.boundingRect(QRectF(0, 0, box.width(), 4000), Qt::TextWordWrap, text);
    if (painter) {
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(QRectF(box.left(), box.top(), box.width(), bounds.height() + 2), Qt::TextWordWrap,
                          text);
    }
    return bounds.height();
}

}  // namespace

ReportList::ReportList(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ReportList::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void ReportList::setConditions(const std::vector<ConditionWords> &conditions)
{
    m_conditions = conditions;
    updateGeometry();
    update();
}

void ReportList::setRemedies(const std::vector<RemedyWords> &remedies)
{
    m_remedies = remedies;
    updateGeometry();
    update();
}

int ReportList::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(draw(nullptr, width)));
}

void ReportList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(&painter, width());
}

double ReportList::draw(QPainter *painter, double width) const
{
    double y = 2;
    const QFont name = m_theme.font(12.5, QFont::Medium);
    const QFont small = m_theme.font(11.5);
    for (const ConditionWords &condition : m_conditions) {
        if (painter) {
            const QPointF center(8, y + 9);
            painter->setPen(condition.holds ? QPen(Qt::NoPen) : QPen(m_theme.faint, 1.4));
            painter->setBrush(condition.holds ? QBrush(m_theme.waiting) : QBrush(Qt::NoBrush));
            painter->drawEllipse(center, 7.5, 7.5);
            if (condition.holds) {
                painter->setPen(QPen(Qt::white, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                painter->setBrush(Qt::NoBrush);
                painter->drawPolyline(QPolygonF(
                    {center + QPointF(-3.2, 0.2), center + QPointF(-0.9, 2.6), center + QPointF(3.4, -2.6)}));
            }
        }
        y += wrapped(painter, {24, y, width - 24, 20}, name, m_theme.text, condition.name) + 1;
        y += wrapped(painter, {24, y, width - 24, 20}, small, m_theme.dim, condition.evidence) + 9;
    }
    for (const RemedyWords &remedy : m_remedies) {
        const double top = y;
        y += 8;
        y += wrapped(nullptr, {12, y, width - 24, 20}, name, m_theme.text, remedy.change) + 1;
        y += wrapped(nullptr, {12, y, width - 24, 20}, small, m_theme.dim, remedy.breaks) + 8;
        if (painter) {
            painter->setPen(QPen(m_theme.line, 1));
            painter->setBrush(m_theme.field);
            painter->drawRoundedRect(QRectF(0.5, top + 0.5, width - 1, y - top - 1), 6, 6);
            const double first =
                wrapped(painter, {12, top + 8, width - 24, 20}, name, m_theme.text, remedy.change);
            wrapped(painter, {12, top + 9 + first, width - 24, 20}, small, m_theme.dim, remedy.breaks);
        }
        y += 8;
    }
    return y;
}

ReportPage::ReportPage(QWidget *parent) : Page(parent)
{
    addText(TextRole::Title, tr("Why is it a deadlock?"));
    m_certainty = addText(TextRole::Subtitle);
    addGap(4);
    m_conditions = new ReportList(this);
    column()->addWidget(m_conditions);
    addSeparator();
    m_remedyTitle = addText(TextRole::Section, tr("What would have broken it"));
    m_remedies = new ReportList(this);
    column()->addWidget(m_remedies);
    addSeparator();
    addText(TextRole::Section, tr("Who waits, and since when"));
    m_members = addText(TextRole::Body);
    column()->addStretch();
}

void ReportPage::setTheme(const Theme &theme)
{
    Page::setTheme(theme);
    m_conditions->setTheme(theme);
    m_remedies->setTheme(theme);
}

void ReportPage::setDeadlock(const ProvenDeadlock &proof, const RunModel &model)
{
    const DeadlockWords words = deadlockWords(proof, model);
    setText(m_certainty, words.certainty);
    m_conditions->setConditions(words.conditions);
    m_remedyTitle->setVisible(!words.remedies.empty());
    m_remedies->setRemedies(words.remedies);
    QStringList members = words.members;
    if (!words.alsoStuck.isEmpty())
        members << words.alsoStuck;
    setText(m_members, members.join(QStringLiteral("\n\n")));
}

}  // namespace ws
