#include "ui/views/time_strip.h"

#include <QAction>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/models/wording.h"
#include "ui/views/scrubber.h"

namespace ws {
namespace {

constexpr double kMomentFont = 12;

QPushButton *buttonFor(QAction *action, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text.isEmpty() ? action->text() : text, parent);
    button->setObjectName(QStringLiteral("tab"));
    button->setCheckable(action->isCheckable());
    button->setToolTip(action->toolTip());
    button->setAccessibleName(action->text());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] {
        button->setEnabled(action->isEnabled());
        button->setChecked(action->isChecked());
    });
    button->setEnabled(action->isEnabled());
    return button;
}

}  // namespace

TimeStrip::TimeStrip(TimeModel &time, const Commands &commands, QWidget *parent)
    : QWidget(parent), m_time(time), m_commands(commands), m_scrubber(new Scrubber(time, this)),
      m_moment(new QLabel(this)), m_selection(new QLabel(this))
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(4);
    row->addWidget(buttonFor(commands.previous, QStringLiteral("‹"), this));
    row->addWidget(buttonFor(commands.next, QStringLiteral("›"), this));
    row->addWidget(m_scrubber, 1);
    row->addWidget(m_moment);
    row->addWidget(buttonFor(commands.freeze, {}, this));
    row->addWidget(buttonFor(commands.live, {}, this));
    m_selection->setContentsMargins(20, 0, 20, 2);
    m_selection->setTextFormat(Qt::PlainText);
    m_selection->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_selection->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_selection->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 2);
    column->setSpacing(0);
    column->addWidget(m_selection);
    column->addLayout(row);
    m_moment->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(&m_time, &TimeModel::changed, this, &TimeStrip::refresh);
    connect(commands.previous, &QAction::triggered, &m_time, &TimeModel::stepBack);
    connect(commands.next, &QAction::triggered, &m_time, &TimeModel::stepForward);
    connect(commands.freeze, &QAction::triggered, &m_time, &TimeModel::setFrozen);
    connect(commands.live, &QAction::triggered, &m_time, &TimeModel::goLive);
    refresh();
}

void TimeStrip::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_scrubber->setTheme(theme);
    QPalette palette;
    palette.setColor(QPalette::Window, theme.background);
    palette.setColor(QPalette::WindowText, theme.text);
    setPalette(palette);
    setAutoFillBackground(true);
    m_moment->setPalette(palette);
    m_moment->setFont(theme.mono(kMomentFont));
    // Nothing moves aside when a digit more comes.
    m_moment->setFixedWidth(
        QFontMetrics(theme.mono(kMomentFont)).horizontalAdvance(QStringLiteral("A 000.000000 s")) + 6);
    m_selection->setPalette(palette);
    m_selection->setFont(theme.font(12));
}

void TimeStrip::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_scrubber->setSnapshot(std::move(snapshot));
    refresh();
}

void TimeStrip::setSelectionText(const QString &text)
{
    m_selection->setText(text);
    m_selection->setToolTip(text);
    m_selection->setVisible(!text.isEmpty());
}

void TimeStrip::setFollowing(bool following)
{
    m_following = following;
    refresh();
}

void TimeStrip::refresh()
{
    const std::shared_ptr<const Snapshot> &shown = m_time.shown();
    const bool hasRun = shown && shown->results && shown->timeNs > 0;
    const bool hasEvents = hasRun && shown->results->timeline;
    m_commands.previous->setEnabled(hasEvents);
    m_commands.next->setEnabled(hasEvents);
    m_commands.freeze->setEnabled(hasRun && (m_time.isFrozen() || shown->phase != RunPhase::Ended));
    m_commands.freeze->setChecked(m_time.isFrozen());
    m_commands.live->setEnabled(hasRun && (!m_time.isLive() || !m_following));
    const auto moment = m_time.moment();
    m_moment->setText(moment
                          ? QStringLiteral("A %1\u202fs").arg(static_cast<double>(*moment) / 1e9, 0, 'f', 6)
                          : QString());
}

}  // namespace ws
