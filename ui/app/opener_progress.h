// A dialog that says how far opening or saving a recording is, where it takes longer than half a second, and can end it.
#pragma once

#include <QObject>
#include <QString>

class QProgressDialog;
class QWidget;

namespace ws {

class RecordingOpener;

class OpenerProgress : public QObject
{
    Q_OBJECT

public:
    // A child of `opener`; `window` outlives it.
    OpenerProgress(RecordingOpener &opener, const QString &text, QWidget *window);

private:
    void show(int percent);
    void hide();

    RecordingOpener &m_opener;
    QString m_text;
    QWidget *m_window;
    QProgressDialog *m_dialog = nullptr;  // null: nothing goes on, or not for long yet
};

}  // namespace ws
