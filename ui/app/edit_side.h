// Between the editor and the rest of the window: shows its page and its panel in place of the live picture and the
// inspector, gives its commands their keys, says before a run what is wrong, and begins new experiments.
//
// Threads: the GUI's. Ownership: borrows controller and actions; page and panel belong to their parents.
#pragma once

#include <QObject>
#include <QStackedWidget>

#include "ui/app/actions.h"
#include "ui/editor/experiment_editor.h"
#include "ui/views/theme.h"

class QScrollArea;

namespace ws {

class EditorPage;
class PartPanel;

class EditSide : public QObject
{
    Q_OBJECT

public:
    EditSide(RunController &controller, const Actions &actions, QWidget *window);
    ~EditSide() override;

    // Takes them into a stack, in front of the editor's own.
    QStackedWidget *inFrontOfPage(QWidget *picture);
    QStackedWidget *inFrontOfPanel(QWidget *inspector);

    void setTheme(const Theme &theme);
    bool isOn() const;
    void setOn(bool on);
    // False: something is wrong with a part; the editor shows it.
    bool readyToRun();
    ExperimentEditor &editor() { return m_editor; }

signals:
    void shown();  // the editor has come in front
    void noted(const QString &note);
    void newWanted(const ws::Experiment &experiment);

private:
    void connectCommands();
    void showState();
    void chooseTemplate();

    RunController &m_controller;
    const Actions &m_actions;
    QWidget *m_window;
    Theme m_theme = lightTheme();
    ExperimentEditor m_editor;
    EditorPage *m_page;
    PartPanel *m_panel;
    QScrollArea *m_panelArea;
    QStackedWidget *m_pictures = nullptr;
    QStackedWidget *m_panels = nullptr;
};

}  // namespace ws
