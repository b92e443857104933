// What the canvas does with keys, the wheel, and with parts that come from the palette.
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/editor/wiring_canvas.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kSmallest = 0.2;
constexpr double kLargest = 4;

QPointF wayOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

}  // namespace

bool WiringCanvas::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QStringList sentences;
    if (const auto part = partAtPixel(help->pos())) {
        for (const PartProblem &problem : m_editor.problemsOf(*part))
            sentences << problemText(problem.message);
    }
    QToolTip::showText(help->globalPos(), sentences.join(QLatin1Char('\n')), this);
    return true;
}

void WiringCanvas::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const QPointF way = wayOf(key);
    const bool isPlain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (key == Qt::Key_Escape && m_drag != Drag::None) {
        m_drag = Drag::None;
        m_from.reset();
        update();
    } else if (key == Qt::Key_Escape && !m_editor.selection().empty()) {
        m_editor.select({});
    } else if (!way.isNull() && isPlain && !m_editor.selection().empty() && m_editor.mayEdit()) {
        moveSelected(way * ((event->modifiers() & Qt::ShiftModifier) ? 4 * kGrid : kGrid));
    } else if (!way.isNull() && isPlain) {
        step(way.x() + way.y() > 0 ? 1 : -1);
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        emit nameWanted();
    } else if (key == Qt::Key_Plus || key == Qt::Key_Equal) {
        zoom(QRectF(rect()).center(), kZoomStep);
    } else if (key == Qt::Key_Minus) {
        zoom(QRectF(rect()).center(), 1 / kZoomStep);
    } else if (key == Qt::Key_0) {
        m_view.reset();
        m_picture.setPlacing(m_view);
        update();
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool WiringCanvas::focusNextPrevChild(bool next)
{
    return step(next ? 1 : -1) || QWidget::focusNextPrevChild(next);
}

// Behind the last part, or before the first one, there is none.
bool WiringCanvas::step(int by)
{
    const Parts all = allParts(m_editor.experiment());
    if (all.empty())
        return false;
    if (m_editor.selection().empty()) {
        m_editor.select({by > 0 ? all.front() : all.back()});
        return true;
    }
    const auto place = std::find(all.begin(), all.end(), m_editor.selection().back()) - all.begin() + by;
    if (place < 0 || place >= static_cast<std::ptrdiff_t>(all.size()))
        return false;
    m_editor.select({all[static_cast<std::size_t>(place)]});
    return true;
}

void WiringCanvas::wheelEvent(QWheelEvent *event)
{
    zoom(event->position(), std::pow(kZoomStep, event->angleDelta().y() / 120.0));
}

void WiringCanvas::zoom(const QPointF &at, double factor)
{
    keepView();
    const double scale = std::clamp(m_view->scale * factor, kSmallest, kLargest);
    m_view->origin = at + (m_view->origin - at) * (scale / m_view->scale);
    m_view->scale = scale;
    m_picture.setPlacing(m_view);
    update();
}

// A place that is free in a picture whose parts were put somewhere; else they place themselves.
std::optional<PicturePlace> WiringCanvas::freePlace() const
{
    if (!isPlaced())
        return std::nullopt;
    const QPointF corner = snapped(QPointF(layout().size.width() + 40, 0) - layout().origin);
    return PicturePlace{static_cast<int>(corner.x()), static_cast<int>(corner.y())};
}

void WiringCanvas::add(const PaletteItem &item)
{
    const Experiment &now = m_editor.experiment();
    std::optional<std::size_t> process;
    for (const Part part : m_editor.selection()) {
        if (part.kind == PartKind::Process || part.kind == PartKind::Thread)
            process = part.index;
    }
    if (!process && !now.processes.empty())
        process = now.processes.size() - 1;
    const QString what = filled(tr("add {name}"), {{"name", item.name}});
    switch (item.kind) {
    case PartKind::Process:
        m_editor.apply(withProcess(now, freePlace()), what);
        break;
    case PartKind::Thread: {
        Edited edited = withThread(now, process.value_or(now.processes.size()), item.id);
        if (!process)
            setPlace(edited.experiment, {PartKind::Process, now.processes.size()}, freePlace());
        m_editor.apply(std::move(edited), what);
        break;
    }
    case PartKind::Channel:
        m_editor.apply(withChannel(now, m_editor.newMechanism(), freePlace()), what);
        break;
    case PartKind::Primitive:
        m_editor.apply(withPrimitive(now, m_editor.vocabulary(), item.id, freePlace()), what);
        break;
    }
}

void WiringCanvas::showDrop(const PaletteItem &item, const QPoint &at)
{
    m_dropped = item;
    m_pointer = at;
    update();
}

void WiringCanvas::hideDrop()
{
    m_dropped.reset();
    update();
}

void WiringCanvas::drop(const PaletteItem &item, const QPoint &at)
{
    hideDrop();
    if (!m_editor.mayEdit())
        return;
    const Experiment &now = m_editor.experiment();
    const QString what = filled(tr("add {name}"), {{"name", item.name}});
    if (item.kind == PartKind::Thread) {
        for (std::size_t p = 0; p < now.processes.size(); ++p) {
            if (rectOf({PartKind::Process, p}).contains(at)) {
                m_editor.apply(withThread(now, p, item.id), what);
                return;
            }
        }
    }
    keepView();
    const QPointF point = snapped(toLayout(at) - layout().origin);
    const auto place = PicturePlace{static_cast<int>(point.x()), static_cast<int>(point.y())};
    const Experiment kept = withPlaces(now, placesNow(layout(), now));
    switch (item.kind) {
    case PartKind::Process:
        m_editor.apply(withProcess(kept, place), what);
        break;
    case PartKind::Thread: {
        Edited edited = withThread(kept, now.processes.size(), item.id);
        setPlace(edited.experiment, {PartKind::Process, now.processes.size()}, place);
        m_editor.apply(std::move(edited), what);
        break;
    }
    case PartKind::Channel:
        m_editor.apply(withChannel(kept, m_editor.newMechanism(), place), what);
        break;
    case PartKind::Primitive:
        m_editor.apply(withPrimitive(kept, m_editor.vocabulary(), item.id, place), what);
        break;
    }
}

QString joinSentence(JoinFault fault)
{
    switch (fault) {
    case JoinFault::None:
        break;
    case JoinFault::SamePart:
    case JoinFault::NotThese:
        return WiringCanvas::tr(
            "A line goes from a thread to a thread, a wire or a lock, or from a wire to a thread.");
    case JoinFault::NoWires:
        return WiringCanvas::tr("A thread of this role has no wires. Choose a role that sends or receives.");
    case JoinFault::NoLocks:
        return WiringCanvas::tr("A thread of this role takes no locks. Choose the role that takes locks.");
    case JoinFault::NotALock:
        return WiringCanvas::tr(
            "Only locks and monitors are taken by a role; the others are used by scripts.");
    case JoinFault::ScriptNames:
        return WiringCanvas::tr("A script names itself what it uses: write the name into its text.");
    case JoinFault::OtherProcess:
        return WiringCanvas::tr("A thread can wait for the end of threads of its own process only.");
    case JoinFault::AlreadyJoined:
        return WiringCanvas::tr("These two are joined already.");
    }
    return {};
}

}  // namespace ws
