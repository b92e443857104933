// What the mouse and the keyboard do in the lanes.
#include "ui/views/lanes_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/views/lane_marks.h"
#include "ui/views/shapes.h"
#include "ui/views/wait_card.h"

namespace ws {
namespace {

constexpr double kDragBegins = 4;  // pixels
constexpr double kReach = 4;       // pixels around a click in which a short wait is found
constexpr double kWheelStep = 1.25;

}  // namespace

void LanesView::mousePressEvent(QMouseEvent *event)
{
    const LanesLayout layout = m_picture.layout(area());
    if (event->button() != Qt::LeftButton || !m_picture.isLive() ||
        event->position().x() / m_zoom < layout.left - 4 || event->position().y() / m_zoom < kTitleHeight - 8)
        return;
    m_card->hide();
    m_press = event->position() / m_zoom;
    m_grip = range();
    m_drag = Drag::Pressed;
}

void LanesView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag == Drag::None || !(event->buttons() & Qt::LeftButton))
        return;
    const QPointF way = event->position() / m_zoom - m_press;
    if (m_drag == Drag::Pressed) {
        if (std::abs(way.x()) < kDragBegins)
            return;
        m_drag = event->modifiers() & Qt::ShiftModifier ? Drag::Select : Drag::Pan;
        if (m_drag == Drag::Select) {
            setRange(m_grip);
            m_time.setMoment(timeUnder(m_press.x()));
        }
    }
    if (m_drag == Drag::Select) {
        m_time.setSecond(timeUnder(event->position().x() / m_zoom));
        return;
    }
    const LanesLayout layout = m_picture.layout(area());
    const double perPixel = static_cast<double>(m_grip.lengthNs()) / std::max(1.0, layout.width);
    setRange(panned(m_grip, -std::llround(way.x() * perPixel), nowNs()));
}

void LanesView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool clicked = m_drag == Drag::Pressed;
    m_drag = Drag::None;
    if (!clicked)
        return;
    setRange(m_grip);
    if (event->modifiers() & Qt::ShiftModifier)
        m_time.setSecond(timeUnder(event->position().x() / m_zoom));
    else
        chooseAt(event->position() / m_zoom);
}

void LanesView::mouseDoubleClickEvent(QMouseEvent *)
{
    // The first click has chosen the wait, if there is one.
    const auto &chosen = m_picture.look().chosen;
    if (!chosen)
        return;
    m_card->hide();
    const std::int64_t end = chosen->interval.endNs < 0 ? nowNs() : chosen->interval.endNs;
    const std::int64_t margin = std::max<std::int64_t>((end - chosen->interval.beginNs) / 3, 500);
    setRange(panned({chosen->interval.beginNs - margin, end + margin}, 0, nowNs()));
}

void LanesView::chooseAt(const QPointF &point)
{
    const LanesLayout layout = m_picture.layout(area());
    const LanesLayout::Row *row = layout.rowAt(point.y());
    const std::int64_t at = timeUnder(point.x());
    const auto reachNs = static_cast<std::int64_t>(kReach * static_cast<double>(range().lengthNs()) /
                                                   std::max(1.0, layout.width));
    std::optional<LaneLook::Wait> wait;
    if (row && row->row.kind == LaneRowKind::Thread)
        wait = waitNear(*m_picture.snapshot()->results->timeline, row->row.index, range(), at, reachNs,
                        m_picture.look().filter);
    // A wait that is too short to be hit still is what the cursor is about.
    const bool inside =
        wait && wait->interval.beginNs <= at && (wait->interval.endNs < 0 || at < wait->interval.endNs);
    m_time.setMoment(wait && !inside ? wait->interval.beginNs : at);
    choose(wait, point.toPoint());
}

void LanesView::choose(const std::optional<LaneLook::Wait> &wait, const QPoint &point)
{
    LaneLook look = m_picture.look();
    look.chosen = wait;
    change(look);
    if (!wait) {
        m_card->hide();
        return;
    }
    const Snapshot &snapshot = *m_picture.snapshot();
    const auto deadlock = snapshot.deadlock ? std::optional(snapshot.deadlock->deadlock) : std::nullopt;
    m_card->tell(waitStoryWords(waitStory(*snapshot.results->timeline, *snapshot.model, wait->thread,
                                          wait->interval, deadlock),
                                snapshot),
                 (QPointF(point) * m_zoom).toPoint());
}

// By the keyboard: the waits that go on at the cursor, one after the other.
void LanesView::chooseNext()
{
    if (!m_picture.isLive())
        return;
    const LanesLayout layout = m_picture.layout(area());
    const Timeline &timeline = *m_picture.snapshot()->results->timeline;
    const LaneLook &look = m_picture.look();
    const std::int64_t at = look.cursorA.value_or(range().fromNs + range().lengthNs() / 2);
    std::vector<std::pair<LaneLook::Wait, QPoint>> waits;
    std::size_t next = 0;
    for (const LanesLayout::Row &row : layout.rows) {
        if (row.row.kind != LaneRowKind::Thread)
            continue;
        const auto wait = waitNear(timeline, row.row.index, range(), at, 0, look.filter);
        if (!wait)
            continue;
        const double x = xOf(range(), at, layout.left, layout.width);
        waits.emplace_back(*wait, QPointF(x, row.strip.center().y()).toPoint());
        if (look.chosen && look.chosen->thread == row.row.index)
            next = waits.size();
    }
    if (waits.empty())
        return;
    const auto &[wait, point] = waits[next % waits.size()];
    choose(wait, point);
}

void LanesView::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    const LanesLayout layout = m_picture.layout(area());
    const bool rows = event->position().x() / m_zoom < layout.left || event->modifiers() & Qt::ShiftModifier;
    if (m_bar->isVisible() && rows)
        m_bar->setValue(m_bar->value() - 3 * (turn.y() + turn.x()) / 120);
    else if (std::abs(turn.x()) > std::abs(turn.y()))
        panBy(-static_cast<double>(turn.x()) / 1200);
    else
        zoomAt(timeUnder(event->position().x() / m_zoom),
               std::pow(kWheelStep, -static_cast<double>(turn.y()) / 120));
    event->accept();
}

void LanesView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomByKey(1 / (kWheelStep * kWheelStep));
    case Qt::Key_Minus:
        return zoomByKey(kWheelStep * kWheelStep);
    case Qt::Key_Left:
        return shift ? stepSecond(false) : panBy(-0.1);
    case Qt::Key_Right:
        return shift ? stepSecond(true) : panBy(0.1);
    case Qt::Key_Home:
        return m_picture.isLive() ? setRange(panned(range(), -range().fromNs, nowNs())) : void();
    case Qt::Key_End:
        return follow();
    case Qt::Key_0:
        return showWhole();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return chooseNext();
    case Qt::Key_Up:
        return m_bar->setValue(m_bar->value() - 1);
    case Qt::Key_Down:
        return m_bar->setValue(m_bar->value() + 1);
    case Qt::Key_PageUp:
        return m_bar->setValue(m_bar->value() - m_bar->pageStep());
    case Qt::Key_PageDown:
        return m_bar->setValue(m_bar->value() + m_bar->pageStep());
    case Qt::Key_Escape:
        if (takeBack())
            return;
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void LanesView::stepSecond(bool forward)
{
    const auto &results = m_picture.snapshot()->results;
    const auto from = m_time.second() ? m_time.second() : m_time.moment();
    if (!from || !results || !results->timeline)
        return;
    const auto to = forward ? results->timeline->nextEvent(*from) : results->timeline->previousEvent(*from);
    if (to)
        m_time.setSecond(*to);
}

void LanesView::zoomByKey(double factor)
{
    const LaneRange shown = range();
    const std::int64_t middle = shown.fromNs + shown.lengthNs() / 2;
    const auto &moment = m_picture.look().cursorA;
    zoomAt(moment && *moment >= shown.fromNs && *moment <= shown.toNs ? *moment : middle, factor);
}

}  // namespace ws
