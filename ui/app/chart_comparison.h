// Lets all charts of the window show an earlier run with this one: behind it, or beside it.
//
// Threads: the GUI's. Ownership: refers to the panels, which belong to the window as it does.
#pragma once

#include <QList>
#include <QObject>

#include "ui/charts/chart_panel.h"
#include "ui/models/run_history.h"

class QMenu;

namespace ws {

class ChartComparison : public QObject
{
    Q_OBJECT

public:
    ChartComparison(const QList<ChartPanel *> &panels, QObject *parent);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    // None, the last run behind, the last run beside, and again.
    void next();
    void compareWith(const RunHistory::Run &run, ChartPanel::Comparison comparison);
    void end();
    ChartPanel::Comparison comparison() const { return m_comparison; }

private:
    void fillMenu(QMenu *menu);
    void show();

    QList<ChartPanel *> m_panels;
    RunHistory m_history;
    std::shared_ptr<const Snapshot> m_shown;
    RunHistory::Run m_other;
    ChartPanel::Comparison m_comparison = ChartPanel::Comparison::None;
};

}  // namespace ws
