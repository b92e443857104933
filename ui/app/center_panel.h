// The middle of the window: wiring or wait-for graph, charts, lanes.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QWidget>
#include <memory>

#include "figure/options.h"
#include "session/snapshot.h"
#include "ui/app/saved_view.h"
#include "ui/models/time_model.h"
#include "ui/views/theme.h"
#include "ui/views/time_strip.h"

class QAction;
class QPushButton;
class QSplitter;
class QStackedLayout;

namespace ws {

class ChartComparison;
class ChartPanel;
class FilmStripView;
class LanesView;
class MessagesView;
class WaitGraphView;
class WiringView;

class CenterPanel : public QWidget
{
    Q_OBJECT

public:
    // The actions choose the picture; the tabs in the corner show them.
    CenterPanel(QAction *showWiring, QAction *showWaits, QAction *showMessages, QAction *showFilm,
                const TimeStrip::Commands &timeCommands, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    // `final`: nothing will follow soon, so everything is painted now.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot, bool final);
    QWidget *chartRow() { return m_chartRow; }
    WiringView &wiring() { return *m_wiring; }
    LanesView &lanes() { return *m_lanes; }
    // Beside the tabs: what else can be done with the picture.
    void addTab(QAction *action, const QString &text);
    // Which moment the pictures show. While it is frozen or at a moment of the past, snapshots are kept for later.
    TimeModel &time() { return m_time; }
    // Which parts are shown beside the picture, and the proportions of picture, charts, lanes.
    void setParts(bool charts, bool lanes, const QList<int> &heights);
    // Picture, wire, stretch of the lanes and cursors.
    SavedView view() const;
    void setView(const SavedView &view);
    void setFocusObject(std::optional<std::uint32_t> object);
    // The chart, or the lanes, that have the keyboard as they are shown now; nothing where none has, or where another
    // picture was chosen since.
    std::optional<FigureOptions> focusedFigure() const;

signals:
    void chartFigureWanted(const ws::FigureOptions &options);

signals:
    void heightsChanged(const QList<int> &heights);  // by the user

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QAction *showOf(const QString &picture) const;
    void showPicture();
    void showStrip();
    void showFilmTab();
    void showMoment();
    void showView();
    void showMessages();
    void placeTabs();
    void showAllInCharts();
    void showInNextChart();
    void arrangeCharts();
    void limitLanes();
    void setHeights();
    void watchForFigure();
    static FigureOptions figureOf(ChartPanel &panel);

    Theme m_theme;
    TimeModel m_time;
    std::shared_ptr<const Snapshot> m_snapshot;  // the one that is shown
    QElapsedTimer m_sinceCharts;                 // since the last round of charts and lanes began
    QElapsedTimer m_sinceStrip;
    std::shared_ptr<const RunModel> m_stripModel;  // whose run the strip shows
    qsizetype m_nextChart = 0;  // of this round; behind the last one come lanes and strip; 0: it is over
    QAction *m_showWiring;
    QAction *m_showWaits;
    QAction *m_showMessages;
    QAction *m_showFilm;
    QWidget *m_top;
    QStackedLayout *m_pictures;
    WiringView *m_wiring;
    WaitGraphView *m_waits;
    MessagesView *m_messages;
    FilmStripView *m_film;
    QWidget *m_tabs;
    QPushButton *m_messagesTab;
    QPushButton *m_filmTab;
    QWidget *m_chartRow;
    QSplitter *m_stack;
    QList<int> m_heights;
    QList<ChartPanel *> m_charts;
    ChartComparison *m_comparison;
    QList<QWidget *> m_chartLines;
    LanesView *m_lanes;
    TimeStrip *m_timeStrip;
    bool m_pictureChosen = false;  // by the user, after the chart or the lanes that have the keyboard
};

}  // namespace ws
