// The line at the bottom: the machine at the left, what was recorded at the right.
#pragma once

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

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = lightTheme();
    QString m_machine;
    QString m_run;
    QString m_verdict;
    bool m_bad = false;
};

}  // namespace ws
