// Between the panel with the scripts and the run: takes over what is typed, finds its mistakes, shows or hides the panel.
//
// Threads: the GUI's. Ownership: borrows everything; lives as long as the window.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "ui/app/actions.h"
#include "ui/app/settings.h"
#include "ui/models/run_controller.h"

namespace ws {

class ScriptPanel;

class ScriptSide : public QObject
{
    Q_OBJECT

public:
    ScriptSide(RunController &controller, const Actions &actions, Settings &settings, ScriptPanel &panel);

    // After another experiment was opened, or this one was edited.
    void showExperiment();
    // What was typed last belongs to the experiment from now on; it does so by itself a moment after the last key.
    void takeOver();
    // False: a script has a mistake; it is shown and the cursor is there.
    bool readyToRun();

    // Shown or hidden, as the settings say now.
    void arrange();

private:
    void check();

    RunController &m_controller;
    QAction *m_showScript;
    Settings &m_settings;
    ScriptPanel &m_panel;
    QTimer m_rest;  // since the last key
    std::string m_id;
};

}  // namespace ws
