// The wiring panel: shows the picture, selects wires by click, arrows and Tab; the wheel, + and - come closer, dragging
// moves, 0 and a double click show the whole.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "ui/views/wiring_picture.h"

namespace ws {

class WiringView : public QWidget
{
    Q_OBJECT

public:
    explicit WiringView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void setSelected(std::optional<std::uint32_t> object);
    std::optional<std::uint32_t> selected() const { return m_selected; }

    QSize minimumSizeHint() const override { return {320, 220}; }

signals:
    void selectionChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void select(std::optional<std::uint32_t> object);
    bool step(int by);
    void showWhole();
    void zoom(const QPointF &point, double factor);

    QRectF area() const;

    WiringPicture m_picture;
    double m_zoom = 1;  // of everything in it; the wheel zooms the picture itself
    std::optional<std::uint32_t> m_selected;
    QPointF m_grip;
};

}  // namespace ws
