// The named layouts of the window: Lab to try things, Lecture for a projector, Analyse to look closely. Each remembers
// what the user changed in it: which panels are shown and how high they are.
//
// Threads: the GUI's. Ownership: a child of the window; borrows everything. The arrangement that holds now is in the
// settings; those of the other layouts are kept beside it.
#pragma once

#include <QObject>
#include <QString>

#include "ui/app/actions.h"
#include "ui/app/settings.h"

namespace ws {

class CenterPanel;
class SidePanels;

// Of a layout that nobody has changed. Unknown ids have that of "lab".
Arrangement usualArrangement(const QString &layout);
// By how much type is larger in it.
double layoutZoom(const QString &layout);

class Layouts : public QObject
{
    Q_OBJECT

public:
    Layouts(const Actions &actions, Settings &settings, SidePanels &sides, CenterPanel &center,
            QWidget *window);

    void choose(const QString &layout);
    // As the settings say now, after they were set from elsewhere.
    void arrange();

signals:
    void zoomChanged();
    void arranged();

private:
    void use(const Arrangement &arrangement);

    const Actions &m_actions;
    Settings &m_settings;
    SidePanels &m_sides;
    CenterPanel &m_center;
};

}  // namespace ws
