// The list of all that can be done and opened, with a field that finds by a part of a name. Lies over the window until
// something is chosen, Esc is pressed or the focus goes elsewhere; then the focus is where it was.
//
// Threads: the GUI's. Ownership: a child of the window; borrows the actions and the library.
#pragma once

#include <QFrame>
#include <QPointer>

#include "ui/app/actions.h"
#include "ui/models/library_model.h"
#include "ui/models/palette_model.h"
#include "ui/views/theme.h"

class QLabel;
class QLineEdit;
class QListView;

namespace ws {

class PaletteDelegate;

class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(const Actions &actions, const LibraryModel &library, QWidget *window);

    void setTheme(const Theme &theme);
    // Files that were open, with their whole paths.
    void setFiles(const QStringList &files) { m_files = files; }
    // With everything that can be done at this moment.
    void open();

signals:
    void experimentWanted(const QString &id);
    void fileWanted(const QString &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void place();
    void find(const QString &pattern);
    void step(int by);
    void choose(const QModelIndex &index);
    void dismiss();
    void followFocus(QWidget *now);

    const Actions &m_actions;
    const LibraryModel &m_library;
    PaletteModel m_model;
    QLineEdit *m_find;
    QListView *m_list;
    QLabel *m_nothing;
    PaletteDelegate *m_delegate;
    QPointer<QWidget> m_before;   // who had the focus
    QList<QAction *> m_commands;  // by number of the entry
    QStringList m_experiments;    // the numbers behind them
    QStringList m_files;          // and these behind those
};

}  // namespace ws
