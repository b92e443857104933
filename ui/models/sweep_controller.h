// The window's side of a sweep: runs it on a thread of its own and hands on what was measured, row by row.
//
// Threads:   the GUI's. Rows arrive by queued calls.
// Blocking:  never, but for the destructor, which waits for the run that goes on: below half a second.
#pragma once

#include <QObject>
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

    // Ignored while a sweep goes on.
    void start(const SweepPlan &plan);
    void cancel();

    bool isActive() const { return m_active; }
    const SweepResults &results() const { return m_results; }
    const SweepProgress &progress() const { return m_progress; }
    // What the system refused; empty: nothing.
    const QString &trouble() const { return m_trouble; }

signals:
    void reset();  // another plan
    void rowChanged(int row);
    void progressed();
    void ended();

private:
    void work(SweepResults results, const std::stop_token &stop);
    void takeRow(const SweepProgress &progress, const SweepRow &row);
    void takeEnd(bool cancelled, const QString &trouble);

    SweepResults m_results;
    SweepProgress m_progress;
    QString m_trouble;
    bool m_active = false;
    std::jthread m_thread;
};

}  // namespace ws
