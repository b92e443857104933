// Writes the experiment that the window has into a file, and asks before edits are lost.
//
// Threads: the GUI's. Blocking: until a file is on the disk; dialogs do not wait.
#pragma once

#include <QObject>
#include <QString>

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
    // False: it was edited and the user is being asked; the window is closed by the answer, or stays.
    bool mayClose();

signals:
    void saved(const QString &file);

private:
    void ask();
    void write(const QString &file);

    RunController &m_controller;
    QWidget *m_window;
    QString m_file;         // where it was saved last; empty: nowhere yet
    std::string m_id;       // what is in that file
    QString m_folder;       // of the last file
    bool m_closes = false;  // once it is saved
    bool m_discards = false;
};

}  // namespace ws
