#include "ui/app/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

#include "session/library.h"
#include "ui/app/center_panel.h"
#include "ui/app/dialogs.h"
#include "ui/app/edit_side.h"
#include "ui/app/experiment_saver.h"
#include "ui/app/file_drop.h"
#include "ui/app/layouts.h"
#include "ui/app/main_menu.h"
#include "ui/app/recording_desk.h"
#include "ui/app/script_side.h"
#include "ui/app/side_panels.h"
#include "ui/app/status_line.h"
#include "ui/app/top_bar.h"
#include "ui/app/window_habits.h"
#include "ui/models/language.h"
#include "ui/models/slow_motion.h"
#include "ui/models/wording.h"
#include "ui/views/deadlock_banner.h"
#include "ui/views/inspector_panel.h"
#include "ui/views/library_panel.h"
#include "ui/views/notice_bar.h"
#include "ui/views/script_panel.h"
#include "ui/views/wiring_view.h"

namespace ws {
namespace {

constexpr Command kPictures[] = {Command::ShowWiring, Command::ShowWaits, Command::ShowMessages,
                                 Command::ShowFilm};
constexpr std::pair<Command, double> kSpeeds[] = {
    {Command::FullSpeed, 1}, {Command::TenthSpeed, 0.1}, {Command::HundredthSpeed, 0.01}};
constexpr int kTextsEveryMs = 100;  // figures that change faster cannot be read

}  // namespace

MainWindow::MainWindow(const Settings &settings, RunController &controller, QWidget *parent)
    : QMainWindow(parent), m_settings(settings), m_controller(controller), m_menu(new QMenu(this)),
      m_topBar(new TopBar(m_actions, m_menu, this)), m_notice(new NoticeBar(this)),
      m_banner(new DeadlockBanner(this)), m_libraryPanel(new LibraryPanel(m_library, this)),
      m_center(new CenterPanel(m_actions[Command::ShowWiring], m_actions[Command::ShowWaits],
                               m_actions[Command::ShowMessages], m_actions[Command::ShowFilm],
                               {m_actions[Command::PreviousEvent], m_actions[Command::NextEvent],
                                m_actions[Command::Freeze], m_actions[Command::GoLive]},
                               this)),
      m_script(new ScriptPanel(this)),
      m_scriptSide(new ScriptSide(controller, m_actions, m_settings, *m_script)),
      m_saver(new ExperimentSaver(controller, this)), m_edit(new EditSide(controller, m_actions, this)),
      m_inspector(new InspectorPanel(this)), m_status(new StatusLine(this))
{
    setWindowTitle(QStringLiteral("Waitscope"));
    new FileDrop(this, [this](const QString &file) { openExperiment(file); });
    setMinimumSize(760, 560);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    buildMenu();
    buildLayout();
    buildHabits();
    connectCommands();
    connectViews();
    applyTheme(m_settings.theme);
    m_library.load(builtInExperiments(), m_controller.vocabulary());
    takeOver();
    m_center->wiring().setFocus();
    if (!m_settings.geometry.isEmpty())
        restoreGeometry(m_settings.geometry);
    showExperiment();
    showActivity();
    showSnapshot();
}

MainWindow::~MainWindow() = default;

void MainWindow::takeOver()
{
    const Experiment &experiment = m_controller.experiment();
    if (!experiment.id.empty() && !m_library.indexOf(QString::fromStdString(experiment.id)).isValid())
        m_library.put(experiment);
    for (const KeptEdit &edit : m_controller.kept().all())
        m_library.put(edit.now);
    for (const auto &[id, verdict] : m_controller.verdicts())
        m_library.setVerdict(QString::fromStdString(id), verdict);
}

void MainWindow::buildMenu()
{
    addActions(m_actions.all());
    fillMainMenu(*m_menu, m_actions);
    m_actions[Command::ShowWiring]->setChecked(true);
    const bool chinese = bestLanguage(m_settings.language) == QLatin1String("zh_CN");
    m_actions[chinese ? Command::LanguageChinese : Command::LanguageEnglish]->setChecked(true);
}

void MainWindow::buildLayout()
{
    const auto line = [this] {
        auto *widget = new QWidget(this);
        widget->setAutoFillBackground(true);
        widget->setFixedWidth(1);
        m_lines.append(widget);
        return widget;
    };
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_libraryPanel);
    row->addWidget(line());
    auto *middle = new QSplitter(this);
    middle->setChildrenCollapsible(false);
    middle->setHandleWidth(5);
    middle->addWidget(m_edit->inFrontOfPage(m_center));
    m_center->addTab(m_actions[Command::EditWiring], tr("Edit"));
    middle->addWidget(m_script);
    middle->setStretchFactor(0, 1);
    row->addWidget(middle, 1);
    row->addWidget(line());
    QWidget *right = m_edit->inFrontOfPanel(m_inspector);
    row->addWidget(right);
    row->setContentsMargins(0, 0, 0, 0);
    m_sides = new SidePanels(m_actions, m_settings, {m_libraryPanel, m_lines[0]}, {right, m_lines[1]}, this);
    auto *experiment = new QWidget(this);
    experiment->setLayout(row);
    m_pages = new Pages(m_actions, experiment, this);
    Pages::State remembered;
    remembered.catalogue.id = m_settings.mechanism;
    m_pages->setState(remembered);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_notice);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    column->addWidget(m_status);
    auto *all = new QWidget(this);
    all->setLayout(column);
    setCentralWidget(all);
}

void MainWindow::buildHabits()
{
    m_habits = new WindowHabits({m_actions, m_settings, m_library, *m_menu}, this);
    connect(m_habits, &WindowHabits::appearanceChanged, this, [this] { applyTheme(m_settings.theme); });
    connect(m_habits, &WindowHabits::keptRunsChanged, this, [this] {
        m_controller.setRecordingMaker(recordingMaker(m_settings.recordings, m_settings.recordingsMegabytes));
    });
    connect(m_habits, &WindowHabits::languageChosen, this, &MainWindow::languageChosen);
    connect(m_habits, &WindowHabits::experimentWanted, this, &MainWindow::chooseFromLibrary);
    connect(m_habits, &WindowHabits::fileWanted, this, &MainWindow::openExperiment);
    m_layouts = new Layouts(m_actions, m_settings, *m_sides, *m_center, this);
    connect(m_habits, &WindowHabits::layoutChanged, m_layouts, &Layouts::arrange);
    connect(m_layouts, &Layouts::arranged, m_scriptSide, &ScriptSide::arrange);
    connect(m_layouts, &Layouts::zoomChanged, this, [this] { applyTheme(m_settings.theme); });
    buildSpeeds();
}

void MainWindow::buildSpeeds()
{
    m_slowMotion = new SlowMotion(m_controller, this);
    for (const auto &[command, share] : kSpeeds)
        connect(m_actions[command], &QAction::triggered, this, [this, share = share] { setSpeed(share); });
    m_actions[Command::FullSpeed]->setChecked(true);
}

void MainWindow::setSpeed(double share)
{
    m_slowMotion->setShare(share);
    m_topBar->setSpeed(share);
    for (const auto &[command, one] : kSpeeds)
        m_actions[command]->setChecked(one == share);
}

void MainWindow::connectCommands()
{
    const auto on = [this](Command command, auto slot) {
        connect(m_actions[command], &QAction::triggered, this, slot);
    };
    on(Command::Run, &MainWindow::run);
    on(Command::Pause, &MainWindow::togglePause);
    on(Command::Stop, [this] { m_controller.stop(); });
    on(Command::Open,
       [this] { chooseExperimentFile(this, [this](const QString &file) { openExperiment(file); }); });
    on(Command::Save, [this] {
        m_scriptSide->takeOver();
        m_saver->save();
    });
    on(Command::SaveAs, [this] {
        m_scriptSide->takeOver();
        m_saver->saveAs();
    });
    on(Command::Figure, &MainWindow::exportFigure);
    for (const Command picture : kPictures)
        on(picture, [this] { m_pages->showExperiment(); });
    on(Command::Quit, &MainWindow::close);
    on(Command::ThemeSystem, [this] { applyTheme(ThemeChoice::System); });
    on(Command::ThemeLight, [this] { applyTheme(ThemeChoice::Light); });
    on(Command::ThemeDark, [this] { applyTheme(ThemeChoice::Dark); });
    on(Command::LanguageEnglish, [this] { emit languageChosen(QStringLiteral("en")); });
    on(Command::LanguageChinese, [this] { emit languageChosen(QStringLiteral("zh_CN")); });
    on(Command::Find, [this] {
        if (m_pages->focusFind())
            return;
        m_pages->showExperiment();
        m_sides->openLibrary();
        m_libraryPanel->focusFind();
    });
    on(Command::Tour, &MainWindow::showTour);
    on(Command::About, [this] { showAbout(this); });
}

void MainWindow::connectViews()
{
    connect(&m_controller, &RunController::experimentChanged, this, &MainWindow::showExperiment);
    connect(&m_controller, &RunController::snapshotChanged, this, &MainWindow::showSnapshot);
    connect(&m_controller, &RunController::activityChanged, this, &MainWindow::showActivity);
    connect(&m_controller, &RunController::verdictKnown, this, &MainWindow::showVerdict);
    connect(m_libraryPanel, &LibraryPanel::experimentWanted, this, &MainWindow::chooseFromLibrary);
    connect(m_topBar, &TopBar::placementChosen, &m_controller, &RunController::setPlacement);
    connect(m_topBar, &TopBar::levelChosen, &m_controller, &RunController::setLevel);
    connect(&m_center->wiring(), &WiringView::selectionChanged, this, &MainWindow::selectWire);
    connect(&m_center->time(), &TimeModel::changed, this, &MainWindow::showMoment);
    connect(m_inspector, &InspectorPanel::mechanismWanted, this, &MainWindow::chooseMechanism);
    m_inspector->setMechanismJudge([this](std::uint32_t object, const std::string &id) {
        return m_controller.mechanismProblems(object, id);
    });
    connect(m_pages, &Pages::useWanted, this, &MainWindow::useMechanism);
    connect(m_pages, &Pages::figureWanted, this, &MainWindow::exportFigure);
    connect(m_inspector, &InspectorPanel::runWanted, this, &MainWindow::run);
    connect(m_edit, &EditSide::newWanted, this, &MainWindow::beginNew);
    connect(m_edit, &EditSide::noted, m_status, &StatusLine::setNote);
    connect(m_edit, &EditSide::shown, this, [this] {
        m_pages->showExperiment();
        m_sides->openInspector();
    });
    connect(m_saver, &ExperimentSaver::saved, this, &MainWindow::noteSaved);
    connect(m_saver, &ExperimentSaver::showWanted, this, &MainWindow::chooseFromLibrary);
    connect(m_center, &CenterPanel::chartFigureWanted, this, &MainWindow::exportFigureOf);
    connect(m_banner, &DeadlockBanner::reportWanted, this, &MainWindow::copyReport);
    connect(m_banner, &DeadlockBanner::reasonWanted, this, &MainWindow::showReport);
    m_recordings = new RecordingDesk(m_controller, m_settings, m_actions, *m_menu, this);
    m_recordings->follow(*m_center);
    connect(m_recordings, &RecordingDesk::opened, this, &MainWindow::showRecording);
    connect(m_recordings, &RecordingDesk::noteWanted, m_status, &StatusLine::setNote);
}

void MainWindow::run()
{
    if (m_controller.experiment().id.empty())
        return;
    m_inspector->setProblems({});
    if (!m_scriptSide->readyToRun()) {
        m_pages->showExperiment();
        m_status->setNote(tr("Not started: a script has a mistake."));
        return;
    }
    if (!m_edit->readyToRun())
        return;
    m_controller.run();
}

void MainWindow::togglePause()
{
    if (m_controller.isPaused())
        m_controller.resume();
    else
        m_controller.pause();
}

void MainWindow::applyTheme(ThemeChoice choice)
{
    m_settings.theme = choice;
    m_theme = themeFor(choice);
    m_theme.zoom = m_settings.typeSize * layoutZoom(m_settings.layout);
    QApplication::setPalette(m_theme.palette());
    QApplication::setFont(m_theme.font(13));
    qApp->setStyleSheet(m_theme.styleSheet());
    // The first polish of a widget takes back a font that was set before it.
    for (QWidget *widget : findChildren<QWidget *>())
        widget->ensurePolished();
    m_actions.setTheme(m_theme);
    m_topBar->setTheme(m_theme);
    m_notice->setTheme(m_theme);
    m_habits->setTheme(m_theme);
    m_banner->setTheme(m_theme);
    m_libraryPanel->setTheme(m_theme);
    m_center->setTheme(m_theme);
    m_script->setTheme(m_theme);
    m_inspector->setTheme(m_theme);
    m_edit->setTheme(m_theme);
    m_status->setTheme(m_theme);
    m_pages->setTheme(m_theme);
    for (QWidget *line : m_lines) {
        QPalette palette = line->palette();
        palette.setColor(QPalette::Window, m_theme.line);
        line->setPalette(palette);
    }
    const Command commands[] = {Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark};
    m_actions[commands[static_cast<int>(choice)]]->setChecked(true);
    showActivity();
}

void MainWindow::showExperiment()
{
    const Experiment &experiment = m_controller.experiment();
    m_topBar->setExperiment(experiment, m_controller.isEdited());
    m_libraryPanel->setCurrent(QString::fromStdString(experiment.id));
    m_scriptSide->showExperiment();
    offerWire();
    setWindowTitle(experiment.id.empty() ? QStringLiteral("Waitscope")
                                         : titleOf(experiment) + QStringLiteral(" - Waitscope"));
}

void MainWindow::showSnapshot()
{
    const std::shared_ptr<const Snapshot> &snapshot = m_controller.snapshot();
    const bool final = !m_controller.isActive() || m_controller.stands() ||
                       snapshot->phase != RunPhase::Running || snapshot->deadlock;
    m_center->setSnapshot(snapshot, final);
    m_banner->setSnapshot(snapshot);
    if (final || !m_sinceTexts.isValid() || m_sinceTexts.elapsed() >= kTextsEveryMs) {
        m_topBar->setTime(snapshot->timeNs);
        showMoment();
        m_status->setSnapshot(*snapshot);
        m_sinceTexts.restart();
    }
}

// The panel's figures are of a whole run, so they follow a freeze but not the cursor.
void MainWindow::showMoment()
{
    if (!m_center->time().shown())
        return;
    m_inspector->setSnapshot(m_center->time().shown());
    m_script->setSnapshot(m_center->time().atMoment());
}

void MainWindow::showActivity()
{
    const bool active = m_controller.isActive();
    const bool hasExperiment = !m_controller.experiment().id.empty();
    const bool ran = m_controller.snapshot()->phase == RunPhase::Ended;
    m_actions[Command::Run]->setEnabled(!active && hasExperiment);
    m_actions[Command::Run]->setText(ran ? tr("Run again") : tr("Run"));
    m_actions[Command::Pause]->setEnabled(active);
    m_actions[Command::Pause]->setText(m_controller.isPaused() ? tr("Go on") : tr("Pause"));
    m_actions[Command::Stop]->setEnabled(active);
    m_actions[Command::Figure]->setEnabled(hasExperiment);
    m_actions[Command::Save]->setEnabled(hasExperiment);
    m_actions[Command::SaveAs]->setEnabled(hasExperiment);
    const Command main = active ? Command::Stop : Command::Run;
    m_actions.setMain(main, m_theme);
    m_topBar->setMain(main);
}

void MainWindow::showVerdict(const QString &id)
{
    if (const auto verdict = m_controller.lastVerdict(id.toStdString()))
        m_library.setVerdict(id, *verdict);
}

void MainWindow::chooseMechanism(std::uint32_t object, const QString &id)
{
    // Channels come first among the objects, in the order of the experiment.
    m_inspector->setProblems(m_controller.setMechanism(object, id.toStdString()));
}

void MainWindow::selectWire()
{
    const auto selected = m_center->wiring().selected();
    m_inspector->setSelected(selected);
    m_center->setFocusObject(selected);
    offerWire();
    if (selected)
        m_sides->openInspector();
}

void MainWindow::offerWire()
{
    m_pages->offerWire(m_controller, m_center->wiring().selected());
}

void MainWindow::useMechanism(const QString &id)
{
    const auto wire = m_center->wiring().selected();
    if (!wire || !m_controller.setMechanism(*wire, id.toStdString()).empty())
        return;
    m_status->setNote(
        filled(tr("Wire {name} uses {mechanism} now."),
               {{"name", QString::fromStdString(m_controller.experiment().channels[*wire].name)},
                {"mechanism", mechanismName(id.toStdString())}}));
}

MainWindow::State MainWindow::state() const
{
    m_scriptSide->takeOver();
    return {m_pages->state(),           m_center->view(),         m_edit->isOn(),
            m_edit->editor().session(), m_habits->settingsPage(), m_slowMotion->share()};
}

void MainWindow::setState(const State &state)
{
    m_center->setView(state.view);
    m_edit->editor().resume(state.editing);
    m_edit->setOn(state.edits);
    m_pages->setState(state.pages);
    setSpeed(state.speed);
    if (state.settings)
        m_habits->showSettings(*state.settings);
}

void MainWindow::showReport()
{
    m_inspector->showReport();
    m_sides->openInspector();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_sides->fold();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_scriptSide->takeOver();
    if (!m_saver->mayClose()) {
        event->ignore();
        return;
    }
    m_controller.stop();
    m_settings.geometry = saveGeometry();
    m_settings.mechanism = m_pages->mechanism();
    saveSettings(m_settings);
    QMainWindow::closeEvent(event);
}

}  // namespace ws
