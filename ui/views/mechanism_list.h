// The list of mechanisms under headings, with a search that leaves only what it finds. Shown in the chooser's popup and
// at the left of the catalogue.
#pragma once

#include <QListView>

#include "ui/models/mechanism_list_model.h"
#include "ui/views/theme.h"

namespace ws {

class MechanismList : public QListView
{
    Q_OBJECT

public:
    enum class Look {
        Popup,  // tight rows
        Panel,  // like the library at the left of the window: wider rows, a bar at the one that is shown
    };

    explicit MechanismList(Look look, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    // Hides what it does not find and, where the current one is hidden, makes the first that is left the current one.
    void setSearch(const QString &search);
    bool hasHits() const { return m_hasHits; }
    // Moves the current row for keys that mean rows (up, down, a page) and gives Enter and Escape to the view.
    // False for all others: they are for the field above.
    bool takeKeyOfField(QKeyEvent *event);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Delegate;

    void chooseAmongHits();
    int nextRow(int from, int by) const;

    Delegate *m_delegate;
    Theme m_theme = lightTheme();
    bool m_hasHits = true;
};

}  // namespace ws
