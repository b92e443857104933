#include "ui/views/scrubber.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/views/focus_ring.h"
#include "ui/views/strip_bands.h"

namespace ws {
namespace {

constexpr double kTop = 4;
constexpr double kBottom = 4;
constexpr float kLeastShare = 0.06f;  // so that a short wait is seen

}  // namespace

std::vector<float> waitingOverview(const Timeline &timeline, int columns)
{
    std::vector<float> overview(static_cast<std::size_t>(std::max(columns, 0)));
    if (overview.empty() || timeline.timeNs <= 0 || timeline.threads.empty())
        return overview;
    const double columnNs = static_cast<double>(timeline.timeNs) / static_cast<double>(overview.size());
    const double wholeNs = columnNs * static_cast<double>(timeline.threads.size());
    std::vector<std::int64_t> edges;
    for (std::size_t i = 0; i < overview.size(); ++i)
        edges.push_back(static_cast<std::int64_t>(columnNs * static_cast<double>(i + 1)));
    for (const Track &track : timeline.threads) {
        const std::vector<TrackSums> sums = sumsUntil(track, edges);
        std::int64_t before = 0;
        const auto &open = track.open();
        for (std::size_t i = 0; i < overview.size(); ++i) {
            std::int64_t until = sums[i].waitNs;
            if (open && open->state == ThreadState::Waiting && edges[i] > open->beginNs)
                until += edges[i] - open->beginNs;
            overview[i] += static_cast<float>(static_cast<double>(until - before) / wholeNs);
            before = until;
        }
    }
    return overview;
}

Scrubber::Scrubber(TimeModel &time, QWidget *parent) : QWidget(parent), m_time(time)
{
    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this);
    setAccessibleName(tr("The whole run"));
    setToolTip(
        tr("Drag to any moment of the run: lanes, wiring, charts and the wait-for graph go there together."));
    connect(&m_time, &TimeModel::changed, this, qOverload<>(&QWidget::update));
}

void Scrubber::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void Scrubber::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    measure();
    update();
}

void Scrubber::setRange(const std::optional<LaneRange> &range)
{
    if (range == m_range)
        return;
    m_range = range;
    update();
}

void Scrubber::resizeEvent(QResizeEvent *)
{
    measure();
}

void Scrubber::measure()
{
    m_overview.clear();
    if (m_snapshot && m_snapshot->results && m_snapshot->results->timeline)
        m_overview = waitingOverview(*m_snapshot->results->timeline, width());
}

LaneRange Scrubber::whole() const
{
    return {0, std::max<std::int64_t>(m_snapshot ? m_snapshot->timeNs : 0, 1)};
}

void Scrubber::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF strip = QRectF(rect()).adjusted(0, kTop, 0, -kBottom);
    painter.fillRect(strip, m_theme.field);
    painter.fillRect(QRectF(strip.left(), strip.bottom(), strip.width(), 1), m_theme.line);
    StripBand band{m_theme.waiting, StripBand::WaitingHatch, {}};
    for (const float share : m_overview)
        band.columns.push_back({0, share > 0 ? std::clamp(share, kLeastShare, 1.0f) : 0});
    if (!band.columns.empty())
        paintBands(painter, strip, {band});
    if (m_range && m_snapshot) {
        const double left =
            std::max(strip.left(), xOf(whole(), m_range->fromNs, strip.left(), strip.width()));
        const double right =
            std::min(strip.right(), xOf(whole(), m_range->toNs, strip.left(), strip.width()));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.text, 1));
        painter.drawRect(
            QRectF(left + 0.5, strip.top() - 2.5, std::max(right - left - 1, 2.0), strip.height() + 5));
    }
    if (m_time.moment() && m_snapshot) {
        const double x = xOf(whole(), *m_time.moment(), strip.left(), strip.width());
        painter.fillRect(QRectF(std::clamp(x, 1.0, strip.right() - 1) - 1, 0, 2, height()), m_theme.accent);
    }
}

void Scrubber::takeMoment(double x)
{
    if (m_snapshot && m_snapshot->results)
        m_time.setMoment(timeAt(whole(), x, 0, width()));
}

void Scrubber::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        takeMoment(event->position().x());
}

void Scrubber::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        takeMoment(event->position().x());
}

void Scrubber::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return m_time.stepBack();
    case Qt::Key_Right:
        return m_time.stepForward();
    case Qt::Key_Home:
        return m_time.setMoment(0);
    case Qt::Key_End:
    case Qt::Key_Escape:
        return m_time.goLive();
    default:
        QWidget::keyPressEvent(event);
    }
}

}  // namespace ws
