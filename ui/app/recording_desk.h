// Recordings in the window: keeps those of the last runs, opens one, saves the one that is shown.
//
// A recording is shown as soon as its figures are known; its lanes follow.
//
// Threads:   the GUI's. Blocking: never for long; files are read and copied by RecordingOpener's thread.
// Ownership: a child of the window. Menu and action belong to it.
#pragma once

#include <QElapsedTimer>
#include <QMenu>
#include <QObject>
#include <QString>
#include <memory>
#include <optional>

#include "ui/app/settings.h"
#include "ui/models/recording_opener.h"
#include "ui/models/run_controller.h"
#include "ui/views/lane_range.h"

class QWidget;

namespace ws {

class Actions;
class CenterPanel;

class RecordingDesk : public QObject
{
    Q_OBJECT

public:
    // Adds the command and the list of the last runs to `menu`.
    RecordingDesk(RunController &controller, Settings &settings, const Actions &actions, QMenu &menu,
                  QWidget *window);

    // Its view goes with a recording that is saved; the part between its cursors can be saved alone. It outlives this.
    void follow(CenterPanel &center);
    void open(const QString &file);
    void save();
    void saveSelection();

signals:
    void opened(std::shared_ptr<const ws::Snapshot> snapshot);
    void noteWanted(const QString &note);

private:
    void fillRecent();
    void enableSave();
    void ask(const QString &title, const QString &name, const SaveRecording &choice);
    void saveAs(const QString &file, const SaveRecording &choice);
    std::optional<LaneRange> selection() const;
    void noteOpened(const std::shared_ptr<const Snapshot> &snapshot);
    void noteCompleted(const std::shared_ptr<const Snapshot> &snapshot);
    void readTimeline();
    void giveUpTimeline();
    void showTimelineProgress(int percent);
    void complain(const QString &title, const Error &error);

    RunController &m_controller;
    Settings &m_settings;
    const Actions &m_actions;
    QWidget *m_window;
    QMenu *m_recent;
    RecordingOpener m_opener;
    RecordingOpener m_saver;  // its own: saving does not end what is being read
    CenterPanel *m_center = nullptr;
    std::shared_ptr<const RunModel> m_reads;  // of the run whose timeline is being read; null: of none
    QElapsedTimer m_sinceReading;
};

// A maker of recordings for RunController: into the folder of the last runs, of which so many stay.
RunController::RecordingMaker recordingMaker(int count, int megabytes);

}  // namespace ws
