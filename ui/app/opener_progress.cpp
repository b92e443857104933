#include "ui/app/opener_progress.h"

#include <QProgressDialog>

#include "ui/models/recording_opener.h"

namespace ws {

OpenerProgress::OpenerProgress(RecordingOpener &opener, const QString &text, QWidget *window)
    : QObject(&opener), m_opener(opener), m_text(text), m_window(window)
{
    connect(&opener, &RecordingOpener::progressed, this, &OpenerProgress::show);
    connect(&opener, &RecordingOpener::opened, this, &OpenerProgress::hide);
    connect(&opener, &RecordingOpener::activityChanged, this, [this] {
        if (!m_opener.isActive())
            hide();
    });
}

void OpenerProgress::show(int percent)
{
    if (!m_dialog) {
        m_dialog = new QProgressDialog(m_text, tr("Cancel"), 0, 100, m_window);
        m_dialog->setWindowTitle(tr("Recording"));
        m_dialog->setMinimumDuration(500);
        connect(m_dialog, &QProgressDialog::canceled, &m_opener, &RecordingOpener::cancel);
    }
    m_dialog->setValue(percent);
}

void OpenerProgress::hide()
{
    if (!m_dialog)
        return;
    m_dialog->deleteLater();
    m_dialog = nullptr;
}

}  // namespace ws
