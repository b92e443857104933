// Keeps edits that are in no file where the next start finds them, and offers what a window that died has left.
//
// Threads: the GUI's. Ownership: owns the stores, one for each experiment; borrows the controller. Blocking: a few
// seconds after an edit, until a small file is written.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <filesystem>
#include <map>
#include <string>
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
    void restoring(const QString &id);  // what is open now makes room, and what is kept under that name
    void restored(const QString &title);
    void unreadable(const QString &title, const std::vector<ws::FileProblem> &problems);

private:
    struct Kept
    {
        explicit Kept(const std::filesystem::path &folder) : store(folder) {}

        UnsavedStore store;
        UnsavedWork work;
    };

    void keep(const KeptEdit &edit);
    void ask();
    void restore();
    void discard();

    RunController &m_controller;
    std::filesystem::path m_folder;
    std::map<std::string, Kept> m_kept;  // by the id of the experiment
    std::vector<LostWork> m_lost;
    QPointer<NoticeBar> m_bar;
    bool m_looked = false;  // for what was left
    QTimer m_timer;
};

}  // namespace ws
