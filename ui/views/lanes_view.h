// The lanes panel. The wheel, + and - and a click on the length in the title line change the stretch of time.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/views/lanes_picture.h"

namespace ws {

class LanesView : public QWidget
{
    Q_OBJECT

public:
    explicit LanesView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

    QSize minimumSizeHint() const override { return {320, 140}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void zoom(int steps);

    LanesPicture m_picture;
};

}  // namespace ws
