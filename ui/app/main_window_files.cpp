// What the window opens, keeps, saves and exports.
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>

#include "session/library.h"
#include "session/recorded_run.h"
#include "ui/app/center_panel.h"
#include "ui/app/dialogs.h"
#include "ui/app/edit_side.h"
#include "ui/app/experiment_saver.h"
#include "ui/app/figure_dialog.h"
#include "ui/app/main_window.h"
#include "ui/app/recording_desk.h"
#include "ui/app/script_side.h"
#include "ui/app/status_line.h"
#include "ui/app/top_bar.h"
#include "ui/app/tour.h"
#include "ui/app/window_habits.h"
#include "ui/models/deadlock_words.h"
#include "ui/models/language.h"
#include "ui/models/wording.h"
#include "ui/views/deadlock_banner.h"
#include "ui/views/library_panel.h"
#include "ui/views/wiring_view.h"

namespace ws {

bool MainWindow::openExperiment(const QString &nameOrFile)
{
    if (isRecording(nameOrFile.toStdString())) {
        m_recordings->open(nameOrFile);
        return true;
    }
    const auto found = findExperiment(nameOrFile.toStdString());
    if (!found) {
        showMessage(this, tr("The experiment could not be opened"), errorSentence(found.error()));
        return false;
    }
    ReadResult read = readExperimentFile(*found, m_controller.vocabulary());
    if (const auto *problems = std::get_if<std::vector<FileProblem>>(&read)) {
        std::function<void()> mend;
        if (auto draft = readDraftFile(*found, m_controller.vocabulary()); draft && !allParts(*draft).empty())
            mend = [this, draft = std::move(*draft)] {
                makeRoomFor(draft.id);
                m_controller.open(draft);
                m_edit->setOn(true);
            };
        showProblems(this, nameOrFile, *problems, mend);
        return false;
    }
    auto &experiment = std::get<Experiment>(read);
    const QFileInfo file(nameOrFile);
    const QString path = file.isFile() ? file.absoluteFilePath() : QString();
    m_settings.lastExperiment = path.isEmpty() ? nameOrFile : path;
    if (!path.isEmpty())
        m_habits->noteFile(path);
    keepEdited();
    // The very one that was edited: its edits are not thrown away without a word.
    const KeptEdit *kept = m_controller.kept().find(experiment.id);
    if (kept && kept->before == experiment && resumeEdited(experiment.id)) {
        noteRestored(titleOf(m_controller.experiment()));
        return true;
    }
    makeRoomFor(experiment.id, path);
    putIfOther(experiment);
    m_controller.open(std::move(experiment));
    return true;
}

void MainWindow::openFirst()
{
    const Experiment *first = m_library.experimentAt(m_library.index(0, 0, m_library.index(0, 0)));
    if (first)
        m_controller.open(*first);
}

// Of the page that is shown; of the experiment's, of the chart or lanes that the keyboard is in, else of the large picture.
void MainWindow::exportFigure()
{
    if (const auto figure = m_pages->figure()) {
        const bool isSweep = figure->sweep != nullptr;
        askForFigure({isSweep ? nullptr : m_controller.snapshot(),
                      {isSweep ? "sweep.json" : "", "", "", "", ""},
                      figure->sweep},
                     figure->options);
        return;
    }
    FigureOptions picture;
    picture.charts = {m_actions[Command::ShowFilm]->isChecked()    ? "film-strip"
                      : m_actions[Command::ShowWaits]->isChecked() ? "wait-graph"
                                                                   : "wiring"};
    exportFigureOf(m_center->focusedFigure().value_or(picture));
}

void MainWindow::exportFigureOf(FigureOptions first)
{
    // What is seen, also of a picture that was frozen or of a moment of the past.
    const auto shown = m_center->time().shown() ? m_center->time().shown() : m_controller.snapshot();
    const Snapshot &snapshot = *shown;
    if (const auto moment = m_center->time().moment())
        first.at = static_cast<double>(*moment) / 1e9;
    FigureRun run;
    run.experiment = m_settings.lastExperiment.toStdString();
    if (run.experiment.empty())
        run.experiment = m_controller.experiment().id;
    if (snapshot.recording && snapshot.recording->readFrom) {
        run.experiment = snapshot.recording->file;
    } else {
        if (snapshot.placement != m_controller.experiment().placement)
            run.placement = placementId(snapshot.placement);
        if (snapshot.level != m_controller.experiment().level)
            run.level = levelId(snapshot.level);
    }
    const auto wire = m_center->wiring().selected();
    if (wire && *wire < m_controller.experiment().channels.size())
        first.object = m_controller.experiment().channels[*wire].name;
    first.beforeRun = !snapshot.results;
    askForFigure({shown, run}, first);
}

void MainWindow::askForFigure(const FigureDialog::Source &source, FigureOptions first)
{
    first.language = bestLanguage(m_settings.language).toStdString();
    first.colours = m_theme.dark ? FigureColours::Dark : FigureColours::Light;
    auto *dialog = new FigureDialog(m_theme, source, first, m_settings.figure, this);
    connect(dialog, &FigureDialog::written, this, [this](const QString &file, const FigureChoices &choices) {
        m_settings.figure = choices;
        m_status->setNote(filled(tr("The figure is in {file}."), {{"file", file}}));
    });
    dialog->open();
}

void MainWindow::chooseFromLibrary(const QString &id)
{
    m_scriptSide->takeOver();
    const Experiment *experiment = m_library.experimentAt(m_library.indexOf(id));
    if (!experiment || (experiment->id == m_controller.experiment().id && m_controller.isEdited()))
        return;
    const Experiment chosen = *experiment;
    keepEdited();
    m_settings.lastExperiment = id;
    if (!resumeEdited(chosen.id))
        m_controller.open(chosen);
}

// Edits are work: whoever looks at another experiment finds them again.
void MainWindow::keepEdited()
{
    m_scriptSide->takeOver();
    if (!m_controller.isEdited())
        return;
    m_controller.keepEdits();
    m_library.put(m_controller.experiment());
    m_status->setNote(filled(tr("What was edited in {title} is kept until the window is closed."),
                             {{"title", titleOf(m_controller.experiment())}}));
}

// Still edited when it is shown again. False: nothing of that id is kept.
bool MainWindow::resumeEdited(const std::string &id)
{
    auto kept = m_controller.kept().take(id);
    if (!kept)
        return false;
    m_controller.openEdited(std::move(kept->now), std::move(kept->before));
    return true;
}

// Two of one id would take each other's place.
void MainWindow::makeRoomFor(const std::string &id, const QString &file)
{
    keepEdited();
    m_saver->noteOpened(id, file);
    auto kept = m_controller.kept().take(id);
    if (!kept)
        return;
    m_library.put(kept->before);
    kept->now.id = kept->before.id = freeId(id);
    m_library.put(kept->now);
    m_controller.kept().put(std::move(*kept));
}

void MainWindow::putIfOther(const Experiment &experiment)
{
    const Experiment *same = m_library.experimentAt(m_library.indexOf(QString::fromStdString(experiment.id)));
    if (!same || !(*same == experiment))
        m_library.put(experiment);
}

std::string MainWindow::freeId(const std::string &wanted) const
{
    std::string id = wanted;
    for (int number = 2; m_library.indexOf(QString::fromStdString(id)).isValid(); ++number)
        id = wanted + "-" + std::to_string(number);
    return id;
}

void MainWindow::beginNew(Experiment experiment)
{
    keepEdited();
    // Unsaved ones side by side, each with a title of its own.
    const std::string wanted = "untitled";
    experiment.id = freeId(wanted);
    if (const std::string number = experiment.id.substr(wanted.size()); !number.empty()) {
        experiment.title.en += " " + number.substr(1);
        experiment.title.zhCn += " " + number.substr(1);
    }
    m_library.put(experiment);
    m_controller.open(std::move(experiment));
    m_edit->setOn(true);
}

void MainWindow::noteSaved(const QString &file, const Experiment &before)
{
    const Experiment saved = m_controller.experiment();
    makeRoomFor(saved.id, file);
    // Under its old name the library has what was opened, not the edits that are in the file now.
    if (before.id != saved.id)
        putIfOther(before);
    m_library.put(saved);
    m_libraryPanel->setCurrent(QString::fromStdString(m_controller.experiment().id));
    m_settings.lastExperiment = file;
    m_habits->noteFile(file);
    m_status->setNote(filled(tr("The experiment is in {file}."), {{"file", file}}));
}

void MainWindow::showRecording(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_scriptSide->takeOver();
    // Of what is open it is only a run.
    const auto &shown = snapshot->experiment;
    if (shown && !(*shown == m_controller.experiment()))
        makeRoomFor(shown->id);
    m_controller.show(snapshot);
    m_center->setView(savedView(QByteArray::fromStdString(snapshot->recording->view), *snapshot));
    m_pages->showExperiment();
}

void MainWindow::noteRestored(const QString &title)
{
    m_library.put(m_controller.experiment());
    m_libraryPanel->setCurrent(QString::fromStdString(m_controller.experiment().id));
    m_pages->showExperiment();
    m_status->setNote(filled(tr("{title} is as it was edited; save it to keep it."), {{"title", title}}));
}

void MainWindow::showTour()
{
    if (m_tour)
        return;
    m_settings.toured = true;
    m_pages->showExperiment();
    m_actions[Command::ShowWiring]->setChecked(true);
    m_tour = new Tour(
        {
            {tr("Choose an experiment"),
             tr("Each one runs real processes and threads. Those that are marked wrong go wrong on purpose."),
             m_libraryPanel},
            {tr("Run it"),
             tr("Run starts it, Pause holds all threads, Stop ends them. Nothing is left behind."),
             m_topBar->button(Command::Run)},
            {tr("See who is wired to whom"),
             tr("Processes are frames, threads are inside, wires carry messages. Click a wire to see its "
                "figures "
                "and to give it another mechanism."),
             &m_center->wiring()},
            {tr("See where the time goes"),
             tr("The charts are drawn while it runs; below them, what each thread does from moment to "
                "moment."),
             m_center->chartRow()},
            {tr("See why nobody goes on"),
             tr("When threads wait for each other for ever, a line appears here that proves it and says who "
                "waits "
                "for whom. 'Why?' shows what would have broken the ring."),
             m_banner},
            {tr("Take it with you"),
             tr("Figure writes any picture as SVG, PDF or PNG for slides and books. Ctrl+Shift+P finds every "
                "command."),
             m_topBar->button(Command::Figure)},
        },
        m_theme, this);
}

void MainWindow::copyReport()
{
    const auto &snapshot = m_controller.snapshot();
    if (!snapshot->deadlock || !snapshot->model)
        return;
    QApplication::clipboard()->setText(deadlockWords(*snapshot->deadlock, *snapshot->model).plainText());
    m_status->setNote(tr("The report is on the clipboard."));
    showReport();
}

}  // namespace ws
