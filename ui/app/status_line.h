// The line at the bottom: the machine at the left, what was recorded at the right.
#pragma once

#include <QTimer>
#include <QWidget>

#include "session/snapshot.h"
#include "ui/views/theme.h"

namespace ws {

class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(const Snapshot &snapshot);
    // Something that was done, for a few seconds in the place of the verdict.
    void setNote(const QString &note);
    QString text() const { return m_note.isEmpty() ? m_verdict : m_note; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = lightTheme();
    QString m_machine;
    QString m_where;  // of a recording: when and on which machine; else empty
    QString m_run;
    QString m_verdict;
    QString m_note;
    QTimer m_noteEnds;
    bool m_bad = false;
};

}  // namespace ws
