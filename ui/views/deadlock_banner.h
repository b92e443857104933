// The sentence of a proven deadlock, across the window.
#pragma once

#include <QWidget>
#include <memory>

#include "session/snapshot.h"
#include "ui/views/theme.h"

class QPushButton;

namespace ws {

class DeadlockBanner : public QWidget
{
    Q_OBJECT

public:
    explicit DeadlockBanner(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    // Shows itself when there is a deadlock, hides otherwise.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    QString text() const { return m_headline + QLatin1Char(' ') + m_sentence; }

    QSize sizeHint() const override { return {400, 45}; }

signals:
    void reportWanted();
    void reasonWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = lightTheme();
    QString m_headline;
    QString m_sentence;
    QPushButton *m_report;
    QPushButton *m_why;
};

}  // namespace ws
