// The settings that are worth a dialog. What is chosen holds at once; there is nothing to confirm.
//
// Threads: the GUI's. Opens without a nested event loop and deletes itself.
#pragma once

#include <QDialog>

#include "ui/app/key_map.h"
#include "ui/app/key_sheet.h"
#include "ui/app/settings.h"

class QComboBox;
class QFormLayout;
class QPushButton;
class QStackedWidget;

namespace ws {

class KeysPage;

class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class PageId { General, Keys };

    // `settings` as they are now; what changes is told by the signals.
    SettingsDialog(const Settings &settings, const Actions &actions, const QList<CommandGroup> &groups,
                   QWidget *parent);

    void showPage(PageId page);
    PageId page() const;
    KeysPage &keys() { return *m_keysPage; }

signals:
    void themeChosen(ws::ThemeChoice theme);
    void languageChosen(const QString &language);  // empty: as the locale says
    void typeSizeChosen(double size);
    void motionChosen(ws::MotionChoice motion);
    void keysChosen(const QMap<QString, QString> &keys);
    void keptRunsChosen(int count);
    void resetWanted();

private:
    QWidget *makeGeneral(const Settings &settings);
    QComboBox *addChoice(QFormLayout &form, const QString &name, const QString &tip);

    KeyMap m_keys;
    KeysPage *m_keysPage;
    QStackedWidget *m_pages;
    QList<QPushButton *> m_tabs;
};

}  // namespace ws
