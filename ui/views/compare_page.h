// Mechanisms side by side: what to measure at the left, the figure and the table at the right, filling in live.
//
// The sweep belongs to the controller, so it goes on when another page (in another language) takes this one's place.
//
// Ownership: borrows the controller.
// While a sweep goes on the figure is painted once a second: painting takes processor time from what is measured.
#pragma once

#include <QSortFilterProxyModel>
#include <QTimer>
#include <QWidget>

#include "ui/models/sweep_controller.h"
#include "ui/models/sweep_model.h"
#include "ui/views/theme.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QTableView;

namespace ws {

class SweepChoice;
class SweepView;

class ComparePage : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePage(SweepController &controller, QWidget *parent = nullptr);

    // How the page shows the sweep.
    struct State
    {
        bool latency = false;
        int sortColumn = -1;  // -1: in the order of the plan
        Qt::SortOrder sortOrder = Qt::AscendingOrder;
        QByteArray split;

        bool operator==(const State &) const = default;
    };
    State state() const;
    void setState(const State &state);

    void setTheme(const Theme &theme);
    SweepController &controller() { return m_controller; }
    SweepChoice &choice() { return *m_choice; }

signals:
    void exportWanted();
    void figureWanted();  // of what is shown

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    void run();
    void showActivity();
    void showProgress();
    void showFigure();

    SweepController &m_controller;
    SweepModel m_model;
    QSortFilterProxyModel m_sorted;
    QTimer m_repaint;
    SweepChoice *m_choice;
    QPushButton *m_run;
    QPushButton *m_cancel;
    QPushButton *m_export;
    QProgressBar *m_bar;
    QLabel *m_words;
    QPushButton *m_throughput;
    QPushButton *m_latency;
    QPushButton *m_figureButton;
    SweepView *m_figure;
    QTableView *m_table;
    QSplitter *m_split;
};

}  // namespace ws
