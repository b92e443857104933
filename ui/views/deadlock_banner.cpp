#include "ui/views/deadlock_banner.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "ui/models/deadlock_words.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

constexpr int kHeight = 45;

}  // namespace

DeadlockBanner::DeadlockBanner(QWidget *parent)
    : QWidget(parent), m_report(new QPushButton(tr("Report"), this)), m_why(new QPushButton(tr("Why?"), this))
{
    setFixedHeight(kHeight);
    m_report->setToolTip(tr("Copies the report as text and shows it"));
    m_why->setToolTip(tr("Shows the four conditions and what would have broken them"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 18, 1);
    row->setSpacing(8);
    row->addStretch();
    row->addWidget(m_report);
    row->addWidget(m_why);
    connect(m_report, &QPushButton::clicked, this, &DeadlockBanner::reportWanted);
    connect(m_why, &QPushButton::clicked, this, &DeadlockBanner::reasonWanted);
    hide();
}

void DeadlockBanner::setTheme(const Theme &theme)
{
    m_theme = theme;
    setFixedHeight(theme.px(kHeight));
    update();
}

void DeadlockBanner::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    if (!snapshot || !snapshot->deadlock || !snapshot->model) {
        hide();
        return;
    }
    const DeadlockWords words = deadlockWords(*snapshot->deadlock, *snapshot->model);
    if (words.headline == m_headline && words.sentence == m_sentence && isVisibleTo(parentWidget()))
        return;
    m_headline = words.headline;
    m_sentence = words.sentence;
    setToolTip(m_sentence);
    setAccessibleName(text());
    show();
    update();
}

void DeadlockBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.alarm);
    fillHatched(painter, QRectF(0, 0, 6, height()), m_theme.waiting, Hatch::Waiting);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), m_theme.waiting);
    const QFont bold = m_theme.font(14, QFont::DemiBold);
    const double headline = textWidth(bold, m_headline);
    drawLine(painter, QRectF(24, 0, headline + 1, height()), Qt::AlignLeft, bold, m_theme.text, m_headline);
    const double left = 24 + headline + 22;
    const QRectF room(left, 0, m_report->x() - left - 16, height());
    if (room.width() > 40)
        drawLine(painter, room, Qt::AlignLeft, m_theme.font(13), m_theme.text, m_sentence);
}

}  // namespace ws
