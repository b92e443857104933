// Which of the panels at the sides are shown: those that the user wants, else those that there is room for.
//
// Threads: the GUI's. Ownership: borrows the widgets and the settings, where the user's choices are kept.
#pragma once

#include <QObject>
#include <optional>

#include "ui/app/actions.h"
#include "ui/app/settings.h"

namespace ws {

class SidePanels : public QObject
{
    Q_OBJECT

public:
    // A panel and the line beside it.
    struct Side
    {
        QWidget *panel;
        QWidget *line;
    };
    SidePanels(const Actions &actions, Settings &settings, Side library, Side inspector, QWidget *window);

    // Opened because of what the user does elsewhere; not remembered for the next start.
    void openLibrary();
    void openInspector();
    // By the settings; nothing: by the room there is.
    void setWanted(std::optional<bool> library, std::optional<bool> inspector);
    // After the window's width has changed.
    void fold();

private:
    const Actions &m_actions;
    Side m_library;
    Side m_inspector;
    QWidget *m_window;
    std::optional<bool> m_libraryWanted;  // nothing: by the room there is
    std::optional<bool> m_inspectorWanted;
};

}  // namespace ws
