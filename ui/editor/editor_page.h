// The page on which an experiment is drawn: what can be added at the left, the picture, and above it what can be done.
//
// Threads: the GUI's. Ownership: borrows the editor and the actions.
#pragma once

#include <QAction>
#include <QList>
#include <QWidget>

#include "ui/editor/experiment_editor.h"
#include "ui/editor/wiring_canvas.h"
#include "ui/views/theme.h"

namespace ws {

class PaletteList;

class EditorPage : public QWidget
{
    Q_OBJECT

public:
    // `bar`: what stands above the picture, null for a gap; `menu`: what its menu offers, null for a line.
    EditorPage(ExperimentEditor &editor, const QList<QAction *> &bar, const QList<QAction *> &menu,
               QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    WiringCanvas &canvas() { return *m_canvas; }
    PaletteList &palette() { return *m_palette; }
    void focusPalette();

    void removeSelected();
    void copySelected();
    void cutSelected();
    void paste();
    void duplicateSelected();
    void selectAll();
    void joinSelected();

signals:
    void noted(const QString &note);
    void nameWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showMenu(const QPoint &globalPos);
    void removeParts(const Parts &parts, const QString &what);
    std::optional<std::size_t> homeForThreads() const;

    ExperimentEditor &m_editor;
    PaletteList *m_palette;
    WiringCanvas *m_canvas;
    QWidget *m_line;
    QWidget *m_buttons;
    QList<QWidget *>
        m_spare;  // buttons that give way where there is no room: the menu has their commands, too
    QList<QAction *> m_menu;
};

}  // namespace ws
