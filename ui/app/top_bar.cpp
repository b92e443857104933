#include "ui/app/top_bar.h"

#include <QComboBox>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include "ui/models/wording.h"

namespace ws {
namespace {

constexpr Placement kPlacements[] = {Placement::Free, Placement::Same, Placement::Cross};
constexpr int kHeight = 52;
constexpr int kRoomForNames = 1260;
constexpr int kRoomForTabs = 1080;  // else the menu has them
constexpr Level kLevels[] = {Level::Light, Level::Full, Level::Off};

void colour(QLabel *label, const QFont &font, const QColor &color)
{
    label->setFont(font);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

}  // namespace

TopBar::TopBar(const Actions &actions, QMenu *menu, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_title(new QLabel(this)),
      m_edited(new QLabel(tr("edited"), this)), m_clock(new QLabel(clockText(0), this)),
      m_speed(new QLabel(this)), m_placementName(new QLabel(tr("Placement"), this)),
      m_levelName(new QLabel(tr("Recording"), this)), m_placement(new QComboBox(this)),
      m_level(new QComboBox(this)), m_menu(new QToolButton(this))
{
    setFixedHeight(kHeight);
    for (const Placement placement : kPlacements)
        m_placement->addItem(placementName(placement));
    for (const Level level : kLevels)
        m_level->addItem(levelName(level));
    m_placement->setAccessibleName(tr("Placement"));
    m_placement->setToolTip(
        tr("Where threads may run. Figures of different placement are not to be compared."));
    m_level->setAccessibleName(tr("Recording"));
    m_level->setToolTip(tr("Light: only waits are stamped. Full: every operation. Off: counters alone."));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 18, 1);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_edited);
    row->addSpacing(8);
    m_tabs = {addTab(actions[Command::Compare], tr("Compare")),
              addTab(actions[Command::Catalogue], tr("Mechanisms"))};
    for (QPushButton *tab : m_tabs)
        row->addWidget(tab);
    row->addStretch(1);
    for (const Command command : {Command::Run, Command::Pause, Command::Stop})
        row->addWidget(m_buttons[command] = addButton(actions[command]));
    row->addSpacing(12);
    row->addWidget(m_clock);
    row->addWidget(m_speed);
    row->addStretch(1);
    row->addWidget(m_placementName);
    row->addWidget(m_placement);
    row->addSpacing(10);
    row->addWidget(m_levelName);
    row->addWidget(m_level);
    row->addSpacing(4);
    row->addWidget(m_buttons[Command::Figure] = addButton(actions[Command::Figure]));
    m_menu->setObjectName(QStringLiteral("menu"));
    m_menu->setMenu(menu);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Menu"));
    m_menu->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_menu);
    connect(m_placement, &QComboBox::activated, this,
            [this](int index) { emit placementChosen(kPlacements[index]); });
    connect(m_level, &QComboBox::activated, this, [this](int index) { emit levelChosen(kLevels[index]); });
    m_title->setMinimumWidth(1);  // else the window could not be made narrower than its text
    m_edited->hide();
    m_speed->hide();
    m_speed->setToolTip(tr("Slow motion: the run is held again and again, and its clock with it."));
}

QToolButton *TopBar::addButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("command"));
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({18, 14});  // the symbol and the gap behind it
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QPushButton *TopBar::addTab(QAction *action, const QString &text)
{
    auto *tab = new QPushButton(text, this);
    tab->setObjectName(QStringLiteral("tab"));
    tab->setCheckable(true);
    tab->setFocusPolicy(Qt::TabFocus);
    tab->setToolTip(action->toolTip());
    tab->setAccessibleName(action->text());
    connect(tab, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::toggled, tab, &QPushButton::setChecked);
    return tab;
}

void TopBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    colour(m_title, theme.font(16, QFont::DemiBold), theme.text);
    colour(m_edited, theme.font(12), theme.dim);
    colour(m_clock, theme.mono(14), theme.text);
    colour(m_speed, theme.font(12, QFont::DemiBold), theme.accent);
    setFixedHeight(theme.px(kHeight));
    colour(m_placementName, theme.font(12), theme.dim);
    colour(m_levelName, theme.font(12), theme.dim);
    m_clock->setFixedWidth(QFontMetrics(theme.mono(14)).horizontalAdvance(QStringLiteral("00:00.000")) + 2);
    m_menu->setIcon(symbolIcon(Symbol::Menu, theme.text, theme.faint));
    fitRoom();
    update();
}

void TopBar::setExperiment(const Experiment &experiment, bool edited)
{
    m_titleText = titleOf(experiment);
    m_edited->setVisible(edited);
    for (int i = 0; i < 3; ++i) {
        if (kPlacements[i] == experiment.placement)
            m_placement->setCurrentIndex(i);
        if (kLevels[i] == experiment.level)
            m_level->setCurrentIndex(i);
    }
    showTitle();
}

void TopBar::setTime(std::int64_t timeNs)
{
    m_clock->setText(clockText(timeNs));
}

void TopBar::setSpeed(double share)
{
    m_speed->setText(filled(tr("slow, 1/{factor}"), {{"factor", QString::number(qRound(1 / share))}}));
    m_speed->setVisible(share < 1);
}

QWidget *TopBar::button(Command command) const
{
    return m_buttons.at(command);
}

void TopBar::setMain(Command command)
{
    for (const auto &[id, button] : m_buttons) {
        const bool main = id == command;
        if (button->property("main").toBool() == main)
            continue;
        button->setProperty("main", main);
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

// As much of it as the others leave room for.
void TopBar::showTitle()
{
    const int others = layout()->sizeHint().width() - m_title->sizeHint().width();
    const int room = qBound(m_theme.px(120), width() - others, m_theme.px(420));
    m_title->setText(QFontMetrics(m_title->font()).elidedText(m_titleText, Qt::ElideRight, room));
    m_title->setToolTip(m_titleText);
}

// Some of the others changed.
bool TopBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        showTitle();
    return QWidget::event(event);
}

void TopBar::resizeEvent(QResizeEvent *)
{
    fitRoom();
}

// Large type takes more room.
void TopBar::fitRoom()
{
    const bool narrow = width() < m_theme.px(kRoomForNames);
    m_placementName->setVisible(!narrow);
    m_levelName->setVisible(!narrow);
    for (QPushButton *tab : m_tabs)
        tab->setVisible(width() >= m_theme.px(kRoomForTabs));
    showTitle();
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.line);
}

}  // namespace ws
