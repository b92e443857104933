#include "ui/views/lanes_view.h"

#include <QHelpEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/models/lane_search.h"
#include "ui/models/wording.h"
#include "ui/views/focus_ring.h"
#include "ui/views/shapes.h"
#include "ui/views/wait_card.h"

namespace ws {
namespace {

constexpr double kFindWidth = 190;
constexpr double kLeastFindWidth = 120;
constexpr int kMeasureAfterMs = 60;  // a selection that is being dragged is not measured at every pixel

}  // namespace

LanesView::LanesView(TimeModel &time, QWidget *parent)
    : QWidget(parent), m_time(time), m_bar(new QScrollBar(Qt::Vertical, this)), m_find(new QLineEdit(this)),
      m_reading(new QPushButton(this)), m_card(new WaitCard(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this);
    setAccessibleName(tr("Lanes"));
    setToolTip(tr("Drag to move, wheel to zoom, click a wait to see why, Shift and drag to select."));
    m_find->setPlaceholderText(tr("Find: name, > 1 ms"));
    m_find->setAccessibleName(tr("Find in the lanes"));
    m_find->setToolTip(
        tr("Part of the name of a thread or an object, waiting or asleep, and durations as in > 1 ms. "
           "Words with a blank between them must all hold."));
    m_find->setClearButtonEnabled(true);
    m_bar->hide();
    m_reading->setObjectName(QStringLiteral("tab"));
    m_reading->hide();
    connect(m_reading, &QPushButton::clicked, this,
            [this] { m_readPercent ? emit stopWanted() : emit readWanted(); });
    m_measure.setSingleShot(true);
    m_measure.setInterval(kMeasureAfterMs);
    connect(&m_measure, &QTimer::timeout, this, &LanesView::measureSelection);
    connect(m_find, &QLineEdit::textChanged, this, &LanesView::applyFilter);
    connect(&m_time, &TimeModel::changed, this, &LanesView::takeCursors);
    connect(m_bar, &QScrollBar::valueChanged, this, [this](int row) {
        LaneLook look = m_picture.look();
        look.firstRow = row;
        change(look);
    });
}

int LanesView::usefulHeight() const
{
    return static_cast<int>(std::ceil(m_picture.usefulHeight() * m_zoom));
}

void LanesView::setTheme(const Theme &theme)
{
    m_zoom = theme.zoom;
    m_picture.setTheme(theme.unzoomed());
    m_card->setTheme(theme);
    arrange();
    update();
}

void LanesView::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    const std::shared_ptr<const Snapshot> before = m_picture.snapshot();
    const bool another = before && (before->model != snapshot->model || snapshot->timeNs < before->timeNs);
    m_picture.setSnapshot(std::move(snapshot));
    if (another) {
        m_card->hide();
        LaneLook look = m_picture.look();
        look.range.reset();
        look.chosen.reset();
        change(look);
        applyFilter();
    }
    if (m_picture.snapshot()->timelineState() != TimelineState::ToCome)
        m_readPercent.reset();
    if (m_picture.look().selection())
        m_measure.start();
    arrange();
    update();
}

void LanesView::setReadPercent(int percent)
{
    if (!m_picture.snapshot() || m_picture.snapshot()->timelineState() != TimelineState::ToCome)
        return;
    m_readPercent = percent;
    arrange();
    update();
}

bool LanesView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString moment = m_picture.tipAt(QPointF(help->pos()) / m_zoom, area());
    QToolTip::showText(help->globalPos(), moment.isEmpty() ? toolTip() : moment, this);
    return true;
}

// In the picture's own lengths.
QRectF LanesView::area() const
{
    return {QPointF(), QSizeF(size()) / m_zoom};
}

void LanesView::resizeEvent(QResizeEvent *)
{
    arrange();
}

void LanesView::arrange()
{
    const int rows = static_cast<int>(m_picture.rows().size());
    const int fit = namedLanesIn(area().height() - kTitleHeight - 1);
    const auto px = [this](double length) { return static_cast<int>(std::lround(length * m_zoom)); };
    const bool needed = m_picture.isLive() && rows > fit;
    m_bar->setGeometry(width() - px(12), px(kTitleHeight), px(8),
                       std::max(0, height() - px(kTitleHeight + 28)));
    m_bar->setPageStep(fit);
    m_bar->setRange(0, std::max(0, rows - fit));
    m_bar->setVisible(needed);
    m_find->setVisible(m_picture.isLive());
    const double findWidth = std::clamp(area().width() / 5, kLeastFindWidth, kFindWidth);
    m_find->setGeometry(width() - px(findWidth + 12), px(4), px(findWidth), px(28));
    m_picture.setTitleMargin(m_find->isVisible() ? findWidth + 8 : 0);
    arrangeReading();
    LaneLook look = m_picture.look();
    look.firstRow = needed ? std::optional(m_bar->value()) : std::nullopt;
    m_picture.setLook(look);
}

void LanesView::arrangeReading()
{
    const auto &snapshot = m_picture.snapshot();
    const bool wasStopped = snapshot && snapshot->timelineState() == TimelineState::Stopped;
    const bool isOff = snapshot && snapshot->level == Level::Off;
    m_picture.setReadPercent(m_readPercent);
    m_reading->setText(m_readPercent ? tr("Stop reading") : tr("Read the lanes"));
    m_reading->setVisible(!isOff && (m_readPercent || wasStopped));
    if (m_reading->isHidden())
        return;
    const int top = static_cast<int>(std::lround(4 * m_zoom));
    const int right = static_cast<int>(std::lround(12 * m_zoom));
    m_reading->adjustSize();
    m_reading->move(width() - m_reading->width() - right, top);
    m_picture.setTitleMargin((m_reading->width() + right) / m_zoom);
}

void LanesView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.scale(m_zoom, m_zoom);
    m_picture.paint(painter, area());
}

std::int64_t LanesView::nowNs() const
{
    return m_picture.snapshot() ? m_picture.snapshot()->timeNs : 0;
}

std::int64_t LanesView::timeUnder(double x) const
{
    const LanesLayout layout = m_picture.layout(area());
    return timeAt(range(), std::clamp(x, layout.left, layout.left + layout.width), layout.left, layout.width);
}

void LanesView::change(LaneLook look)
{
    const LaneLook before = m_picture.look();
    m_picture.setLook(look);
    update();
    if (before.range != look.range || before.lengthNs != look.lengthNs ||
        before.selection() != look.selection())
        emit viewChanged();
}

void LanesView::follow()
{
    LaneLook look = m_picture.look();
    const bool over = m_picture.snapshot() && m_picture.snapshot()->phase == RunPhase::Ended;
    if (over)
        look.lengthNs.reset();
    else if (look.range)
        look.lengthNs = look.range->lengthNs();
    look.range.reset();
    change(look);
}

void LanesView::showWhole()
{
    LaneLook look = m_picture.look();
    look.range.reset();
    look.lengthNs = 0;
    change(look);
}

void LanesView::setRange(const LaneRange &range)
{
    LaneLook look = m_picture.look();
    look.range = range;
    change(look);
}

void LanesView::zoomAt(std::int64_t timeNs, double factor)
{
    if (!m_picture.isLive())
        return;
    const bool grows = follows() && m_time.isLive() && m_picture.snapshot()->phase != RunPhase::Ended;
    if (!grows) {
        setRange(zoomed(range(), timeNs, factor, nowNs()));
        return;
    }
    // The end of the run stays where it is.
    LaneLook look = m_picture.look();
    look.lengthNs =
        zoomed({0, range().lengthNs()}, 0, factor, std::max(nowNs(), range().lengthNs())).lengthNs();
    change(look);
}

void LanesView::panBy(double share)
{
    if (m_picture.isLive())
        setRange(panned(range(), std::llround(share * static_cast<double>(range().lengthNs())), nowNs()));
}

// The card first, then the selection, then the cursor.
bool LanesView::takeBack()
{
    if (m_card->isVisible()) {
        choose(std::nullopt, {});
        return true;
    }
    if (!m_time.moment() && !m_time.second())
        return false;
    if (m_time.second())
        m_time.setSecond(std::nullopt);
    else
        m_time.setMoment(std::nullopt);
    return true;
}

void LanesView::takeCursors()
{
    LaneLook look = m_picture.look();
    const bool moved = look.cursorA != m_time.moment();
    look.cursorA = m_time.moment();
    look.cursorB = m_time.second();
    if (!look.cursorA) {
        look.chosen.reset();
        m_card->hide();
    } else if (moved) {
        const LaneRange shown = range();
        const bool outside = *look.cursorA < shown.fromNs || *look.cursorA > shown.toNs;
        look.range = outside ? showing(shown, *look.cursorA, nowNs()) : shown;
    }
    change(look);
    m_measure.start();
}

void LanesView::applyFilter()
{
    if (!m_picture.snapshot() || !m_picture.snapshot()->model)
        return;
    LaneLook look = m_picture.look();
    look.filter = laneFilter(m_find->text(), *m_picture.snapshot()->model);
    change(look);
    arrange();
    m_measure.start();
}

void LanesView::measureSelection()
{
    const auto selection = m_picture.look().selection();
    QString text;
    if (selection && m_picture.isLive()) {
        const Timeline &timeline = *m_picture.snapshot()->results->timeline;
        const WaitStatistics statistics =
            waitStatistics(timeline, selection->fromNs, selection->toNs, m_picture.look().filter);
        text = filled(tr("A to B {time}: {statistics}"), {{"time", timeText(selection->lengthNs())},
                                                          {"statistics", statisticsText(statistics)}});
        const QString causes = causesText(statistics, *m_picture.snapshot()->model, 4);
        if (!causes.isEmpty())
            text += QStringLiteral(" · ") + causes;
        if (statistics.completeFromNs > selection->fromNs)
            text += QStringLiteral(" · ") +
                    filled(tr("counted from {time} on"), {{"time", timeText(statistics.completeFromNs)}});
    }
    if (text == m_selectionText)
        return;
    m_selectionText = text;
    emit statisticsChanged();
}

}  // namespace ws
