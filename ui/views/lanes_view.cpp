#include "ui/views/lanes_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/views/focus_ring.h"
#include "ui/views/shapes.h"

namespace ws {
namespace {

// The last one, 0, is the whole run.
constexpr std::array<std::int64_t, 9> kLengths{1'000'000,     10'000'000,    60'000'000,
                                               200'000'000,   500'000'000,   1'000'000'000,
                                               2'000'000'000, 5'000'000'000, 0};

}  // namespace

LanesView::LanesView(QWidget *parent) : QWidget(parent), m_bar(new QScrollBar(Qt::Vertical, this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this);
    setAccessibleName(tr("Lanes"));
    setToolTip(tr("Wheel, + and - change the stretch of time; a click on its length shows the next one."));
    m_bar->hide();
    connect(m_bar, &QScrollBar::valueChanged, this, [this](int row) {
        m_picture.setFirstRow(row);
        update();
    });
}

int LanesView::usefulHeight() const
{
    return static_cast<int>(std::ceil(m_picture.usefulHeight()));
}

void LanesView::setTheme(const Theme &theme)
{
    m_picture.setTheme(theme);
    update();
}

void LanesView::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_picture.setSnapshot(std::move(snapshot));
    arrangeBar();
    update();
}

bool LanesView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString moment = m_picture.tipAt(help->pos(), rect());
    QToolTip::showText(help->globalPos(), moment.isEmpty() ? toolTip() : moment, this);
    return true;
}

void LanesView::resizeEvent(QResizeEvent *)
{
    arrangeBar();
}

void LanesView::arrangeBar()
{
    const int rows = m_picture.rows();
    const int fit = LanesPicture::namedRowsIn(height());
    const bool needed = rows > fit;
    m_bar->setGeometry(width() - 12, static_cast<int>(kTitleHeight), 8,
                       std::max(0, height() - static_cast<int>(kTitleHeight) - 28));
    m_bar->setPageStep(fit);
    m_bar->setRange(0, std::max(0, rows - fit));
    m_bar->setVisible(needed);
    m_picture.setFirstRow(needed ? std::optional(m_bar->value()) : std::nullopt);
}

void LanesView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_picture.paint(painter, rect());
}

void LanesView::mousePressEvent(QMouseEvent *event)
{
    if (event->position().y() < kTitleHeight && event->position().x() > width() - 180)
        zoom(m_picture.length() == std::int64_t{0} ? 1 - static_cast<int>(kLengths.size()) : 1);
}

void LanesView::wheelEvent(QWheelEvent *event)
{
    const bool overNames = event->position().x() < 20 + m_picture.nameWidth(QRectF(rect()));
    const int steps = event->angleDelta().y() > 0 ? -1 : 1;
    if (m_bar->isVisible() && (overNames || event->modifiers() & Qt::ShiftModifier))
        m_bar->setValue(m_bar->value() + 3 * steps);
    else
        zoom(steps);
}

void LanesView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        zoom(-1);
    else if (event->key() == Qt::Key_Minus)
        zoom(1);
    else if (m_bar->isVisible() && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up))
        m_bar->setValue(m_bar->value() + (event->key() == Qt::Key_Down ? 1 : -1));
    else if (m_bar->isVisible() && (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp))
        m_bar->setValue(m_bar->value() +
                        (event->key() == Qt::Key_PageDown ? m_bar->pageStep() : -m_bar->pageStep()));
    else
        QWidget::keyPressEvent(event);
}

void LanesView::zoom(int steps)
{
    const std::int64_t length = m_picture.length().value_or(kUsualLaneNs);
    const auto found = std::find(kLengths.begin(), kLengths.end(), length) - kLengths.begin();
    const auto next =
        std::clamp<std::ptrdiff_t>(found + steps, 0, static_cast<std::ptrdiff_t>(kLengths.size()) - 1);
    m_picture.setLength(kLengths[static_cast<std::size_t>(next)]);
    update();
}

}  // namespace ws
