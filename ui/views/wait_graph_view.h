// The panel that shows who waits for whom.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/views/wait_graph_picture.h"

namespace ws {

class WaitGraphView : public QWidget
{
    Q_OBJECT

public:
    explicit WaitGraphView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

    QSize minimumSizeHint() const override { return {320, 220}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    WaitGraphPicture m_picture;
    double m_zoom = 1;  // of everything in it
};

}  // namespace ws
