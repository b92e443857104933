#include "ui/app/tour.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/wording.h"

namespace ws {
namespace {

constexpr int kWidth = 340;
constexpr int kGap = 12;     // between the part and its call-out
constexpr int kMargin = 12;  // to the window's edge
constexpr int kAround = 4;   // of the part, left undimmed
constexpr int kDim = 110;    // of 255

}  // namespace

QRect calloutPlace(const QRect &part, const QSize &size, const QRect &room)
{
    const QRect inner = room.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    QRect place(QPoint(), size);
    place.moveCenter(part.isEmpty() ? inner.center() : part.center());
    if (!part.isEmpty()) {
        if (part.bottom() + kGap + size.height() <= inner.bottom())
            place.moveTop(part.bottom() + kGap);
        else if (part.top() - kGap - size.height() >= inner.top())
            place.moveBottom(part.top() - kGap);
        else if (part.right() + kGap + size.width() <= inner.right())
            place.moveLeft(part.right() + kGap);
        else if (part.left() - kGap - size.width() >= inner.left())
            place.moveRight(part.left() - kGap);
    }
    place.moveLeft(std::max(inner.left(), std::min(place.left(), inner.right() - size.width() + 1)));
    place.moveTop(std::max(inner.top(), std::min(place.top(), inner.bottom() - size.height() + 1)));
    return place;
}

Tour::Tour(QList<TourStep> steps, const Theme &theme, QWidget *window)
    : QWidget(window), m_steps(std::move(steps)), m_theme(theme), m_before(window->focusWidget()),
      m_callout(new QWidget(this)), m_title(new QLabel(m_callout)), m_text(new QLabel(m_callout)),
      m_count(new QLabel(m_callout)), m_skip(new QPushButton(tr("Skip"), m_callout)),
      m_back(new QPushButton(tr("Back"), m_callout)), m_next(new QPushButton(m_callout))
{
    setAccessibleName(tr("Tour"));
    m_callout->setObjectName(QStringLiteral("callout"));
    m_callout->setAttribute(Qt::WA_StyledBackground);
    m_callout->setFixedWidth(theme.px(kWidth));
    m_title->setFont(theme.font(15, QFont::DemiBold));
    m_text->setFont(theme.font(13));
    m_text->setWordWrap(true);
    m_count->setFont(theme.font(11.5));
    QPalette quiet = m_count->palette();
    quiet.setColor(QPalette::WindowText, theme.dim);
    m_count->setPalette(quiet);
    m_next->setProperty("main", true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_count);
    buttons->addStretch(1);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto *column = new QVBoxLayout(m_callout);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(buttons);
    connect(m_skip, &QPushButton::clicked, this, &Tour::skip);
    connect(m_back, &QPushButton::clicked, this, &Tour::back);
    connect(m_next, &QPushButton::clicked, this, &Tour::next);
    for (QPushButton *button : {m_skip, m_back, m_next})
        button->installEventFilter(this);
    window->installEventFilter(this);
    setGeometry(window->rect());
    show();
    raise();
    showStep();
}

void Tour::showStep()
{
    const TourStep &step = m_steps[m_step];
    m_title->setText(step.title);
    m_text->setText(step.text);
    m_count->setText(filled(tr("{step} of {count}"), {{"step", QString::number(m_step + 1)},
                                                      {"count", QString::number(m_steps.size())}}));
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_step + 1 < m_steps.size() ? tr("Next") : tr("Done"));
    m_callout->setAccessibleName(step.title + QStringLiteral(". ") + step.text);
    place();
    m_next->setFocus(Qt::OtherFocusReason);
}

QRect Tour::part() const
{
    const QWidget *widget = m_steps[m_step].part;
    if (!widget || !widget->isVisibleTo(parentWidget()))
        return {};
    return {widget->mapTo(parentWidget(), QPoint()), widget->size()};
}

void Tour::place()
{
    setGeometry(parentWidget()->rect());
    // Before it was shown first it has neither the sheet's fonts nor their heights.
    for (QWidget *part : m_callout->findChildren<QWidget *>())
        part->ensurePolished();
    m_callout->layout()->invalidate();
    m_callout->layout()->activate();
    const int height = m_callout->hasHeightForWidth() ? m_callout->heightForWidth(m_callout->width())
                                                      : m_callout->sizeHint().height();
    m_callout->setGeometry(calloutPlace(part(), {m_callout->width(), height}, rect()));
    update();
}

void Tour::next()
{
    if (m_step + 1 >= m_steps.size()) {
        skip();
        return;
    }
    ++m_step;
    showStep();
}

void Tour::back()
{
    if (m_step == 0)
        return;
    --m_step;
    showStep();
}

void Tour::skip()
{
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    emit ended();
    deleteLater();
}

bool Tour::eventFilter(QObject *watched, QEvent *event)
{
    auto *button = qobject_cast<QPushButton *>(watched);
    if (button && event->type() == QEvent::KeyPress)
        return useKey(*button, static_cast<QKeyEvent *>(event)->key());
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

// Buttons would take arrows for themselves, and leave Enter to a dialog.
bool Tour::useKey(QPushButton &button, int key)
{
    if (key == Qt::Key_Right)
        next();
    else if (key == Qt::Key_Left)
        back();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        button.click();
    else
        return false;
    return true;
}

void Tour::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        skip();
        break;
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        next();
        break;
    case Qt::Key_Left:
        back();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

// What is dimmed cannot be pressed by chance.
void Tour::mousePressEvent(QMouseEvent *) {}

bool Tour::focusNextPrevChild(bool next)
{
    QList<QPushButton *> buttons{m_skip, m_back, m_next};
    buttons.removeIf([](const QPushButton *button) { return !button->isEnabled(); });
    const auto at = buttons.indexOf(qobject_cast<QPushButton *>(window()->focusWidget()));
    const auto count = buttons.size();
    buttons[(at + (next ? 1 : count - 1)) % count]->setFocus(next ? Qt::TabFocusReason
                                                                  : Qt::BacktabFocusReason);
    return true;
}

void Tour::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath dimmed;
    dimmed.addRect(rect());
    const QRectF free = QRectF(part()).adjusted(-kAround, -kAround, kAround, kAround).intersected(rect());
    QPainterPath hole;
    if (!part().isEmpty())
        hole.addRoundedRect(free, 8, 8);
    painter.fillPath(dimmed.subtracted(hole), QColor(0, 0, 0, kDim));
    painter.setPen(QPen(m_theme.accent, 2));
    painter.drawPath(hole);
}

}  // namespace ws
