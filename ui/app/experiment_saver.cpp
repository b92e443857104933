#include "ui/app/experiment_saver.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

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
    if (!m_file.isEmpty() && m_controller.experiment().id == m_id)
        write(m_file);
    else
        ask();
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
    m_file = info.absoluteFilePath();
    m_folder = info.absolutePath();
    m_id = info.completeBaseName().toStdString();
    m_controller.markSaved(m_id);
    emit saved(m_file);
    if (m_closes)
        m_window->close();
}

bool ExperimentSaver::mayClose()
{
    if (!m_controller.isEdited() || m_discards)
        return true;
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"),
                        tr("This experiment was edited and is not saved."), QMessageBox::NoButton, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *save = box->addButton(tr("Save..."), QMessageBox::AcceptRole);
    const QPushButton *discard = box->addButton(tr("Close without saving"), QMessageBox::DestructiveRole);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(save, &QPushButton::clicked, this, [this] {
        m_closes = true;
        this->save();
    });
    connect(discard, &QPushButton::clicked, this, [this] {
        m_discards = true;
        m_window->close();
    });
    box->open();
    return false;
}

}  // namespace ws
