// Six steps through the parts of the window: a call-out at the real thing, the rest dimmed. At the very first start, and
// again from the menu.
//
//   Enter, Space, Right: next      Left: back      Esc: ends it
//
// Threads: the GUI's. Ownership: a child of the window, lies over all of it; deletes itself at the end.
#pragma once

#include <QList>
#include <QPointer>
#include <QString>
#include <QWidget>

#include "ui/views/theme.h"

class QLabel;
class QPushButton;

namespace ws {

struct TourStep
{
    QString title;
    QString text;
    QPointer<QWidget> part;  // none, or hidden: the call-out stands in the middle
};

// Where a call-out of that size stands: below the part where there is room, else above, beside, or in the middle of it;
// always within `room`.
QRect calloutPlace(const QRect &part, const QSize &size, const QRect &room);

class Tour : public QWidget
{
    Q_OBJECT

public:
    Tour(QList<TourStep> steps, const Theme &theme, QWidget *window);

    int step() const { return m_step; }
    void next();
    void back();
    void skip();

signals:
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void showStep();
    bool useKey(QPushButton &button, int key);
    void place();
    QRect part() const;

    QList<TourStep> m_steps;
    Theme m_theme;
    int m_step = 0;
    QPointer<QWidget> m_before;  // who had the focus
    QWidget *m_callout;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_count;
    QPushButton *m_skip;
    QPushButton *m_back;
    QPushButton *m_next;
};

}  // namespace ws
