#include "ui/app/experiment_saver.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <utility>

#include "experiment/reader.h"
#include "ui/app/dialogs.h"
#include "ui/export/write_file.h"
#include "ui/models/wording.h"

namespace ws {

ExperimentSaver::ExperimentSaver(RunController &controller, QWidget *window)
    : QObject(window), m_controller(controller), m_window(window)
{
}

void ExperimentSaver::save()
{
    const auto found = m_files.find(m_controller.experiment().id);
    if (found != m_files.end())
        write(QString(found->second));
    else
        ask();
}

void ExperimentSaver::noteOpened(const std::string &id, const QString &file)
{
    const auto found = m_files.find(id);
    if (found != m_files.end() && found->second != file)
        m_files.erase(found);
}

void ExperimentSaver::ask()
{
    auto *dialog = new QFileDialog(m_window, tr("Save the experiment"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Experiments (*.toml)")});
    dialog->setDefaultSuffix(QStringLiteral("toml"));
    dialog->setDirectory(m_folder.isEmpty() ? QDir::homePath() : m_folder);
    dialog->selectFile(QString::fromStdString(m_controller.experiment().id) + QStringLiteral(".toml"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExperimentSaver::write);
    connect(dialog, &QFileDialog::rejected, this, [this] { m_closes = false; });
    dialog->open();
}

void ExperimentSaver::write(const QString &file)
{
    const std::string text = experimentText(m_controller.experiment(), m_controller.vocabulary());
    const auto written = writeWholeFile(file.toStdString(), QByteArray::fromStdString(text));
    if (!written) {
        m_closes = false;
        showMessage(m_window, tr("The experiment could not be saved"), errorSentence(written.error()));
        return;
    }
    const QFileInfo info(file);
    const QString path = info.absoluteFilePath();
    const std::string id = info.completeBaseName().toStdString();
    const Experiment before = m_controller.beforeEdits();
    m_folder = info.absolutePath();
    m_files[id] = path;
    m_controller.markSaved(id);
    emit saved(path, before);
    // Later: the dialog that named this file is still on its way out.
    if (std::exchange(m_closes, false))
        QMetaObject::invokeMethod(this, &ExperimentSaver::saveNext, Qt::QueuedConnection);
}

bool ExperimentSaver::mayClose()
{
    if (m_discards)
        return true;
    QStringList titles;
    for (const KeptEdit &edit : m_controller.unsaved())
        titles.append(titleOf(edit.now));
    if (titles.isEmpty())
        return true;
    askBeforeClosing(titles);
    return false;
}

void ExperimentSaver::askBeforeClosing(const QStringList &titles)
{
    const bool one = titles.size() == 1;
    const QString text = one ? tr("{title} was edited and is not saved.")
                             : tr("These experiments were edited and are not saved: {titles}.");
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"),
                                filled(text, {{"title", titles.first()}, {"titles", namesListed(titles)}}),
                                QMessageBox::NoButton, m_window);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *save =
        box->addButton(one ? tr("Save...") : tr("Save all..."), QMessageBox::AcceptRole);
    const QPushButton *discard = box->addButton(tr("Close without saving"), QMessageBox::DestructiveRole);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(save, &QPushButton::clicked, this, &ExperimentSaver::saveNext);
    connect(discard, &QPushButton::clicked, this, [this] {
        m_discards = true;
        m_window->close();
    });
    box->open();
}

// One after the other: a dialog that is cancelled, or a disk that refuses, ends it and the window stays.
void ExperimentSaver::saveNext()
{
    const std::vector<KeptEdit> unsaved = m_controller.unsaved();
    if (unsaved.empty()) {
        m_window->close();
        return;
    }
    m_closes = true;
    emit showWanted(QString::fromStdString(unsaved.front().now.id));
    save();
}

}  // namespace ws
