// Recordings in the window: keeps those of the last runs, opens one, saves the one that is shown.
//
// Threads:   the GUI's. Blocking: never for long; files are read and copied by RecordingOpener's thread.
// Ownership: a child of the window. Menu and action belong to it.
#pragma once

#include <QMenu>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "ui/app/settings.h"
#include "ui/models/recording_opener.h"
#include "ui/models/run_controller.h"

class QProgressDialog;
class QWidget;

namespace ws {

class Actions;

class RecordingDesk : public QObject
{
    Q_OBJECT

public:
    // Adds the command and the list of the last runs to `menu`.
    RecordingDesk(RunController &controller, Settings &settings, const Actions &actions, QMenu &menu,
                  QWidget *window);

    // What is to be kept with a recording that is saved: JSON.
    void setView(std::function<QString()> view) { m_view = std::move(view); }
    void open(const QString &file);
    void save();

signals:
    void opened(std::shared_ptr<const ws::Snapshot> snapshot);
    void noteWanted(const QString &note);

private:
    void fillRecent();
    void enableSave();
    void saveAs(const QString &file);
    void showProgress(int percent);
    void hideProgress();
    void complain(const Error &error);

    RunController &m_controller;
    Settings &m_settings;
    const Actions &m_actions;
    QWidget *m_window;
    QMenu *m_recent;
    RecordingOpener m_opener;
    QProgressDialog *m_progress = nullptr;  // null: nothing goes on, or not for long yet
    std::function<QString()> m_view;
    bool m_saves = false;  // what goes on is a copy, not an opening
};

// A maker of recordings for RunController: into the folder of the last runs, of which so many stay.
RunController::RecordingMaker recordingMaker(int count, int megabytes);

}  // namespace ws
