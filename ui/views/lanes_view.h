// The lanes panel. The wheel, + and - and a click on the length in the title line change the stretch of time. Where
// there are more rows than room a bar at the right, the wheel over the names and the arrows move through them.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/views/lanes_picture.h"

class QScrollBar;

namespace ws {

class LanesView : public QWidget
{
    Q_OBJECT

public:
    explicit LanesView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

    QSize minimumSizeHint() const override { return {320, 140}; }
    // All rows at their tallest; more room than that would stay empty.
    int usefulHeight() const;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void zoom(int steps);
    void arrangeBar();

    LanesPicture m_picture;
    QScrollBar *m_bar;
};

}  // namespace ws
