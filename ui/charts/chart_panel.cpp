#include "ui/charts/chart_panel.h"

#include <QContextMenuEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/charts/chart_table_view.h"
#include "ui/views/focus_ring.h"

namespace ws {
namespace {

constexpr double kLeastDrag = 5;         // pixels; less is a click
constexpr double kLeastSeconds = 20e-6;  // as near as zooming goes
constexpr double kZoomStep = 1.25;
constexpr double kMoveShare = 0.2;
constexpr double kCrosshairShare = 1.0 / 120;

}  // namespace

ChartPanel::ChartPanel(std::unique_ptr<Chart> chart, QWidget *parent)
    : ChartPanel(QString(), std::move(chart), nullptr, parent)
{
}

ChartPanel::ChartPanel(const QString &id, std::unique_ptr<Chart> chart, std::unique_ptr<Chart> second,
                       QWidget *parent)
    : QWidget(parent), m_id(id), m_chart(std::move(chart)), m_second(std::move(second)),
      m_table(new ChartTableView(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    new FocusRing(this);
    setAccessibleName(m_chart->title());
    setToolTip(
        tr("Drag over a stretch or turn the wheel to zoom, 0 shows the whole run. A click on the title line "
           "shows the next view, on a legend entry hides it. L: logarithmic, T: table, C: compare."));
    m_table->hide();
}

void ChartPanel::setTheme(const Theme &theme)
{
    m_chart->setTheme(theme);
    if (m_second)
        m_second->setTheme(theme);
    update();
}

void ChartPanel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_chart->setSnapshot(snapshot);
    if (isSideBySide())
        m_second->setOther(std::move(snapshot), false);
    // What a screen reader hears is what the title says.
    if (accessibleName() != m_chart->title())
        setAccessibleName(m_chart->title());
    fillTable();
    update();
}

void ChartPanel::setFocusObject(std::optional<std::uint32_t> object)
{
    m_chart->setFocus(object);
    if (m_second)
        m_second->setFocus(object);
    fillTable();
    update();
}

void ChartPanel::setOther(std::shared_ptr<const Snapshot> other, const QString &name, Comparison comparison)
{
    m_other = std::move(other);
    m_comparison = m_other ? comparison : Comparison::None;
    m_chart->setOther(m_comparison == Comparison::None ? nullptr : m_other,
                      m_comparison == Comparison::Overlaid);
    m_chart->setNote(m_comparison == Comparison::Overlaid ? tr("pale: %1").arg(name) : QString());
    if (m_second) {
        m_second->setSnapshot(isSideBySide() ? m_other : nullptr);
        m_second->setOther(isSideBySide() ? m_chart->snapshot() : nullptr, false);
        m_second->setNote(name);
        m_second->setVariant(m_chart->variant());
        m_second->setView(m_chart->view());
    }
    update();
}

QRectF ChartPanel::chartBox() const
{
    const QRectF all = rect();
    return isSideBySide() ? all.adjusted(std::round(all.width() / 2), 0, 0, 0) : all;
}

void ChartPanel::setView(const ChartView &view)
{
    m_chart->setView(view);
    if (m_second)
        m_second->setView(view);
    update();
}

void ChartPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box = chartBox();
    if (isSideBySide()) {
        const QRectF left(0, 0, box.left(), height());
        m_second->paint(painter, left);
        if (m_crosshair)
            m_second->paintCrosshair(painter, left, *m_crosshair);
    }
    m_chart->paint(painter, box);
    if (m_dragFrom && std::abs(m_dragTo - *m_dragFrom) >= kLeastDrag) {
        const QRectF plot = m_chart->plotIn(box);
        QColor shade = palette().color(QPalette::Highlight);
        shade.setAlpha(50);
        const double from = std::clamp(std::min(*m_dragFrom, m_dragTo), plot.left(), plot.right());
        const double to = std::clamp(std::max(*m_dragFrom, m_dragTo), plot.left(), plot.right());
        painter.fillRect(QRectF(from, plot.top(), to - from, plot.height()), shade);
    } else if (m_crosshair) {
        m_chart->paintCrosshair(painter, box, *m_crosshair);
    }
}

void ChartPanel::resizeEvent(QResizeEvent *)
{
    placeTable();
}

void ChartPanel::placeTable()
{
    const int top = static_cast<int>(kTitleHeight);
    m_table->setGeometry(1, top, width() - 2, height() - top - 1);
}

void ChartPanel::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF at = event->position();
    const int entry = m_chart->legendAt(at, chartBox());
    if (entry >= 0)
        toggleSeries(entry);
    else if (at.y() < kTitleHeight)
        next();
    else if (m_chart->plotIn(chartBox()).contains(at)) {
        m_dragFrom = at.x();
        m_dragTo = at.x();
    }
}

void ChartPanel::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    const QRectF box = chartBox();
    if (m_dragFrom) {
        m_dragTo = at.x();
        update();
        return;
    }
    const bool inPlot = !m_chart->isEmpty() && m_chart->plotIn(box).contains(at);
    setCrosshair(inPlot ? std::optional(m_chart->secondsAt(at.x(), box)) : m_moment);
    setCursor(m_chart->legendAt(at, box) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartPanel::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragFrom)
        return;
    const double from = std::min(*m_dragFrom, m_dragTo);
    const double to = std::max(*m_dragFrom, m_dragTo);
    m_dragFrom.reset();
    if (to - from >= kLeastDrag && !m_chart->isEmpty()) {
        const ChartSpan whole = m_chart->wholeTime();
        ChartView view = m_chart->view();
        const double left = std::clamp(m_chart->secondsAt(from, chartBox()), whole.from, whole.to);
        const double right = std::clamp(m_chart->secondsAt(to, chartBox()), whole.from, whole.to);
        if (right - left >= kLeastSeconds)
            view.time = ChartSpan{left, right};
        setView(view);
    }
    update();
}

void ChartPanel::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_chart->plotIn(chartBox()).contains(event->position()))
        showWhole();
    else
        mousePressEvent(event);
}

void ChartPanel::leaveEvent(QEvent *)
{
    setCrosshair(m_moment);
}

void ChartPanel::wheelEvent(QWheelEvent *event)
{
    const QRectF box = chartBox();
    const double turns = event->angleDelta().y() / 120.0;
    if (turns == 0 || m_chart->isEmpty() || !m_chart->plotIn(box).contains(event->position())) {
        event->ignore();
        return;
    }
    const double factor = std::pow(kZoomStep, -turns);
    if (event->modifiers() & Qt::ControlModifier)
        zoomValues(m_chart->valueAt(event->position().y(), box), factor);
    else
        zoomTime(m_chart->secondsAt(event->position().x(), box), factor);
}

void ChartPanel::zoomTime(double at, double factor)
{
    const ChartSpan whole = m_chart->wholeTime();
    ChartView view = m_chart->view();
    const ChartSpan span = zoomedSpan(m_chart->shownTime(), at, factor, whole, kLeastSeconds);
    // The whole run follows a run that goes on; a stretch of it stays.
    view.time = span.length() >= whole.length() * (1 - 1e-9) ? std::nullopt : std::optional(span);
    setView(view);
}

void ChartPanel::zoomValues(double at, double factor)
{
    const auto onAxis = [this](double value) { return m_chart->isLogarithmic() ? std::log10(value) : value; };
    const auto offAxis = [this](double place) {
        return m_chart->isLogarithmic() ? std::pow(10, place) : place;
    };
    const ChartSpan now = m_chart->shownValues();
    const ChartSpan places{onAxis(now.from), onAxis(now.to)};
    const ChartSpan room{places.from - places.length(), places.to + places.length()};
    const ChartSpan span = zoomedSpan(places, onAxis(at), factor, room, places.length() / 1e3);
    ChartView view = m_chart->view();
    // A value is never below nothing, so a linear axis need not be either.
    view.values =
        ChartSpan{m_chart->isLogarithmic() ? offAxis(span.from) : std::max(0.0, span.from), offAxis(span.to)};
    setView(view);
}

void ChartPanel::moveTime(double share)
{
    if (!m_chart->view().time)
        return;
    ChartView view = m_chart->view();
    view.time = movedSpan(*view.time, share * view.time->length(), m_chart->wholeTime());
    setView(view);
}

void ChartPanel::showWhole()
{
    ChartView view = m_chart->view();
    view.time.reset();
    view.values.reset();
    setView(view);
}

void ChartPanel::setMoment(std::optional<double> seconds)
{
    if (seconds == m_moment)
        return;
    m_moment = seconds;
    setCrosshair(seconds);
}

void ChartPanel::setCrosshair(std::optional<double> seconds)
{
    if (seconds == m_crosshair)
        return;
    m_crosshair = seconds;
    setAccessibleDescription(seconds ? m_chart->wordsAt(*seconds) : QString());
    update();
}

void ChartPanel::moveCrosshair(int steps)
{
    if (m_chart->isEmpty())
        return;
    const ChartSpan shown = m_chart->shownTime();
    const double at = m_crosshair.value_or(shown.from + shown.length() / 2);
    setCrosshair(std::clamp(at + steps * shown.length() * kCrosshairShare, shown.from, shown.to));
}

void ChartPanel::toggleSeries(int number)
{
    const QStringList names = m_chart->seriesNames();
    if (number < 0 || number >= names.size() || names.size() < 2)
        return;
    ChartView view = m_chart->view();
    if (!view.hidden.removeOne(names[number]))
        view.hidden << names[number];
    setView(view);
}

void ChartPanel::toggleLogarithmic()
{
    if (!m_chart->canBeLogarithmic())
        return;
    ChartView view = m_chart->view();
    view.logarithmic = !m_chart->isLogarithmic();
    view.values.reset();
    setView(view);
}

void ChartPanel::next()
{
    m_chart->nextVariant();
    if (m_second)
        m_second->setVariant(m_chart->variant());
    setAccessibleName(m_chart->title());
    fillTable();
    update();
}

bool ChartPanel::zoomByKey(int key)
{
    const ChartSpan shown = m_chart->shownTime();
    const double at = m_crosshair.value_or(shown.from + shown.length() / 2);
    if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        zoomTime(at, 1 / kZoomStep);
    else if (key == Qt::Key_Minus)
        zoomTime(at, kZoomStep);
    else if (key == Qt::Key_0)
        showWhole();
    else
        return false;
    return true;
}

void ChartPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyTable();
        return;
    }
    const int key = event->key();
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        QWidget::keyPressEvent(event);
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        next();
    else if (key >= Qt::Key_1 && key <= Qt::Key_9)
        toggleSeries(key - Qt::Key_1);
    else if (key == Qt::Key_L)
        toggleLogarithmic();
    else if (key == Qt::Key_T)
        setTableShown(!isTableShown());
    else if (key == Qt::Key_C)
        emit comparisonWanted();
    else if (key == Qt::Key_Left || key == Qt::Key_Right)
        shift ? moveTime(key == Qt::Key_Left ? -kMoveShare : kMoveShare)
              : moveCrosshair(key == Qt::Key_Left ? -1 : 1);
    else if (!zoomByKey(key))
        QWidget::keyPressEvent(event);
}

void ChartPanel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QKeySequence &key, auto slot) {
        QAction *action = menu->addAction(text);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(tr("Next view"), Qt::Key_Return, &ChartPanel::next);
    QAction *logarithmic = add(tr("Logarithmic"), Qt::Key_L, &ChartPanel::toggleLogarithmic);
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_chart->isLogarithmic());
    logarithmic->setEnabled(m_chart->canBeLogarithmic());
    add(tr("Whole run"), Qt::Key_0, &ChartPanel::showWhole)->setEnabled(!m_chart->view().isWhole());
    menu->addSeparator();
    QAction *table = add(tr("Table"), Qt::Key_T, [this] { setTableShown(!isTableShown()); });
    table->setCheckable(true);
    table->setChecked(isTableShown());
    add(tr("Copy the table"), QKeySequence::Copy, &ChartPanel::copyTable);
    add(tr("Save as CSV..."), {}, &ChartPanel::askWhereToSave);
    menu->addSeparator();
    add(tr("Figure of this chart..."), {}, &ChartPanel::figureWanted);
    emit menuOpening(menu);
    menu->popup(event->globalPos());
}

void ChartPanel::setTableShown(bool shown)
{
    m_table->setVisible(shown);
    placeTable();
    fillTable();
}

bool ChartPanel::isTableShown() const
{
    return m_table->isVisibleTo(this);
}

void ChartPanel::fillTable()
{
    if (isTableShown())
        m_table->setTable(m_chart->table());
}

void ChartPanel::copyTable() const
{
    m_table->setTable(m_chart->table());
    m_table->copyAll();
}

QString ChartPanel::saveTable(const QString &file) const
{
    m_table->setTable(m_chart->table());
    return m_table->save(file);
}

void ChartPanel::askWhereToSave()
{
    auto *files = new QFileDialog(this, tr("Where to"));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(QStringLiteral("csv"));
    files->setNameFilter(QStringLiteral("CSV (*.csv)"));
    files->selectFile((m_id.isEmpty() ? QStringLiteral("chart") : m_id) + QStringLiteral(".csv"));
    connect(files, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (const QString fault = saveTable(file); !fault.isEmpty())
            QMessageBox::warning(this, tr("The table could not be written"), fault);
    });
    files->open();
}

}  // namespace ws
