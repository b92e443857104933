// The window. Holds the controller and the views, and connects commands to them; it knows no measurement.
#pragma once

#include <QElapsedTimer>
#include <QMainWindow>
#include <QPointer>
#include <memory>
#include <optional>

#include "ui/app/actions.h"
#include "ui/app/figure_dialog.h"
#include "ui/app/pages.h"
#include "ui/app/saved_view.h"
#include "ui/app/settings.h"
#include "ui/app/settings_dialog.h"
#include "ui/editor/experiment_editor.h"
#include "ui/models/library_model.h"
#include "ui/models/run_controller.h"
#include "ui/views/theme.h"

namespace ws {

class CenterPanel;
class DeadlockBanner;
class EditSide;
class ExperimentSaver;
class InspectorPanel;
class Layouts;
class LibraryPanel;
class NoticeBar;
class RecordingDesk;
class ScriptPanel;
class ScriptSide;
class SidePanels;
class SlowMotion;
class StatusLine;
class TopBar;
class Tour;
class WindowHabits;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    // The run belongs to the controller, so it goes on when another window (in another language) takes its place.
    MainWindow(const Settings &settings, RunController &controller, QWidget *parent = nullptr);
    ~MainWindow() override;

    // A file or the id of a built-in experiment. Shows what is wrong with it and returns false where it cannot be read.
    bool openExperiment(const QString &nameOrFile);
    void openFirst();
    void run();
    // What another window needs to go on where this one is: the page with its comparison, the picture, the wire.
    struct State
    {
        Pages::State pages;
        SavedView view;
        bool edits = false;
        ExperimentEditor::Session editing;
        std::optional<SettingsDialog::PageId> settings;
        double speed = 1;
    };
    State state() const;
    void setState(const State &state);
    RunController &controller() { return m_controller; }
    LibraryModel &library() { return m_library; }
    const Settings &settings() const { return m_settings; }
    // Under the top bar; hidden until somebody has something to offer.
    NoticeBar &noticeBar() { return *m_notice; }
    // After edits that another window left have become the experiment.
    void noteRestored(const QString &title);
    // Before an experiment of that id is opened, from that file if from any: what is edited is kept, under another id
    // where it has the same.
    void makeRoomFor(const std::string &id, const QString &file = {});
    // Six steps through the window; at the first start, and when asked for.
    void showTour();

signals:
    // The texts of the window are made once: somebody has to make a new window.
    void languageChosen(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeOver();
    void buildMenu();
    void buildLayout();
    void buildHabits();
    void buildSpeeds();
    void setSpeed(double share);
    void connectCommands();
    void connectViews();
    void applyTheme(ThemeChoice choice);
    void showExperiment();
    void showSnapshot();
    void showMoment();
    void showActivity();
    void showVerdict(const QString &id);
    void togglePause();
    void exportFigure();
    void beginNew(Experiment experiment);
    void exportFigureOf(FigureOptions first);
    void askForFigure(const FigureDialog::Source &source, FigureOptions first);
    void chooseFromLibrary(const QString &id);
    void noteSaved(const QString &file, const Experiment &before);
    void keepEdited();
    bool resumeEdited(const std::string &id);
    void putIfOther(const Experiment &experiment);
    std::string freeId(const std::string &wanted) const;
    void chooseMechanism(std::uint32_t object, const QString &id);
    void selectWire();
    void offerWire();
    void useMechanism(const QString &id);
    void copyReport();
    void showRecording(const std::shared_ptr<const Snapshot> &snapshot);
    void showReport();

    Settings m_settings;
    Theme m_theme;
    RunController &m_controller;
    LibraryModel m_library;
    Actions m_actions;
    QMenu *m_menu;
    TopBar *m_topBar;
    NoticeBar *m_notice;
    DeadlockBanner *m_banner;
    LibraryPanel *m_libraryPanel;
    CenterPanel *m_center;
    ScriptPanel *m_script;
    ScriptSide *m_scriptSide;
    ExperimentSaver *m_saver;
    EditSide *m_edit;
    InspectorPanel *m_inspector;
    Pages *m_pages = nullptr;
    StatusLine *m_status;
    QList<QWidget *> m_lines;
    QElapsedTimer m_sinceTexts;
    SidePanels *m_sides = nullptr;
    RecordingDesk *m_recordings = nullptr;
    WindowHabits *m_habits = nullptr;
    Layouts *m_layouts = nullptr;
    SlowMotion *m_slowMotion = nullptr;
    QPointer<Tour> m_tour;
};

}  // namespace ws
