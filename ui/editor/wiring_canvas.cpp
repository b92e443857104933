#include "ui/editor/wiring_canvas.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/editor/canvas_accessible.h"
#include "ui/editor/canvas_marks.h"
#include "ui/models/preview.h"
#include "ui/models/wording.h"
#include "ui/views/focus_ring.h"

namespace ws {
namespace {

constexpr double kReach = 9;  // pixels around a port

bool addsToSelection(Qt::KeyboardModifiers modifiers)
{
    return (modifiers & (Qt::ControlModifier | Qt::ShiftModifier)) != 0;
}

}  // namespace

WiringCanvas::WiringCanvas(ExperimentEditor &editor, QWidget *parent) : QWidget(parent), m_editor(editor)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Wiring, to be edited"));
    m_picture.setTitled(false);
    installCanvasAccessible();
    new FocusRing(this);
    connect(&m_editor, &ExperimentEditor::changed, this, &WiringCanvas::takeOver);
    connect(&m_editor, &ExperimentEditor::selectionChanged, this, &WiringCanvas::showSelection);
    // Who uses what after an edit of a script. What a run has shown is not for this picture.
    connect(&m_editor.controller(), &RunController::snapshotChanged, this, [this] {
        const auto &snapshot = m_editor.controller().snapshot();
        if (m_editor.mayEdit() && !snapshot->results)
            m_picture.setSnapshot(snapshot);
        update();
    });
    takeOver();
}

void WiringCanvas::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_picture.setTheme(theme);
    update();
}

void WiringCanvas::takeOver()
{
    // As it is before a run: what is shown may be the end of one, or of a recording.
    m_picture.setSnapshot(previewSnapshot(m_editor.experiment(), m_editor.vocabulary()));
    if (m_id != m_editor.experiment().id && !m_editor.experiment().id.empty()) {
        m_id = m_editor.experiment().id;
        m_view.reset();
    }
    m_drag = Drag::None;
    m_hover.reset();
    fitView();
    showSelection();
}

void WiringCanvas::showSelection()
{
    QStringList texts;
    for (const Part part : m_editor.selection())
        texts << partWords(m_editor.experiment(), part);
    setAccessibleDescription(texts.isEmpty() ? tr("nothing is selected") : texts.join(QStringLiteral(", ")));
    update();
}

// Parts that were put somewhere stay there; what places itself is shown as a whole.
void WiringCanvas::fitView()
{
    if (!isPlaced())
        m_view.reset();
    m_picture.setPlacing(m_view);
    if (!m_view)
        return;
    const QRectF room = QRectF(rect()).adjusted(8, 40, -8, -8);
    const QRectF picture(toPixel({0, 0}), toPixel({layout().size.width(), layout().size.height()}));
    if (!room.isEmpty() && !room.intersects(picture)) {
        m_view.reset();
        m_picture.setPlacing(m_view);
    }
}

void WiringCanvas::keepView()
{
    m_view = m_picture.placing(rect());
    m_picture.setPlacing(m_view);
}

bool WiringCanvas::isPlaced() const
{
    const Parts all = allParts(m_editor.experiment());
    return std::any_of(all.begin(), all.end(),
                       [&](Part part) { return placeOf(m_editor.experiment(), part).has_value(); });
}

QPointF WiringCanvas::toPixel(const QPointF &point) const
{
    const WiringPicture::Placing placing = m_picture.placing(rect());
    return placing.origin + (point - layout().origin) * placing.scale;
}

QPointF WiringCanvas::toLayout(const QPointF &pixel) const
{
    const WiringPicture::Placing placing = m_picture.placing(rect());
    return (pixel - placing.origin) / placing.scale + layout().origin;
}

QRectF WiringCanvas::rectOf(Part part) const
{
    const QRectF shape = shapeOf(layout(), m_editor.experiment(), part);
    return shape.isNull() ? QRectF() : QRectF(toPixel(shape.topLeft()), toPixel(shape.bottomRight()));
}

std::optional<QPointF> WiringCanvas::portAt(Part part) const
{
    const auto port = portOf(layout(), m_editor.experiment(), part);
    return port ? std::optional(toPixel(*port)) : std::nullopt;
}

std::optional<Part> WiringCanvas::partAtPixel(const QPointF &at) const
{
    return partAt(layout(), m_editor.experiment(), toLayout(at));
}

// Only ports that are shown can be taken.
std::optional<Part> WiringCanvas::portAtPixel(const QPointF &at) const
{
    Parts shown = m_editor.selection();
    if (m_hover)
        shown.push_back(*m_hover);
    for (const Part part : shown) {
        const auto port = portAt(part);
        if (port && std::hypot(port->x() - at.x(), port->y() - at.y()) <= kReach)
            return part;
    }
    return std::nullopt;
}

QPointF WiringCanvas::dragWay() const
{
    return snapped((m_pointer - m_grip) / m_picture.placing(rect()).scale);
}

void WiringCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (allParts(m_editor.experiment()).empty()) {
        painter.fillRect(rect(), m_theme.background);
        paintEmptyState(painter, m_theme, rect(), tr("Nothing is here yet."),
                        tr("Click a part at the left or drag it here, or begin with a template: Ctrl+N."));
    } else {
        m_picture.paint(painter, rect());
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Part part : m_editor.selection()) {
        if (const QRectF shape = rectOf(part); !shape.isNull())
            paintSelected(painter, m_theme, shape);
    }
    for (const Part part : allParts(m_editor.experiment())) {
        if (!m_editor.problemsOf(part).empty() && !rectOf(part).isNull())
            paintFault(painter, m_theme, rectOf(part));
    }
    Parts ports = m_editor.selection().size() == 1 ? m_editor.selection() : Parts();
    if (m_hover)
        ports.push_back(*m_hover);
    for (const Part part : ports) {
        if (const auto port = portAt(part); port && m_drag != Drag::Move)
            paintPort(painter, m_theme, *port, portAtPixel(m_pointer) == part);
    }
    const double scale = m_picture.placing(rect()).scale;
    if (m_drag == Drag::Move) {
        for (const Part part : m_editor.selection())
            paintGhost(painter, m_theme, rectOf(part).translated(dragWay() * scale));
    } else if (m_drag == Drag::Band) {
        paintBand(painter, m_theme, QRectF(m_grip, m_pointer).normalized());
    } else if (m_drag == Drag::Line && m_from) {
        const auto target = partAtPixel(m_pointer);
        if (target && target->kind != PartKind::Process && *target != *m_from)
            paintGhost(painter, m_theme, rectOf(*target).adjusted(-4, -4, 4, 4));
        paintDrawnLine(painter, m_theme, portAt(*m_from).value_or(m_grip), m_pointer);
    }
    if (m_dropped) {
        const auto process = partAtPixel(m_pointer);
        if (m_dropped->kind == PartKind::Thread && process && process->kind == PartKind::Process)
            paintGhost(painter, m_theme, rectOf(*process));
        else
            paintGhost(painter, m_theme, QRectF(m_pointer - QPointF(56, 24), QSizeF(112, 48)));
    }
}

void WiringCanvas::resizeEvent(QResizeEvent *)
{
    fitView();
}

void WiringCanvas::choose(Part part, bool add)
{
    Parts parts = add ? m_editor.selection() : Parts();
    if (const auto at = std::find(parts.begin(), parts.end(), part); at != parts.end())
        parts.erase(at);
    else
        parts.push_back(part);
    m_editor.select(std::move(parts));
}

void WiringCanvas::mousePressEvent(QMouseEvent *event)
{
    m_grip = m_pointer = event->position();
    m_chooseOnRelease = false;
    if (event->button() == Qt::MiddleButton) {
        keepView();
        m_drag = Drag::View;
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    const bool add = addsToSelection(event->modifiers());
    if (const auto port = portAtPixel(m_grip); port && !add && m_editor.mayEdit()) {
        m_from = port;
        m_drag = Drag::Line;
        return;
    }
    const auto part = partAtPixel(m_grip);
    if (!part) {
        if (!add)
            m_editor.select({});
        m_drag = Drag::Band;
        return;
    }
    // One of several that are selected may be what all are dragged by; a click alone means it alone.
    m_chooseOnRelease = m_editor.isSelected(*part) && !add && m_editor.selection().size() > 1;
    if (add || !m_editor.isSelected(*part))
        choose(*part, add);
    m_drag = Drag::Waiting;
}

void WiringCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF before = m_pointer;
    m_pointer = event->position();
    if (m_drag == Drag::View) {
        m_view->origin += m_pointer - before;
        m_picture.setPlacing(m_view);
    } else if (m_drag == Drag::Waiting && m_editor.mayEdit() &&
               (m_pointer - m_grip).manhattanLength() >= QApplication::startDragDistance()) {
        m_drag = Drag::Move;
    } else if (m_drag == Drag::None) {
        const auto port = portAtPixel(m_pointer);
        const auto part = port ? port : partAtPixel(m_pointer);
        m_hover = part && part->kind != PartKind::Process ? part : std::nullopt;
        setCursor(port ? Qt::CrossCursor : Qt::ArrowCursor);
    }
    update();
}

void WiringCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    const Drag drag = m_drag;
    m_drag = Drag::None;
    if (drag == Drag::Move) {
        finishMove();
    } else if (drag == Drag::Line) {
        finishLine(m_pointer);
    } else if (drag == Drag::Waiting && m_chooseOnRelease) {
        if (const auto part = partAtPixel(m_grip))
            choose(*part, false);
    } else if (drag == Drag::Band) {
        const QRectF band = QRectF(m_grip, m_pointer).normalized();
        Parts parts = addsToSelection(event->modifiers()) ? m_editor.selection() : Parts();
        for (const Part part : partsIn(layout(), m_editor.experiment(),
                                       {toLayout(band.topLeft()), toLayout(band.bottomRight())})) {
            if (std::find(parts.begin(), parts.end(), part) == parts.end())
                parts.push_back(part);
        }
        m_editor.select(std::move(parts));
    }
    m_from.reset();
    update();
}

void WiringCanvas::finishMove()
{
    if (moveToOtherProcess(m_pointer))
        return;
    moveSelected(dragWay());
}

void WiringCanvas::moveSelected(const QPointF &way)
{
    if (m_editor.selection().empty() || way.isNull())
        return;
    keepView();
    m_editor.apply(withPlaces(m_editor.experiment(),
                              placesMoved(layout(), m_editor.experiment(), m_editor.selection(), way)),
                   tr("move"), m_editor.selection());
}

// Threads alone that are let go over another process go to it.
bool WiringCanvas::moveToOtherProcess(const QPointF &at)
{
    const Parts selection = m_editor.selection();
    std::optional<std::size_t> target;
    for (std::size_t p = 0; p < m_editor.experiment().processes.size(); ++p) {
        if (rectOf({PartKind::Process, p}).contains(at))
            target = p;
    }
    const bool areThreads = std::all_of(selection.begin(), selection.end(),
                                        [](Part part) { return part.kind == PartKind::Thread; });
    const bool comeFromElsewhere = std::any_of(selection.begin(), selection.end(),
                                               [&](Part part) { return target && part.index != *target; });
    if (!areThreads || !target || !comeFromElsewhere)
        return false;
    // From the last to the first, so that the places of those that are still to go stay what they are.
    Parts ordered = selection;
    std::sort(ordered.rbegin(), ordered.rend());
    Experiment next = m_editor.experiment();
    Parts moved;
    for (const Part part : ordered) {
        if (part.index == *target)
            continue;
        Edited edited = movedToProcess(std::move(next), part, *target, std::nullopt);
        next = std::move(edited.experiment);
        moved.insert(moved.end(), edited.parts.begin(), edited.parts.end());
    }
    m_editor.apply(std::move(next), tr("move to another process"), moved);
    return true;
}

void WiringCanvas::finishLine(const QPointF &at)
{
    const auto target = partAtPixel(at);
    if (m_from && target && *m_from != *target)
        join(*m_from, *target);
}

void WiringCanvas::join(Part from, Part to)
{
    Joined result = joined(m_editor.experiment(), m_editor.vocabulary(), from, to, m_editor.newMechanism());
    if (result.fault != JoinFault::None) {
        emit noted(joinSentence(result.fault));
        return;
    }
    m_editor.apply(std::move(result.experiment), tr("draw a line"), result.parts);
}

void WiringCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (partAtPixel(event->position()))
        emit nameWanted();
    m_drag = Drag::None;
}

void WiringCanvas::leaveEvent(QEvent *)
{
    if (m_drag == Drag::None)
        m_hover.reset();
    update();
}

void WiringCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    const QPointF at = event->reason() == QContextMenuEvent::Mouse ? QPointF(event->pos()) : QPointF();
    const auto part = event->reason() == QContextMenuEvent::Mouse ? partAtPixel(at) : std::nullopt;
    if (part && !m_editor.isSelected(*part))
        choose(*part, false);
    emit menuWanted(event->globalPos());
}

void WiringCanvas::align(Align how)
{
    if (m_editor.selection().size() < 2)
        return;
    keepView();
    m_editor.apply(withPlaces(m_editor.experiment(),
                              placesAligned(layout(), m_editor.experiment(), m_editor.selection(), how)),
                   tr("align"), m_editor.selection());
}

void WiringCanvas::tidy()
{
    m_editor.apply(withoutPlaces(m_editor.experiment()), tr("tidy"), m_editor.selection());
}

}  // namespace ws
