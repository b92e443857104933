// Every command of the window, in one table.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <map>
#include <span>

#include "ui/app/icons.h"
#include "ui/views/theme.h"

namespace ws {

// The names are written into the settings, with the keys that people gave to them: never rename one.
enum class Command {
    Run,
    Pause,
    Stop,
    Open,
    Save,
    Figure,
    Quit,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    LanguageEnglish,
    LanguageChinese,
    ShowLibrary,
    ShowInspector,
    ShowWiring,
    ShowWaits,
    ShowMessages,
    ShowScript,
    Compare,
    Catalogue,
    Find,
    Keys,
    About,
    New,
    SaveAs,
    EditWiring,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Remove,
    SelectAll,
    Join,
    Rename,
    AddPart,
    Tidy,
    AlignLeft,
    AlignTop,
    SpreadAcross,
    SpreadDown,
    SaveRecording,
    SaveSelection,
    PreviousEvent,
    NextEvent,
    Freeze,
    GoLive,
    ShowFilm,
    Palette,
    Settings,
    LayoutLab,
    LayoutLecture,
    LayoutAnalyse,
    LayoutReset,
    ShowCharts,
    ShowLanes,
    FullSpeed,
    TenthSpeed,
    HundredthSpeed,
    ClearRecent,
    Tour,
};

struct CommandInfo
{
    Command id;
    const char *text;  // marked in context "Command"
    const char *tip;
    Symbol symbol;
    const char *shortcuts;  // the usual ones: portable text, "; " between two; see key_map.h
    bool checkable;
};

std::span<const CommandInfo> commandTable();

class KeyMap;

class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    QAction *operator[](Command id) const { return m_actions.at(id); }
    QList<QAction *> all() const;
    void setKeys(const KeyMap &keys);
    void setTheme(const Theme &theme);
    // Paints the symbol of the one command that is meant next in the colour that suits its ground.
    void setMain(Command id, const Theme &theme);

private:
    std::map<Command, QAction *> m_actions;
};

}  // namespace ws
