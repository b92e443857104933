// The wiring to be edited: the same picture as the live one, with what is selected and what is wrong on top.
//
//   click          selects; with Ctrl or Shift one more        drag a part    moves it, and all that is selected
//   drag nothing   selects what lies in the band               drag a port    draws a line to another part
//   double click   asks for the name                           wheel          closer, farther; middle button moves
//
// Keys: Tab to the next part, arrows move what is selected, Space adds to the selection; + - 0.
//
// Threads: the GUI's. Ownership: borrows the editor, which outlives it.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/editor/canvas_geometry.h"
#include "ui/editor/experiment_editor.h"
#include "ui/editor/palette.h"
#include "ui/editor/wire_edits.h"
#include "ui/views/theme.h"
#include "ui/views/wiring_picture.h"

namespace ws {

class WiringCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit WiringCanvas(ExperimentEditor &editor, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    // Adds one of the palette: where it suits, or where it was dropped.
    void add(const PaletteItem &item);
    void showDrop(const PaletteItem &item, const QPoint &at);
    void hideDrop();
    void drop(const PaletteItem &item, const QPoint &at);
    void align(Align how);
    void tidy();

    // In pixels of the widget; empty: not in the picture.
    QRectF rectOf(Part part) const;
    std::optional<QPointF> portAt(Part part) const;
    const ExperimentEditor &editor() const { return m_editor; }
    const WiringLayout &layout() const { return m_picture.layout(); }
    QSize minimumSizeHint() const override { return {320, 240}; }

signals:
    void noted(const QString &note);
    void nameWanted();
    void menuWanted(const QPoint &globalPos);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    enum class Drag { None, Waiting, Move, Band, Line, View };

    void takeOver();
    void showSelection();
    void keepView();
    void fitView();
    void choose(Part part, bool add);
    bool step(int by);
    void moveSelected(const QPointF &way);
    void finishMove();
    void finishLine(const QPointF &at);
    bool moveToOtherProcess(const QPointF &at);
    void join(Part from, Part to);
    void zoom(const QPointF &at, double factor);
    std::optional<Part> partAtPixel(const QPointF &at) const;
    std::optional<Part> portAtPixel(const QPointF &at) const;
    QPointF toLayout(const QPointF &pixel) const;
    QPointF toPixel(const QPointF &point) const;
    QPointF dragWay() const;  // in pixels of the layout, on the grid
    bool isPlaced() const;
    std::optional<PicturePlace> freePlace() const;

    ExperimentEditor &m_editor;
    WiringPicture m_picture;
    Theme m_theme = lightTheme();
    std::optional<WiringPicture::Placing> m_view;  // nothing: the whole picture
    Drag m_drag = Drag::None;
    QPointF m_grip;               // where the button went down
    QPointF m_pointer;            // where it is
    std::optional<Part> m_from;   // of a line
    std::optional<Part> m_hover;  // its port is shown
    bool m_chooseOnRelease = false;
    std::optional<PaletteItem> m_dropped;
    std::string m_id;  // of the experiment that is shown
};

// Why a line could not be drawn, as a sentence; empty: it could.
QString joinSentence(JoinFault fault);

}  // namespace ws
