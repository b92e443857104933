#include "ui/app/actions.h"

#include <QCoreApplication>

#include "ui/app/command_id.h"
#include "ui/app/key_map.h"

namespace ws {
namespace {

constexpr CommandInfo commands[] = {
    {Command::Run, QT_TRANSLATE_NOOP("Command", "Run"),
     QT_TRANSLATE_NOOP("Command", "Starts the experiment with real processes and threads"), Symbol::Run,
     "F5; Ctrl+R", false},
    {Command::Pause, QT_TRANSLATE_NOOP("Command", "Pause"),
     QT_TRANSLATE_NOOP("Command", "Holds all threads of the experiment; again lets them go on"),
     Symbol::Pause, "F6; Ctrl+P", false},
    {Command::Stop, QT_TRANSLATE_NOOP("Command", "Stop"),
     QT_TRANSLATE_NOOP("Command", "Ends the run and all its processes"), Symbol::Stop,
     "Shift+F5; Ctrl+Shift+R", false},
    {Command::Open, QT_TRANSLATE_NOOP("Command", "Open..."),
     QT_TRANSLATE_NOOP("Command", "Opens an experiment or a recording"), Symbol::None, "Ctrl+O", false},
    {Command::Save, QT_TRANSLATE_NOOP("Command", "Save..."),
     QT_TRANSLATE_NOOP("Command", "Writes the experiment with its scripts into a file"), Symbol::None,
     "Ctrl+S", false},
    {Command::Figure, QT_TRANSLATE_NOOP("Command", "Figure"),
     QT_TRANSLATE_NOOP("Command", "Writes a chart or a picture as SVG, PDF or PNG"), Symbol::Figure, "Ctrl+E",
     false},
    {Command::Quit, QT_TRANSLATE_NOOP("Command", "Quit"),
     QT_TRANSLATE_NOOP("Command", "Stops a run and closes the window"), Symbol::None, "Ctrl+Q", false},
    {Command::ThemeSystem, QT_TRANSLATE_NOOP("Command", "As the system"),
     QT_TRANSLATE_NOOP("Command", "Light or dark as the desktop is"), Symbol::None, "Ctrl+Shift+Y", true},
    {Command::ThemeLight, QT_TRANSLATE_NOOP("Command", "Light"),
     QT_TRANSLATE_NOOP("Command", "Light colours"), Symbol::None, "Ctrl+Shift+L", true},
    {Command::ThemeDark, QT_TRANSLATE_NOOP("Command", "Dark"), QT_TRANSLATE_NOOP("Command", "Dark colours"),
     Symbol::None, "Ctrl+Shift+D", true},
    {Command::LanguageEnglish, "English", "English", Symbol::None, "Ctrl+Shift+E", true},
    {Command::LanguageChinese, "简体中文", "简体中文", Symbol::None, "Ctrl+Shift+H", true},
    {Command::ShowLibrary, QT_TRANSLATE_NOOP("Command", "Library"),
     QT_TRANSLATE_NOOP("Command", "Shows or hides the list of experiments"), Symbol::None, "Ctrl+L", true},
    {Command::ShowInspector, QT_TRANSLATE_NOOP("Command", "Inspector"),
     QT_TRANSLATE_NOOP("Command", "Shows or hides the panel at the right"), Symbol::None, "Ctrl+I", true},
    {Command::ShowWiring, QT_TRANSLATE_NOOP("Command", "Wiring"),
     QT_TRANSLATE_NOOP("Command", "Shows processes, threads and wires"), Symbol::None, "Ctrl+1", true},
    {Command::ShowWaits, QT_TRANSLATE_NOOP("Command", "Who waits for whom"),
     QT_TRANSLATE_NOOP("Command", "Shows the wait-for graph"), Symbol::None, "Ctrl+2", true},
    {Command::ShowMessages, QT_TRANSLATE_NOOP("Command", "Messages"),
     QT_TRANSLATE_NOOP("Command", "Shows what scripts log and what is odd without being a deadlock"),
     Symbol::None, "Ctrl+5", true},
    {Command::ShowScript, QT_TRANSLATE_NOOP("Command", "Script"),
     QT_TRANSLATE_NOOP("Command", "Shows or hides the scripts of the threads"), Symbol::None, "Ctrl+6", true},
    {Command::Compare, QT_TRANSLATE_NOOP("Command", "Compare mechanisms"),
     QT_TRANSLATE_NOOP("Command", "Measures mechanisms side by side, by size and placement"), Symbol::None,
     "Ctrl+3", true},
    {Command::Catalogue, QT_TRANSLATE_NOOP("Command", "Catalogue of mechanisms"),
     QT_TRANSLATE_NOOP("Command",
                       "Tells all that is known of each mechanism, with its limits on this machine"),
     Symbol::None, "Ctrl+4", true},
    {Command::Find, QT_TRANSLATE_NOOP("Command", "Find"),
     QT_TRANSLATE_NOOP("Command", "Puts the cursor into the field above the list"), Symbol::None, "Ctrl+F",
     false},
    {Command::Keys, QT_TRANSLATE_NOOP("Command", "Keyboard"), QT_TRANSLATE_NOOP("Command", "Shows all keys"),
     Symbol::None, "F1; ?", false},
    {Command::About, QT_TRANSLATE_NOOP("Command", "About Waitscope"),
     QT_TRANSLATE_NOOP("Command", "Version and licence"), Symbol::None, "Shift+F1", false},
    {Command::New, QT_TRANSLATE_NOOP("Command", "New..."),
     QT_TRANSLATE_NOOP("Command", "Begins an experiment with a template"), Symbol::None, "Ctrl+N", false},
    {Command::SaveAs, QT_TRANSLATE_NOOP("Command", "Save as..."),
     QT_TRANSLATE_NOOP("Command", "Writes the experiment into another file"), Symbol::None, "F12", false},
    {Command::EditWiring, QT_TRANSLATE_NOOP("Command", "Edit the wiring"),
     QT_TRANSLATE_NOOP("Command", "Draws processes, threads, wires and locks; not while it runs"),
     Symbol::None, "F4", true},
    {Command::Undo, QT_TRANSLATE_NOOP("Command", "Undo"),
     QT_TRANSLATE_NOOP("Command", "Takes the last change back"), Symbol::None, "Ctrl+Z", false},
    {Command::Redo, QT_TRANSLATE_NOOP("Command", "Redo"),
     QT_TRANSLATE_NOOP("Command", "Makes the change again that was taken back"), Symbol::None,
     "Ctrl+Shift+Z; Ctrl+Y", false},
    {Command::Cut, QT_TRANSLATE_NOOP("Command", "Cut"),
     QT_TRANSLATE_NOOP("Command", "Takes the selected parts out of the picture and keeps them to be pasted"),
     Symbol::None, "Ctrl+X", false},
    {Command::Copy, QT_TRANSLATE_NOOP("Command", "Copy"),
     QT_TRANSLATE_NOOP("Command", "Keeps the selected parts to be pasted, here or elsewhere"), Symbol::None,
     "Ctrl+C", false},
    {Command::Paste, QT_TRANSLATE_NOOP("Command", "Paste"),
     QT_TRANSLATE_NOOP("Command", "Adds the parts that were copied last"), Symbol::None, "Ctrl+V", false},
    {Command::Duplicate, QT_TRANSLATE_NOOP("Command", "Duplicate"),
     QT_TRANSLATE_NOOP("Command", "Adds the selected parts once more"), Symbol::None, "Ctrl+D", false},
    {Command::Remove, QT_TRANSLATE_NOOP("Command", "Remove"),
     QT_TRANSLATE_NOOP("Command", "Takes the selected parts away"), Symbol::None, "Del; Backspace", false},
    {Command::SelectAll, QT_TRANSLATE_NOOP("Command", "Select all"),
     QT_TRANSLATE_NOOP("Command", "Selects all parts of the picture"), Symbol::None, "Ctrl+A", false},
    {Command::Join, QT_TRANSLATE_NOOP("Command", "Join"),
     QT_TRANSLATE_NOOP("Command", "Draws a line from the first selected part to the second"), Symbol::None,
     "Ctrl+J", false},
    {Command::Rename, QT_TRANSLATE_NOOP("Command", "Rename"),
     QT_TRANSLATE_NOOP("Command", "Puts the cursor into the name of the selected part"), Symbol::None, "F2",
     false},
    {Command::AddPart, QT_TRANSLATE_NOOP("Command", "Add a part"),
     QT_TRANSLATE_NOOP("Command", "Goes to the list of parts: arrows choose, Enter adds"), Symbol::None,
     "Ins; Ctrl+Shift+A", false},
    {Command::Tidy, QT_TRANSLATE_NOOP("Command", "Tidy"),
     QT_TRANSLATE_NOOP("Command", "Lets all parts find their places by themselves again"), Symbol::None,
     "Ctrl+T", false},
    {Command::AlignLeft, QT_TRANSLATE_NOOP("Command", "Align left"),
     QT_TRANSLATE_NOOP("Command", "Puts the left sides of the selected parts below each other"), Symbol::None,
     "Alt+Shift+Left", false},
    {Command::AlignTop, QT_TRANSLATE_NOOP("Command", "Align tops"),
     QT_TRANSLATE_NOOP("Command", "Puts the upper sides of the selected parts on one line"), Symbol::None,
     "Alt+Shift+Up", false},
    {Command::SpreadAcross, QT_TRANSLATE_NOOP("Command", "Spread across"),
     QT_TRANSLATE_NOOP("Command", "Makes the gaps between the selected parts equal, from left to right"),
     Symbol::None, "Alt+Shift+Right", false},
    {Command::SpreadDown, QT_TRANSLATE_NOOP("Command", "Spread down"),
     QT_TRANSLATE_NOOP("Command", "Makes the gaps between the selected parts equal, from top to bottom"),
     Symbol::None, "Alt+Shift+Down", false},
    {Command::SaveRecording, QT_TRANSLATE_NOOP("Command", "Save recording..."),
     QT_TRANSLATE_NOOP("Command", "Writes the whole run that is shown into a file that can be opened again"),
     Symbol::None, "Ctrl+Shift+S", false},
    {Command::SaveSelection, QT_TRANSLATE_NOOP("Command", "Save selection..."),
     QT_TRANSLATE_NOOP("Command", "Writes the part of the run between the two cursors into a recording"),
     Symbol::None, "Ctrl+Alt+S", false},
    {Command::PreviousEvent, QT_TRANSLATE_NOOP("Command", "Previous event"),
     QT_TRANSLATE_NOOP("Command", "Goes back to the moment at which a thread last began or ended something"),
     Symbol::None, "Alt+Left", false},
    {Command::NextEvent, QT_TRANSLATE_NOOP("Command", "Next event"),
     QT_TRANSLATE_NOOP("Command", "Goes on to the moment at which a thread next began or ended something"),
     Symbol::None, "Alt+Right", false},
    {Command::Freeze, QT_TRANSLATE_NOOP("Command", "Freeze"),
     QT_TRANSLATE_NOOP("Command", "Holds the picture while the run and its recording go on"), Symbol::None,
     "F7", true},
    {Command::GoLive, QT_TRANSLATE_NOOP("Command", "Live"),
     QT_TRANSLATE_NOOP("Command", "Shows the run as it goes on, without cursors"), Symbol::None, "Shift+F7",
     false},
    {Command::ShowFilm, QT_TRANSLATE_NOOP("Command", "How it came about"),
     QT_TRANSLATE_NOOP("Command", "Shows the steps that led to the deadlock, one beside the other"),
     Symbol::None, "Ctrl+7", true},
    {Command::Palette, QT_TRANSLATE_NOOP("Command", "All commands..."),
     QT_TRANSLATE_NOOP("Command", "Finds a command or an experiment by a part of its name"), Symbol::None,
     "Ctrl+Shift+P", false},
    {Command::Settings, QT_TRANSLATE_NOOP("Command", "Settings..."),
     QT_TRANSLATE_NOOP("Command", "Language, colours, size of the type, keys"), Symbol::None, "Ctrl+,",
     false},
    {Command::LayoutLab, QT_TRANSLATE_NOOP("Command", "Lab"),
     QT_TRANSLATE_NOOP("Command", "Arranges the window to try things: all panels"), Symbol::None, "F8", true},
    {Command::LayoutLecture, QT_TRANSLATE_NOOP("Command", "Lecture"),
     QT_TRANSLATE_NOOP("Command",
                       "Arranges the window for a projector: large type, the picture and the lanes"),
     Symbol::None, "F11", true},
    {Command::LayoutAnalyse, QT_TRANSLATE_NOOP("Command", "Analyse"),
     QT_TRANSLATE_NOOP("Command", "Arranges the window to look closely: charts and lanes take the room"),
     Symbol::None, "F9", true},
    {Command::LayoutReset, QT_TRANSLATE_NOOP("Command", "Layout as it was"),
     QT_TRANSLATE_NOOP("Command", "Takes back what was changed in this layout"), Symbol::None, "Shift+F11",
     false},
    {Command::ShowCharts, QT_TRANSLATE_NOOP("Command", "Charts"),
     QT_TRANSLATE_NOOP("Command", "Shows or hides the charts"), Symbol::None, "Ctrl+8", true},
    {Command::ShowLanes, QT_TRANSLATE_NOOP("Command", "Lanes"),
     QT_TRANSLATE_NOOP("Command", "Shows or hides what each thread does from moment to moment"), Symbol::None,
     "Ctrl+9", true},
    {Command::FullSpeed, QT_TRANSLATE_NOOP("Command", "Full speed"),
     QT_TRANSLATE_NOOP("Command", "The run takes the time that it takes"), Symbol::None, "Ctrl+F8", true},
    {Command::TenthSpeed, QT_TRANSLATE_NOOP("Command", "Slow motion, 1/10"),
     QT_TRANSLATE_NOOP("Command", "Holds the run again and again: one second of it takes ten"), Symbol::None,
     "Ctrl+F9", true},
    {Command::HundredthSpeed, QT_TRANSLATE_NOOP("Command", "Slow motion, 1/100"),
     QT_TRANSLATE_NOOP("Command", "Holds the run again and again: one second of it takes a hundred"),
     Symbol::None, "Ctrl+F10", true},
    {Command::ClearRecent, QT_TRANSLATE_NOOP("Command", "Clear the list of recent files"),
     QT_TRANSLATE_NOOP("Command", "Forgets which files were open; the files stay"), Symbol::None,
     "Ctrl+Shift+Del", false},
    {Command::Tour, QT_TRANSLATE_NOOP("Command", "Tour"),
     QT_TRANSLATE_NOOP("Command", "Shows the parts of the window in six steps"), Symbol::None, "Ctrl+F1",
     false},
};

}  // namespace

std::span<const CommandInfo> commandTable()
{
    return commands;
}

Actions::Actions(QObject *parent) : QObject(parent)
{
    for (const CommandInfo &info : commands) {
        auto *action = new QAction(QCoreApplication::translate("Command", info.text), this);
        action->setCheckable(info.checkable);
        action->setObjectName(commandId(info.id));
        // In the colour of the button that is meant next it would vanish on the menu's ground.
        action->setIconVisibleInMenu(false);
        m_actions[info.id] = action;
    }
    setKeys(KeyMap());
}

void Actions::setKeys(const KeyMap &keys)
{
    for (const CommandInfo &info : commands) {
        QAction *action = m_actions[info.id];
        action->setShortcuts(keys.keys(info.id));
        QString tip = QCoreApplication::translate("Command", info.tip);
        if (!action->shortcut().isEmpty())
            tip += QStringLiteral(" (%1)").arg(action->shortcut().toString(QKeySequence::NativeText));
        action->setToolTip(tip);
    }
}

QList<QAction *> Actions::all() const
{
    QList<QAction *> all;
    for (const auto &[id, action] : m_actions)
        all << action;
    return all;
}

void Actions::setTheme(const Theme &theme)
{
    for (const CommandInfo &info : commands) {
        if (info.symbol != Symbol::None)
            m_actions[info.id]->setIcon(symbolIcon(info.symbol, theme.text, theme.faint));
    }
}

void Actions::setMain(Command id, const Theme &theme)
{
    for (const CommandInfo &info : commands) {
        if (info.symbol != Symbol::None)
            m_actions[info.id]->setIcon(
                symbolIcon(info.symbol, info.id == id ? theme.onAccent : theme.text, theme.faint));
    }
}

}  // namespace ws
