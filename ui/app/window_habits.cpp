#include "ui/app/window_habits.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include "ui/app/command_palette.h"
#include "ui/app/key_sheet.h"
#include "ui/app/main_menu.h"
#include "ui/models/motion.h"
#include "ui/models/recent_files.h"

namespace ws {
namespace {

// "~/lectures/ring.toml"
QString shortPath(const QString &file)
{
    const QString home = QDir::homePath() + QLatin1Char('/');
    return file.startsWith(home) ? QStringLiteral("~/") + file.mid(home.size()) : file;
}

}  // namespace

WindowHabits::WindowHabits(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window),
      m_palette(new CommandPalette(parts.actions, parts.library, window))
{
    const auto on = [this](Command command, auto slot) {
        connect(m_parts.actions[command], &QAction::triggered, this, slot);
    };
    on(Command::Palette, [this] {
        m_palette->setFiles(stillThere(m_parts.settings.recentFiles));
        m_palette->open();
    });
    on(Command::Settings, [this] { showSettings(SettingsDialog::PageId::General); });
    on(Command::Keys, [this] { showKeySheet(commandGroups(m_parts.actions, m_parts.menu), m_window); });
    on(Command::ClearRecent, [this] {
        m_parts.settings.recentFiles.clear();
        m_parts.actions[Command::ClearRecent]->setEnabled(false);
    });
    connect(m_palette, &CommandPalette::experimentWanted, this, &WindowHabits::experimentWanted);
    connect(m_palette, &CommandPalette::fileWanted, this, &WindowHabits::fileWanted);
    if (QMenu *recent = m_parts.menu.findChild<QMenu *>(kRecentMenu))
        connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
    m_parts.actions[Command::ClearRecent]->setEnabled(!m_parts.settings.recentFiles.isEmpty());
    useKeys();
    useMotion();
}

void WindowHabits::setTheme(const Theme &theme)
{
    m_palette->setTheme(theme);
}

void WindowHabits::noteFile(const QString &file)
{
    m_parts.settings.recentFiles = withRecentFile(m_parts.settings.recentFiles, file);
    m_parts.actions[Command::ClearRecent]->setEnabled(true);
}

// Asked anew each time: a file may be gone, or be there again when its disk is.
void WindowHabits::fillRecent(QMenu &menu)
{
    menu.clear();
    for (const QString &file : stillThere(m_parts.settings.recentFiles)) {
        const QString name = shortPath(file).replace(QLatin1Char('&'), QLatin1String("&&"));
        connect(menu.addAction(name), &QAction::triggered, this, [this, file] { emit fileWanted(file); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("No file yet: open one, or drop it on the window"))->setEnabled(false);
    menu.addSeparator();
    menu.addAction(m_parts.actions[Command::ClearRecent]);
}

std::optional<SettingsDialog::PageId> WindowHabits::settingsPage() const
{
    return m_settingsDialog ? std::optional(m_settingsDialog->page()) : std::nullopt;
}

void WindowHabits::showSettings(SettingsDialog::PageId page)
{
    if (m_settingsDialog) {
        m_settingsDialog->showPage(page);
        m_settingsDialog->activateWindow();
        return;
    }
    m_settingsDialog = new SettingsDialog(m_parts.settings, m_parts.actions,
                                          commandGroups(m_parts.actions, m_parts.menu), m_window);
    connect(m_settingsDialog, &SettingsDialog::themeChosen, this, [this](ThemeChoice theme) {
        m_parts.settings.theme = theme;
        emit appearanceChanged();
    });
    connect(m_settingsDialog, &SettingsDialog::typeSizeChosen, this, [this](double size) {
        m_parts.settings.typeSize = size;
        emit appearanceChanged();
    });
    connect(m_settingsDialog, &SettingsDialog::motionChosen, this, [this](MotionChoice motion) {
        m_parts.settings.motion = motion;
        useMotion();
    });
    connect(m_settingsDialog, &SettingsDialog::keysChosen, this, [this](const QMap<QString, QString> &keys) {
        m_parts.settings.keys = keys;
        useKeys();
    });
    connect(m_settingsDialog, &SettingsDialog::keptRunsChosen, this, [this](int count) {
        m_parts.settings.recordings = count;
        emit keptRunsChanged();
    });
    connect(m_settingsDialog, &SettingsDialog::languageChosen, this, &WindowHabits::languageChosen);
    connect(m_settingsDialog, &SettingsDialog::resetWanted, this, &WindowHabits::askForReset);
    m_settingsDialog->showPage(page);
    m_settingsDialog->show();
}

void WindowHabits::useKeys()
{
    m_parts.actions.setKeys(KeyMap(m_parts.settings.keys));
}

void WindowHabits::useMotion()
{
    static const int usualFlash = QApplication::cursorFlashTime();
    const MotionChoice choice = m_parts.settings.motion;
    const bool less =
        choice == MotionChoice::Less || (choice == MotionChoice::System && desktopWantsLessMotion());
    QApplication::setCursorFlashTime(less ? 0 : usualFlash);
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo,
                                      Qt::UI_AnimateTooltip, Qt::UI_FadeTooltip})
        QApplication::setEffectEnabled(effect, !less && QApplication::isEffectEnabled(effect));
}

void WindowHabits::askForReset()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Reset all settings"),
                                tr("Language, colours, sizes, layouts and keys become as at the first start. "
                                   "Files stay as they are."),
                                QMessageBox::NoButton, m_settingsDialog);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *yes = box->addButton(tr("Reset"), QMessageBox::DestructiveRole);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(yes, &QPushButton::clicked, this, &WindowHabits::reset);
    box->open();
}

void WindowHabits::reset()
{
    m_parts.settings = usualSettings(m_parts.settings);
    useKeys();
    useMotion();
    if (m_settingsDialog)
        m_settingsDialog->close();  // it shows what was
    emit keptRunsChanged();
    emit layoutChanged();
    emit appearanceChanged();
    emit languageChosen({});
}

}  // namespace ws
