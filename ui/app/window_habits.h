// What one expects of any good desktop program: the palette of commands, the sheet of keys, the settings, the files that
// were open. The window gives it its parts and hears what was chosen.
//
// Threads: the GUI's. Ownership: a child of the window; borrows everything.
#pragma once

#include <QObject>
#include <QPointer>
#include <optional>

#include "ui/app/actions.h"
#include "ui/app/settings.h"
#include "ui/app/settings_dialog.h"
#include "ui/models/library_model.h"
#include "ui/views/theme.h"

class QMenu;

namespace ws {

class CommandPalette;

class WindowHabits : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Actions &actions;
        Settings &settings;
        const LibraryModel &library;
        QMenu &menu;
    };
    WindowHabits(const Parts &parts, QWidget *window);

    void setTheme(const Theme &theme);
    // It was opened or saved; with its whole path.
    void noteFile(const QString &file);
    // The page of the settings that is open, if they are.
    std::optional<SettingsDialog::PageId> settingsPage() const;
    void showSettings(SettingsDialog::PageId page);

signals:
    void appearanceChanged();  // in the settings: colours, size
    void layoutChanged();      // taken back by a reset
    void keptRunsChanged();
    void languageChosen(const QString &language);
    void experimentWanted(const QString &id);
    void fileWanted(const QString &file);

private:
    void fillRecent(QMenu &menu);
    void useKeys();
    void useMotion();
    void askForReset();
    void reset();

    Parts m_parts;
    QWidget *m_window;
    CommandPalette *m_palette;
    QPointer<SettingsDialog> m_settingsDialog;
};

}  // namespace ws
