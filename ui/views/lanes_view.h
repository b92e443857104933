// The lanes panel. Dragging moves through time, the wheel comes closer under the pointer; a click is cursor A and tells
// why a thread waited there, with Shift it is cursor B; dragging with Shift selects.
//
// Keys: arrows move, + and - zoom, Home the beginning, End the end as it goes on, 0 the whole run, Enter tells about the
// next wait at the cursor, Shift with an arrow moves cursor B from event to event, Escape takes back. Up, Down and the
// page keys move through the rows where there are more than fit.
#pragma once

#include <QPointF>
#include <QTimer>
#include <QWidget>
#include <memory>

#include "ui/models/time_model.h"
#include "ui/views/lanes_picture.h"

class QLineEdit;
class QPushButton;
class QScrollBar;

namespace ws {

class WaitCard;

class LanesView : public QWidget
{
    Q_OBJECT

public:
    // `time` outlives it.
    explicit LanesView(TimeModel &time, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

    QSize minimumSizeHint() const override { return {320, 140}; }
    // All rows at their tallest; more room than that would stay empty.
    int usefulHeight() const;
    LaneRange range() const { return m_picture.range(); }
    // Shows the end of the run as it grows.
    bool follows() const { return !m_picture.look().range; }
    void follow();
    void setRange(const LaneRange &range);
    const LaneLook &look() const { return m_picture.look(); }
    // What is known of the stretch between the cursors; empty without one.
    QString selectionText() const { return m_selectionText; }
    // How much of the lanes has been read, where it takes so long that it is worth a word: then it can be stopped.
    void setReadPercent(int percent);

signals:
    void readWanted();  // of the lanes, from the recording
    void stopWanted();
    void viewChanged();  // range or selection
    void statisticsChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Drag { None, Pressed, Pan, Select };

    std::int64_t nowNs() const;
    std::int64_t timeUnder(double x) const;
    void change(LaneLook look);
    void showWhole();
    void zoomAt(std::int64_t timeNs, double factor);
    void zoomByKey(double factor);
    void panBy(double share);
    void stepSecond(bool forward);
    void chooseAt(const QPointF &point);
    void chooseNext();
    void choose(const std::optional<LaneLook::Wait> &wait, const QPoint &point);
    bool takeBack();
    void takeCursors();
    void applyFilter();
    void arrange();
    void arrangeReading();
    QRectF area() const;
    void measureSelection();

    TimeModel &m_time;
    LanesPicture m_picture;
    double m_zoom = 1;  // of everything in it, as of the window's type
    QScrollBar *m_bar;
    QLineEdit *m_find;
    QPushButton *m_reading;  // in its place while there are no lanes: stops or begins reading them
    std::optional<int> m_readPercent;
    WaitCard *m_card;
    QTimer m_measure;
    QString m_selectionText;
    Drag m_drag = Drag::None;
    QPointF m_press;
    LaneRange m_grip;
};

}  // namespace ws
