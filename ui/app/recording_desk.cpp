#include "ui/app/recording_desk.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <algorithm>

#include "measure/recording_facts.h"
#include "session/recorded_run.h"
#include "session/recording_folder.h"
#include "ui/app/actions.h"
#include "ui/app/center_panel.h"
#include "ui/app/dialogs.h"
#include "ui/app/figure_dialog.h"
#include "ui/app/opener_progress.h"
#include "ui/models/recording_words.h"
#include "ui/models/wording.h"
#include "ui/views/lanes_view.h"

namespace ws {
namespace {

constexpr qint64 kProgressAfterMs = 500;

}  // namespace

RecordingDesk::RecordingDesk(RunController &controller, Settings &settings, const Actions &actions,
                             QMenu &menu, QWidget *window)
    : QObject(window), m_controller(controller), m_settings(settings), m_actions(actions), m_window(window),
      m_recent(new QMenu(tr("Last runs"), &menu))
{
    QAction *before = actions[Command::Figure];
    menu.insertAction(before, actions[Command::SaveRecording]);
    connect(m_recent, &QMenu::aboutToShow, this, &RecordingDesk::fillRecent);
    menu.insertAction(before, actions[Command::SaveSelection]);
    menu.insertMenu(before, m_recent);
    connect(actions[Command::SaveRecording], &QAction::triggered, this, &RecordingDesk::save);
    connect(actions[Command::SaveSelection], &QAction::triggered, this, &RecordingDesk::saveSelection);
    connect(&m_controller, &RunController::activityChanged, this, &RecordingDesk::enableSave);
    connect(&m_controller, &RunController::snapshotChanged, this, &RecordingDesk::enableSave);
    connect(&m_controller, &RunController::snapshotChanged, this, &RecordingDesk::giveUpTimeline);
    new OpenerProgress(m_opener, tr("The recording is being read."), window);
    new OpenerProgress(m_saver, tr("The recording is being saved."), window);
    connect(&m_opener, &RecordingOpener::opened, this, &RecordingDesk::noteOpened);
    connect(&m_opener, &RecordingOpener::completed, this, &RecordingDesk::noteCompleted);
    connect(&m_opener, &RecordingOpener::timelineProgressed, this, &RecordingDesk::showTimelineProgress);
    connect(&m_opener, &RecordingOpener::failed, this,
            [this](const Error &error) { complain(tr("The recording could not be opened"), error); });
    connect(&m_saver, &RecordingOpener::failed, this,
            [this](const Error &error) { complain(tr("The recording could not be saved"), error); });
    connect(&m_saver, &RecordingOpener::saved, this, [this](const QString &file) {
        emit noteWanted(filled(tr("The recording is in {file}."), {{"file", file}}));
    });
    enableSave();
}

void RecordingDesk::enableSave()
{
    const auto &snapshot = m_controller.snapshot();
    const bool can = !m_controller.isActive() && snapshot->recording && snapshot->phase == RunPhase::Ended;
    m_actions[Command::SaveRecording]->setEnabled(can);
    m_actions[Command::SaveSelection]->setEnabled(can && selection());
}

void RecordingDesk::open(const QString &file)
{
    m_settings.recordingFolder = QFileInfo(file).absolutePath();
    m_reads.reset();
    m_opener.open(file);
}

void RecordingDesk::noteOpened(const std::shared_ptr<const Snapshot> &snapshot)
{
    emit opened(snapshot);
    if (snapshot->timelineState() != TimelineState::ToCome)
        return;
    m_reads = snapshot->model;
    m_sinceReading.start();
}

void RecordingDesk::noteCompleted(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_reads.reset();
    m_controller.complete(snapshot);
    for (FigureDialog *dialog : m_window->findChildren<FigureDialog *>())
        dialog->complete(snapshot);
}

// Once more, after it was stopped, or after the window that did it made room for this one.
void RecordingDesk::readTimeline()
{
    m_reads = m_controller.snapshot()->model;
    m_sinceReading.start();
    if (m_controller.snapshot()->timelineState() != TimelineState::ToCome)
        m_controller.complete(withoutTimeline(*m_controller.snapshot(), TimelineState::ToCome));
    m_opener.readTimeline(m_controller.snapshot());
}

// Nobody looks at that run any more.
void RecordingDesk::giveUpTimeline()
{
    if (!m_reads || m_controller.snapshot()->model == m_reads)
        return;
    m_reads.reset();
    m_opener.cancel();
}

void RecordingDesk::showTimelineProgress(int percent)
{
    if (m_center && m_reads && m_sinceReading.elapsed() >= kProgressAfterMs)
        m_center->lanes().setReadPercent(percent);
}

void RecordingDesk::follow(CenterPanel &center)
{
    m_center = &center;
    connect(&center.time(), &TimeModel::changed, this, &RecordingDesk::enableSave);
    connect(&center.lanes(), &LanesView::stopWanted, &m_opener, &RecordingOpener::cancel);
    connect(&center.lanes(), &LanesView::readWanted, this, &RecordingDesk::readTimeline);
    if (m_controller.snapshot()->timelineState() == TimelineState::ToCome)
        readTimeline();
}

// Between the cursors.
std::optional<LaneRange> RecordingDesk::selection() const
{
    if (!m_center || !m_center->time().moment() || !m_center->time().second())
        return std::nullopt;
    // A list: of two temporaries std::minmax would only keep references.
    const auto [from, to] = std::minmax({*m_center->time().moment(), *m_center->time().second()});
    return from < to ? std::optional(LaneRange{from, to}) : std::nullopt;
}

void RecordingDesk::save()
{
    SaveRecording choice;
    if (m_center)
        choice.view = textOf(m_center->view()).toStdString();
    ask(tr("Save the recording"), QString::fromStdString(m_controller.experiment().id), choice);
}

void RecordingDesk::saveSelection()
{
    const auto part = selection();
    if (!part)
        return;
    SaveRecording choice;
    choice.fromNs = part->fromNs;
    choice.toNs = part->toNs;
    // A part has times of its own, so cursors and stretch do not fit it.
    SavedView view;
    view.picture = m_center->view().picture;
    view.wire = m_center->view().wire;
    choice.view = textOf(view).toStdString();
    ask(tr("Save the selection as a recording"),
        QString::fromStdString(m_controller.experiment().id) + QStringLiteral("-part"), choice);
}

void RecordingDesk::ask(const QString &title, const QString &name, const SaveRecording &choice)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Recordings (*.wscope)")});
    dialog->setDefaultSuffix(QStringLiteral("wscope"));
    dialog->setDirectory(m_settings.recordingFolder.isEmpty() ? QDir::homePath()
                                                              : m_settings.recordingFolder);
    dialog->selectFile(name + QStringLiteral(".wscope"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, choice](const QString &file) { saveAs(file, choice); });
    dialog->open();
}

void RecordingDesk::saveAs(const QString &file, const SaveRecording &choice)
{
    const auto &snapshot = m_controller.snapshot();
    if (!snapshot->recording)
        return;
    m_settings.recordingFolder = QFileInfo(file).absolutePath();
    m_saver.save(QString::fromStdString(snapshot->recording->file), choice, file, m_controller.recording());
}

void RecordingDesk::complain(const QString &title, const Error &error)
{
    if (error.kind != ErrorKind::Cancelled)
        showMessage(m_window, title, errorSentence(error));
}

void RecordingDesk::fillRecent()
{
    m_recent->clear();
    const auto folder = recordingFolder();
    if (folder) {
        for (const KeptRecording &kept : keptRecordings(*folder))
            m_recent->addAction(keptName(kept), this,
                                [this, file = QString::fromStdString(kept.file.string())] { open(file); });
    }
    if (m_recent->isEmpty())
        m_recent->addAction(tr("None is kept yet: run an experiment"))->setEnabled(false);
}

RunController::RecordingMaker recordingMaker(int count, int megabytes)
{
    if (count <= 0)
        return {};
    return [count, megabytes](const std::string &experimentId) -> std::shared_ptr<RecordingWriter> {
        static const RunFacts facts = factsOfThisMachine();
        const auto folder = recordingFolder();
        if (!folder)
            return nullptr;
        // Room for the new one.
        pruneRecordings(*folder, static_cast<std::size_t>(count) - 1,
                        static_cast<std::uint64_t>(megabytes) << 20);
        const auto file = newRecordingFile(*folder, experimentId);
        if (!file)
            return nullptr;
        auto writer = RecordingWriter::create(*file, facts);
        // A run that nobody can record is still a run.
        return writer ? std::shared_ptr<RecordingWriter>(std::move(*writer)) : nullptr;
    };
}

}  // namespace ws
