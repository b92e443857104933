#include "ui/app/center_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "ui/app/chart_comparison.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/registry.h"
#include "ui/views/film_strip_view.h"
#include "ui/views/lanes_view.h"
#include "ui/views/messages_view.h"
#include "ui/views/scrubber.h"
#include "ui/views/shapes.h"
#include "ui/views/wait_graph_view.h"
#include "ui/views/wiring_view.h"

namespace ws {
namespace {

constexpr int kChartsEveryMs = 200;  // charts and lanes: painting them is dear
constexpr int kStripEveryMs = 500;
constexpr int kHandle = 5;
constexpr int kEnough = 10;  // times a share is more than any window is high
constexpr int kRoomForTitle = 190;
constexpr int kRoomForFourCharts = 1100;
constexpr int kRoomForThreeCharts = 620;

QWidget *lineWidget(QWidget *parent, bool upright)
{
    auto *line = new QWidget(parent);
    line->setAutoFillBackground(true);
    if (upright)
        line->setFixedWidth(1);
    else
        line->setFixedHeight(1);
    return line;
}

QPushButton *tabFor(QAction *action, QWidget *parent)
{
    auto *tab = new QPushButton(action->text(), parent);
    tab->setObjectName(QStringLiteral("tab"));
    tab->setCheckable(true);
    tab->setChecked(action->isChecked());
    tab->setToolTip(action->toolTip());
    QObject::connect(tab, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::toggled, tab, &QPushButton::setChecked);
    // A click on the tab that is shown would only take its mark away.
    QObject::connect(tab, &QPushButton::clicked, tab,
                     [tab, action] { tab->setChecked(action->isChecked()); });
    return tab;
}

// Parts that are not shown (of height 0) keep their share; the others divide theirs anew.
QList<int> newShares(QList<int> shares, const QList<int> &heights)
{
    int sharesShown = 0;
    int heightsShown = 0;
    for (int i = 0; i < heights.size(); ++i) {
        sharesShown += heights[i] > 0 ? shares[i] : 0;
        heightsShown += heights[i];
    }
    for (int i = 0; i < heights.size(); ++i) {
        if (heights[i] > 0)
            shares[i] = std::max(1, heights[i] * sharesShown / heightsShown);
    }
    return shares;
}

}  // namespace

CenterPanel::CenterPanel(QAction *showWiring, QAction *showWaits, QAction *showMessages, QAction *showFilm,
                         const TimeStrip::Commands &timeCommands, QWidget *parent)
    : QWidget(parent), m_showWiring(showWiring), m_showWaits(showWaits), m_showMessages(showMessages),
      m_showFilm(showFilm), m_top(new QWidget(this)), m_pictures(new QStackedLayout),
      m_wiring(new WiringView), m_waits(new WaitGraphView), m_messages(new MessagesView),
      m_film(new FilmStripView(m_time)), m_tabs(new QWidget(m_top)), m_chartRow(new QWidget),
      m_stack(new QSplitter(Qt::Vertical, this)), m_lanes(new LanesView(m_time)),
      m_timeStrip(new TimeStrip(m_time, timeCommands))
{
    m_top->setLayout(m_pictures);
    m_pictures->addWidget(m_wiring);
    m_pictures->addWidget(m_waits);
    m_pictures->addWidget(m_messages);
    m_pictures->addWidget(m_film);
    auto *tabs = new QHBoxLayout(m_tabs);
    tabs->setContentsMargins(0, 0, 0, 0);
    tabs->setSpacing(4);
    tabs->addStretch(1);
    tabs->addWidget(tabFor(showWiring, m_tabs));
    tabs->addWidget(tabFor(showWaits, m_tabs));
    tabs->addWidget(m_messagesTab = tabFor(showMessages, m_tabs));
    tabs->addWidget(m_filmTab = tabFor(showFilm, m_tabs));
    m_filmTab->hide();

    auto *charts = new QHBoxLayout(m_chartRow);
    charts->setContentsMargins(0, 0, 0, 0);
    charts->setSpacing(0);
    for (const ChartInfo &info : chartRegistry()) {
        m_chartLines.append(lineWidget(m_chartRow, true));
        charts->addWidget(m_chartLines.last());
        const QString id = QString::fromUtf8(info.id.data(), static_cast<qsizetype>(info.id.size()));
        auto *panel = new ChartPanel(id, info.create(), info.create(), m_chartRow);
        connect(panel, &ChartPanel::figureWanted, this,
                [this, panel] { emit chartFigureWanted(figureOf(*panel)); });
        m_charts.append(panel);
        charts->addWidget(panel, 1);
    }
    m_comparison = new ChartComparison(m_charts, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack);
    m_stack->setObjectName(QStringLiteral("stack"));
    m_stack->setChildrenCollapsible(false);
    m_stack->setHandleWidth(kHandle);
    for (QWidget *part : {m_top, m_chartRow, static_cast<QWidget *>(m_lanes)})
        m_stack->addWidget(part);
    connect(m_stack, &QSplitter::splitterMoved, this, [this] {
        m_heights = newShares(m_heights, m_stack->sizes());
        emit heightsChanged(m_heights);
    });
    column->addWidget(m_timeStrip);
    connect(&m_time, &TimeModel::changed, this, &CenterPanel::showMoment);
    connect(&m_time, &TimeModel::wentLive, m_lanes, &LanesView::follow);
    m_showFilm->setEnabled(false);
    connect(m_lanes, &LanesView::viewChanged, this, &CenterPanel::showView);
    connect(m_lanes, &LanesView::statisticsChanged, this,
            [this] { m_timeStrip->setSelectionText(m_lanes->selectionText()); });
    for (const QAction *action : {showWiring, showWaits, showMessages, showFilm})
        connect(action, &QAction::toggled, this, &CenterPanel::showPicture);
    watchForFigure();
    showPicture();
}

void CenterPanel::addTab(QAction *action, const QString &text)
{
    QPushButton *tab = tabFor(action, m_tabs);
    tab->setText(text);
    tab->setEnabled(action->isEnabled());
    connect(action, &QAction::changed, tab, [tab, action] { tab->setEnabled(action->isEnabled()); });
    m_tabs->layout()->addWidget(tab);
    placeTabs();
}

void CenterPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_wiring->setTheme(theme);
    m_waits->setTheme(theme);
    m_messages->setTheme(theme);
    m_film->setTheme(theme);
    m_timeStrip->setTheme(theme);
    m_lanes->setTheme(theme);
    if (m_snapshot)
        limitLanes();
    // Their gutters have fixed widths.
    for (ChartPanel *chart : m_charts)
        chart->setTheme(theme.unzoomed());
    QPalette tabs = m_tabs->palette();
    tabs.setColor(QPalette::Window, theme.background);
    m_tabs->setPalette(tabs);
    for (QWidget *line : m_chartLines) {
        QPalette palette = line->palette();
        palette.setColor(QPalette::Window, theme.line);
        line->setPalette(palette);
    }
}

void CenterPanel::setSnapshot(std::shared_ptr<const Snapshot> snapshot, bool final)
{
    const bool newModel = !m_snapshot || m_snapshot->model != snapshot->model;
    const bool newDeadlock = snapshot->deadlock && !(m_snapshot && m_snapshot->deadlock);
    const bool newRun = m_snapshot && m_snapshot->deadlock && !snapshot->deadlock;
    const bool timelineComes =
        m_snapshot && m_snapshot->timelineState() != snapshot->timelineState() && snapshot->deadlock;
    m_time.setSnapshot(snapshot);
    if (m_time.isFrozen())
        return;
    m_snapshot = std::move(snapshot);
    m_comparison->setSnapshot(m_snapshot);
    if (!m_time.moment())
        showMoment();
    if (newModel)
        arrangeCharts();
    if (newModel || final || !m_sinceCharts.isValid())
        showAllInCharts();
    else
        showInNextChart();
    if (newModel) {
        limitLanes();
        setHeights();
    }
    // The ring comes by itself and goes by itself; in between the choice is the user's.
    if (newDeadlock)
        m_showWaits->setChecked(true);
    else if (newRun)
        m_showWiring->setChecked(true);
    if (newDeadlock || newRun || newModel || timelineComes)
        showFilmTab();
}

// There is a film of a deadlock only, or it is still being read.
void CenterPanel::showFilmTab()
{
    m_film->setSnapshot(m_snapshot);
    const bool comes = m_snapshot->deadlock && m_snapshot->timelineState() == TimelineState::ToCome;
    const bool isThere = comes || m_film->frames() > 0;
    if (!isThere && m_showFilm->isChecked())
        (m_snapshot->deadlock ? m_showWaits : m_showWiring)->setChecked(true);
    m_showFilm->setEnabled(isThere);
    m_filmTab->setVisible(isThere);
    placeTabs();
}

void CenterPanel::showAllInCharts()
{
    for (ChartPanel *chart : m_charts) {
        if (chart->isVisibleTo(this))
            chart->setSnapshot(m_snapshot);
    }
    m_lanes->setSnapshot(m_snapshot);
    showStrip();
    showMessages();
    m_nextChart = 0;
    m_sinceCharts.restart();
}

void CenterPanel::showStrip()
{
    // In a strip of the whole run a tenth of a second is no pixel, and to add up all of it is dear.
    const bool goesOn =
        m_snapshot->phase == RunPhase::Running && !m_snapshot->deadlock && m_snapshot->model == m_stripModel;
    if (!goesOn || m_sinceStrip.elapsed() >= kStripEveryMs) {
        m_stripModel = m_snapshot->model;
        m_timeStrip->setSnapshot(m_snapshot);
        m_sinceStrip.restart();
        // Together: a stretch that is newer than the strip would lie outside of it.
        showView();
    }
}

void CenterPanel::showView()
{
    m_timeStrip->scrubber().setRange(m_lanes->range());
    m_timeStrip->setFollowing(m_lanes->follows());
}

// The pictures of one moment; after a freeze, all that came meanwhile.
void CenterPanel::showMoment()
{
    const bool thawed = m_time.shown() && m_time.shown() != m_snapshot;
    if (m_time.atMoment()) {
        m_wiring->setSnapshot(m_time.atMoment());
        m_waits->setSnapshot(m_time.atMoment());
    }
    if (thawed) {
        m_snapshot = m_time.shown();
        m_comparison->setSnapshot(m_snapshot);
        showAllInCharts();
    }
    const auto moment = m_time.moment();
    for (ChartPanel *chart : m_charts)
        chart->setMoment(moment ? std::optional(static_cast<double>(*moment) / 1e9) : std::nullopt);
}

// One a snapshot: all of them in one frame would take as long as the frames between them together.
void CenterPanel::showInNextChart()
{
    if (m_nextChart == 0) {
        if (m_sinceCharts.elapsed() < kChartsEveryMs)
            return;
        m_sinceCharts.restart();
    }
    while (m_nextChart < m_charts.size() && !m_charts[m_nextChart]->isVisibleTo(this))
        ++m_nextChart;
    if (m_nextChart < m_charts.size()) {
        m_charts[m_nextChart++]->setSnapshot(m_snapshot);
        return;
    }
    if (m_nextChart++ == m_charts.size()) {
        m_lanes->setSnapshot(m_snapshot);
        showMessages();
        return;
    }
    showStrip();
    m_nextChart = 0;
}

void CenterPanel::setParts(bool charts, bool lanes, const QList<int> &heights)
{
    m_heights = heights;
    m_chartRow->setVisible(charts);
    m_lanes->setVisible(lanes);
    setHeights();
    if (m_snapshot)
        showAllInCharts();
}

// What few lanes cannot use goes to the picture.
void CenterPanel::limitLanes()
{
    m_lanes->setMaximumHeight(std::max(m_lanes->minimumSizeHint().height(), m_lanes->usefulHeight()));
}

// The splitter shrinks them to the room there is, in proportion.
void CenterPanel::setHeights()
{
    QList<int> sizes;
    for (const int height : m_heights)
        sizes << height * kEnough;
    m_stack->setSizes(sizes);
}

// Null: there is no such picture.
QAction *CenterPanel::showOf(const QString &picture) const
{
    const std::pair<const char *, QAction *> pictures[] = {
        {"wiring", m_showWiring}, {"waits", m_showWaits}, {"messages", m_showMessages}, {"film", m_showFilm}};
    for (const auto &[id, action] : pictures) {
        if (picture == QLatin1String(id))
            return action;
    }
    return nullptr;
}

SavedView CenterPanel::view() const
{
    SavedView view;
    for (const char *picture : {"wiring", "waits", "messages", "film"}) {
        if (showOf(QLatin1String(picture))->isChecked())
            view.picture = QLatin1String(picture);
    }
    view.wire = m_wiring->selected();
    view.range = m_lanes->look().range;
    view.cursorA = m_time.moment();
    view.cursorB = m_time.second();
    return view;
}

void CenterPanel::setView(const SavedView &view)
{
    m_wiring->setSelected(view.wire);
    if (QAction *show = showOf(view.picture); show && show->isEnabled())
        show->setChecked(true);
    m_time.setMoment(view.cursorA);
    m_time.setSecond(view.cursorB);
    if (view.range)
        m_lanes->setRange(*view.range);
    else
        m_lanes->follow();
}

void CenterPanel::setFocusObject(std::optional<std::uint32_t> object)
{
    for (ChartPanel *chart : m_charts)
        chart->setFocusObject(object);
}

void CenterPanel::showPicture()
{
    QWidget *shown = m_waits;
    if (m_showWiring->isChecked())
        shown = m_wiring;
    else if (m_showMessages->isChecked())
        shown = m_messages;
    else if (m_showFilm->isChecked())
        shown = m_film;
    m_pictures->setCurrentWidget(shown);
    m_tabs->raise();
}

// Whoever looks at another picture sees by the tab that there is something to read.
void CenterPanel::showMessages()
{
    m_messages->setSnapshot(m_snapshot);
    const int count = m_messages->count();
    const QString text =
        count > 0 ? QStringLiteral("%1 %2").arg(m_showMessages->text()).arg(count) : m_showMessages->text();
    if (text == m_messagesTab->text())
        return;
    m_messagesTab->setText(text);
    placeTabs();
}

void CenterPanel::placeTabs()
{
    constexpr int kTop = 7;
    constexpr int kRight = 12;
    m_tabs->layout()->setContentsMargins({});
    const QSize size = m_tabs->sizeHint();
    QRect place({width() - size.width() - kRight, kTop}, size);
    // Where a title has no room beside them they stand in its place: the tab that is down says the same.
    const bool covers = place.left() < kRoomForTitle;
    if (covers) {
        place = {0, 0, width(), static_cast<int>(kTitleHeight)};
        m_tabs->layout()->setContentsMargins(0, kTop, kRight, place.height() - kTop - size.height());
    }
    m_tabs->setAutoFillBackground(covers);
    m_tabs->setGeometry(place);
    m_tabs->raise();
    m_film->setTitleMargin(covers ? 0 : size.width() + kRight);
}

void CenterPanel::arrangeCharts()
{
    int shown = 0;
    const int most = width() >= kRoomForFourCharts ? 4 : width() >= kRoomForThreeCharts ? 3 : 2;
    for (qsizetype i = 0; i < m_charts.size(); ++i) {
        const bool suits =
            m_snapshot && m_snapshot->model && m_charts[i]->chart().suits(*m_snapshot->model) && shown < most;
        if (suits && !m_charts[i]->isVisibleTo(this))
            m_charts[i]->setSnapshot(m_snapshot);
        m_charts[i]->setVisible(suits);
        m_chartLines[i]->setVisible(suits && shown > 0);
        shown += suits ? 1 : 0;
    }
}

void CenterPanel::resizeEvent(QResizeEvent *)
{
    placeTabs();
    arrangeCharts();
}

}  // namespace ws
