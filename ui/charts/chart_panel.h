// A chart in the window. A click on the title line, or Enter, shows the next variant: other unit, other thread.
#pragma once

#include <QWidget>
#include <memory>

#include "ui/charts/chart.h"

namespace ws {

class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartPanel(std::unique_ptr<Chart> chart, QWidget *parent = nullptr);

    Chart &chart() { return *m_chart; }
    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void setFocusObject(std::optional<std::uint32_t> object);

    QSize minimumSizeHint() const override { return {180, 140}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void next();

    std::unique_ptr<Chart> m_chart;
};

}  // namespace ws
