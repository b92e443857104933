// The list of what can be added: a click or Enter adds it where it suits, dragging it adds it where it is let go.
//
// Dragging is no drag and drop of the desktop, which would hold up the window's own loop: the list follows the mouse.
#pragma once

#include <QListWidget>
#include <vector>

#include "ui/editor/palette.h"
#include "ui/views/theme.h"

namespace ws {

class PaletteList : public QListWidget
{
    Q_OBJECT

public:
    explicit PaletteList(const Vocabulary &vocabulary, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    const std::vector<PaletteItem> &items() const { return m_items; }
    // -1: it is not in the list.
    int rowOf(PartKind kind, const std::string &id) const;

signals:
    void wanted(const ws::PaletteItem &item);
    void dragged(const ws::PaletteItem &item, const QPoint &globalPos);
    void dropped(const ws::PaletteItem &item, const QPoint &globalPos);
    void left();  // Escape: back to the picture

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const PaletteItem *itemOf(const QListWidgetItem *row) const;

    std::vector<PaletteItem> m_items;
    QPoint m_grip;
    const PaletteItem *m_held = nullptr;
    bool m_isDragging = false;
};

}  // namespace ws
