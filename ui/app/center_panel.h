// The middle of the window: wiring or wait-for graph, charts, lanes.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QWidget>
#include <memory>

#include "session/snapshot.h"
#include "ui/views/theme.h"

class QAction;
class QPushButton;
class QStackedLayout;

namespace ws {

class ChartPanel;
class LanesView;
class MessagesView;
class WaitGraphView;
class WiringView;

class CenterPanel : public QWidget
{
    Q_OBJECT

public:
    // The actions choose the picture; the tabs in the corner show them.
    CenterPanel(QAction *showWiring, QAction *showWaits, QAction *showMessages, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    // `final`: nothing will follow soon, so everything is painted now.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot, bool final);
    WiringView &wiring() { return *m_wiring; }
    // Beside the tabs: what else can be done with the picture.
    void addTab(QAction *action, const QString &text);
    void setFocusObject(std::optional<std::uint32_t> object);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showPicture();
    void showMessages();
    void placeTabs();
    void showAllInCharts();
    void showInNextChart();
    void arrangeCharts();

    Theme m_theme;
    std::shared_ptr<const Snapshot> m_snapshot;
    QElapsedTimer m_sinceCharts;  // since the last round of charts and lanes began
    qsizetype m_nextChart = 0;    // of this round; behind the last one come the lanes, 0: the round is over
    QAction *m_showWiring;
    QAction *m_showWaits;
    QAction *m_showMessages;
    QWidget *m_top;
    QStackedLayout *m_pictures;
    WiringView *m_wiring;
    WaitGraphView *m_waits;
    MessagesView *m_messages;
    QWidget *m_tabs;
    QPushButton *m_messagesTab;
    QWidget *m_chartRow;
    QList<ChartPanel *> m_charts;
    QList<QWidget *> m_chartLines;
    QList<QWidget *> m_lines;
    LanesView *m_lanes;
};

}  // namespace ws
