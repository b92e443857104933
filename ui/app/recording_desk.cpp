#include "ui/app/recording_desk.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>
#include <algorithm>

#include "measure/recording_facts.h"
#include "session/recording_folder.h"
#include "ui/app/actions.h"
#include "ui/app/center_panel.h"
#include "ui/app/dialogs.h"
#include "ui/models/recording_words.h"
#include "ui/models/wording.h"

namespace ws {

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
    connect(&m_opener, &RecordingOpener::progressed, this, &RecordingDesk::showProgress);
    connect(&m_opener, &RecordingOpener::activityChanged, this, &RecordingDesk::hideProgress);
    connect(&m_opener, &RecordingOpener::opened, this, &RecordingDesk::opened);
    connect(&m_opener, &RecordingOpener::failed, this, &RecordingDesk::complain);
    connect(&m_opener, &RecordingOpener::saved, this, [this](const QString &file) {
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
    m_saves = false;
    m_settings.recordingFolder = QFileInfo(file).absolutePath();
    m_opener.open(file);
}

void RecordingDesk::follow(CenterPanel &center)
{
    m_center = &center;
    connect(&center.time(), &TimeModel::changed, this, &RecordingDesk::enableSave);
}

// Between the cursors.
std::optional<LaneRange> RecordingDesk::selection() const
{
    if (!m_center || !m_center->time().moment() || !m_center->time().second())
        return std::nullopt;
    const auto [from, to] = std::minmax(*m_center->time().moment(), *m_center->time().second());
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
    m_saves = true;
    m_settings.recordingFolder = QFileInfo(file).absolutePath();
    m_opener.save(QString::fromStdString(snapshot->recording->file), choice, file, m_controller.recording());
}

void RecordingDesk::showProgress(int percent)
{
    if (!m_progress) {
        m_progress = new QProgressDialog(m_saves ? tr("The recording is being saved.")
                                                 : tr("The recording is being read."),
                                         tr("Cancel"), 0, 100, m_window);
        m_progress->setWindowTitle(tr("Recording"));
        m_progress->setMinimumDuration(500);
        connect(m_progress, &QProgressDialog::canceled, &m_opener, &RecordingOpener::cancel);
    }
    m_progress->setValue(percent);
}

void RecordingDesk::hideProgress()
{
    if (!m_progress || m_opener.isActive())
        return;
    m_progress->deleteLater();
    m_progress = nullptr;
}

void RecordingDesk::complain(const Error &error)
{
    if (error.kind != ErrorKind::Cancelled)
        showMessage(m_window,
                    m_saves ? tr("The recording could not be saved")
                            : tr("The recording could not be opened"),
                    errorSentence(error));
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
