// The whole run in one strip: how many of its threads waited when, which stretch the lanes show, and the cursor, which
// is dragged here. Arrows move the cursor from event to event.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "ui/models/time_model.h"
#include "ui/views/lane_range.h"
#include "ui/views/theme.h"

namespace ws {

// The mean share of the threads that waited, for each of `columns` equal parts of [0, timeline.timeNs). No display.
std::vector<float> waitingOverview(const Timeline &timeline, int columns);

class Scrubber : public QWidget
{
    Q_OBJECT

public:
    // `time` outlives it.
    explicit Scrubber(TimeModel &time, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void setRange(const std::optional<LaneRange> &range);

    QSize sizeHint() const override { return {400, 26}; }
    QSize minimumSizeHint() const override { return {80, 26}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    LaneRange whole() const;
    void takeMoment(double x);
    void measure();

    TimeModel &m_time;
    Theme m_theme = lightTheme();
    std::shared_ptr<const Snapshot> m_snapshot;
    std::optional<LaneRange> m_range;
    std::vector<float> m_overview;
};

}  // namespace ws
