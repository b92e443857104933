// Writes the experiment that the window has into a file, and asks before edits are lost.
//
// Threads: the GUI's. Blocking: until a file is on the disk; dialogs do not wait.
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <string>

#include "ui/models/run_controller.h"

class QWidget;

namespace ws {

class ExperimentSaver : public QObject
{
    Q_OBJECT

public:
    ExperimentSaver(RunController &controller, QWidget *window);

    // Into the file that this experiment was saved to before, else into one that is asked for.
    void save();
    void saveAs() { ask(); }
    // Another one has that name now. Unless it came from the same file, that file is not written without asking.
    void noteOpened(const std::string &id, const QString &file);
    // False: one or more were edited and the user is being asked; the window is closed by the answer, or stays.
    bool mayClose();

signals:
    // The experiment that is shown; `before`: as it was before its edits, under the name that it had.
    void saved(const QString &file, const ws::Experiment &before);
    // One that is kept edited is to be saved next, and whoever names its file should see it.
    void showWanted(const QString &id);

private:
    void ask();
    void write(const QString &file);
    void askBeforeClosing(const QStringList &titles);
    void saveNext();

    RunController &m_controller;
    QWidget *m_window;
    std::map<std::string, QString> m_files;  // by the id of the experiment: where it was saved last
    QString m_folder;                        // of the last file
    bool m_closes = false;                   // once all are saved
    bool m_discards = false;
};

}  // namespace ws
