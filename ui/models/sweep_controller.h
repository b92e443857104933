// The window's side of a sweep: runs it on a thread of its own and hands on what was measured, row by row.
//
// Threads:   the GUI's. Rows arrive by queued calls.
// Blocking:  never, but for the destructor, which waits for the run that goes on: below half a second.
#pragma once

#include <QObject>
#include <optional>
#include <stop_token>
#include <thread>

#include "measure/sweep.h"

namespace ws {

class SweepController : public QObject
{
    Q_OBJECT

public:
    explicit SweepController(QObject *parent = nullptr);
    ~SweepController() override;

    // What the next sweep is to measure. It is kept here so that it outlives the page that shows it.
    const SweepPlan &plan() const { return m_plan; }
    void setPlan(const SweepPlan &plan) { m_plan = plan; }
    // Ignored while a sweep goes on.
    void start();
    void cancel();

    bool isActive() const { return m_active; }
    const SweepResults &results() const { return m_results; }
    const SweepProgress &progress() const { return m_progress; }
    // What the system refused; empty: nothing.
    QString trouble() const;

signals:
    void reset();  // another plan
    void rowChanged(int row);
    void progressed();
    void ended();

private:
    void work(SweepResults results, const std::stop_token &stop);
    void takeRow(const SweepProgress &progress, const SweepRow &row);
    void takeEnd(bool cancelled, const std::optional<Error> &trouble);

    SweepPlan m_plan;
    SweepResults m_results;
    SweepProgress m_progress;
    std::optional<Error> m_trouble;
    bool m_active = false;
    std::jthread m_thread;
};

}  // namespace ws
