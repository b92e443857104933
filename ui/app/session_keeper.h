// Keeps edits that are in no file where the next start finds them, and offers what a window that died has left.
//
// Threads: the GUI's. Ownership: owns the store; borrows the controller. Blocking: a few seconds after an edit, until a
// small file is written.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <vector>

#include "ui/models/run_controller.h"
#include "ui/models/unsaved_store.h"

namespace ws {

class NoticeBar;

class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    explicit SessionKeeper(RunController &controller,
                           std::filesystem::path folder = UnsavedStore::usualFolder());

    // Asks in the bar, one after the other; says nothing where nothing was left. Another window's bar takes over.
    void offer(NoticeBar &bar);
    // As the timer does.
    void look();
    // At a clean end: what is not saved by now was thrown away on purpose.
    void forget();

signals:
    void restoring();  // what is open now makes room
    void restored(const QString &title);
    void unreadable(const QString &title, const std::vector<ws::FileProblem> &problems);

private:
    void ask();
    void restore();
    void discard();

    RunController &m_controller;
    UnsavedStore m_store;
    UnsavedWork m_kept;
    std::vector<LostWork> m_lost;
    QPointer<NoticeBar> m_bar;
    bool m_looked = false;  // for what was left
    QTimer m_timer;
};

}  // namespace ws
