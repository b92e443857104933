#include "ui/app/edit_side.h"

#include <QCoreApplication>
#include <QScrollArea>

#include "ui/editor/editor_page.h"
#include "ui/editor/part_panel.h"
#include "ui/editor/template_dialog.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

// These mean something else where text is being typed, so they are heard in the picture alone.
constexpr Command kInPicture[] = {
    Command::Cut,       Command::Copy,     Command::Paste,        Command::Duplicate,  Command::Remove,
    Command::SelectAll, Command::Join,     Command::Rename,       Command::AddPart,    Command::Tidy,
    Command::AlignLeft, Command::AlignTop, Command::SpreadAcross, Command::SpreadDown,
};

}  // namespace

EditSide::EditSide(RunController &controller, const Actions &actions, QWidget *window)
    : QObject(window), m_controller(controller), m_actions(actions), m_window(window),
      m_editor(controller, this),
      m_page(new EditorPage(m_editor,
                            {actions[Command::Undo], actions[Command::Redo], nullptr, actions[Command::Join],
                             actions[Command::Duplicate], actions[Command::Remove], nullptr,
                             actions[Command::Tidy], nullptr, actions[Command::EditWiring]},
                            {actions[Command::AddPart], actions[Command::Join], actions[Command::Rename],
                             nullptr, actions[Command::Cut], actions[Command::Copy], actions[Command::Paste],
                             actions[Command::Duplicate], actions[Command::Remove], nullptr,
                             actions[Command::Tidy], actions[Command::AlignLeft], actions[Command::AlignTop],
                             actions[Command::SpreadAcross], actions[Command::SpreadDown]},
                            window)),
      m_panel(new PartPanel(m_editor)), m_panelArea(new QScrollArea(window))
{
    m_panelArea->setWidgetResizable(true);
    m_panelArea->setFrameShape(QFrame::NoFrame);
    m_panelArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_panelArea->setWidget(m_panel);
    m_panelArea->setAccessibleName(tr("The selected part"));
    for (const Command command : kInPicture) {
        m_actions[command]->setShortcutContext(Qt::WidgetShortcut);
        m_page->canvas().addAction(m_actions[command]);
    }
    connectCommands();
    connect(&m_editor, &ExperimentEditor::changed, this, &EditSide::showState);
    connect(&m_editor, &ExperimentEditor::selectionChanged, this, &EditSide::showState);
    connect(&m_editor.history(), &QUndoStack::indexChanged, this, &EditSide::showState);
    connect(&controller, &RunController::activityChanged, this, [this] {
        if (m_controller.isActive())
            setOn(false);
        showState();
    });
    connect(m_page, &EditorPage::noted, this, &EditSide::noted);
    connect(m_page, &EditorPage::nameWanted, this, [this] { m_panel->focusField("name"); });
}

// The history tells that it is emptied when it goes, and by then the window's commands are gone.
EditSide::~EditSide()
{
    m_editor.history().disconnect(this);
}

QStackedWidget *EditSide::inFrontOfPage(QWidget *picture)
{
    m_pictures = new QStackedWidget(m_window);
    m_pictures->addWidget(picture);
    m_pictures->addWidget(m_page);
    return m_pictures;
}

QStackedWidget *EditSide::inFrontOfPanel(QWidget *inspector)
{
    m_panels = new QStackedWidget(m_window);
    m_panels->setFixedWidth(inspector->maximumWidth());
    m_panels->addWidget(inspector);
    m_panels->addWidget(m_panelArea);
    return m_panels;
}

void EditSide::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_page->setTheme(theme);
    m_panel->setTheme(theme);
}

bool EditSide::isOn() const
{
    return m_pictures && m_pictures->currentWidget() == m_page;
}

void EditSide::setOn(bool on)
{
    on = on && m_editor.mayEdit();
    m_actions[Command::EditWiring]->setChecked(on);
    if (on == isOn())
        return;
    m_pictures->setCurrentIndex(on ? 1 : 0);
    m_panels->setCurrentIndex(on ? 1 : 0);
    showState();
    if (!on)
        return;
    m_page->canvas().setFocus(Qt::OtherFocusReason);
    emit shown();
}

bool EditSide::readyToRun()
{
    if (m_editor.problems().empty())
        return true;
    setOn(true);
    const auto part = m_editor.selectFirstProblem();
    if (!part)
        m_editor.select({});
    const std::vector<PartProblem> found = part ? m_editor.problemsOf(*part) : m_editor.problems();
    if (part)
        m_panel->focusField(keyOfPath(found.front().path));
    emit noted(filled(tr("Not started: {problem}."), {{"problem", problemText(found.front().message)}}));
    return false;
}

void EditSide::connectCommands()
{
    const auto on = [this](Command command, auto slot) {
        connect(m_actions[command], &QAction::triggered, this, slot);
    };
    on(Command::EditWiring, [this](bool checked) { setOn(checked); });
    on(Command::New, &EditSide::chooseTemplate);
    on(Command::Undo, [this] { m_editor.history().undo(); });
    on(Command::Redo, [this] { m_editor.history().redo(); });
    on(Command::Cut, [this] { m_page->cutSelected(); });
    on(Command::Copy, [this] { m_page->copySelected(); });
    on(Command::Paste, [this] { m_page->paste(); });
    on(Command::Duplicate, [this] { m_page->duplicateSelected(); });
    on(Command::Remove, [this] { m_page->removeSelected(); });
    on(Command::SelectAll, [this] { m_page->selectAll(); });
    on(Command::Join, [this] { m_page->joinSelected(); });
    on(Command::Rename, [this] { m_panel->focusField("name"); });
    on(Command::AddPart, [this] { m_page->focusPalette(); });
    on(Command::Tidy, [this] { m_page->canvas().tidy(); });
    on(Command::AlignLeft, [this] { m_page->canvas().align(Align::Left); });
    on(Command::AlignTop, [this] { m_page->canvas().align(Align::Top); });
    on(Command::SpreadAcross, [this] { m_page->canvas().align(Align::SpreadAcross); });
    on(Command::SpreadDown, [this] { m_page->canvas().align(Align::SpreadDown); });
    showState();
}

void EditSide::showState()
{
    const bool idle = m_editor.mayEdit();
    const bool edits = isOn() && idle;
    const std::size_t selected = m_editor.selection().size();
    const auto enable = [this](Command command, bool enabled) { m_actions[command]->setEnabled(enabled); };
    enable(Command::EditWiring, idle && !m_controller.experiment().id.empty());
    enable(Command::Undo, idle && m_editor.history().canUndo());
    enable(Command::Redo, idle && m_editor.history().canRedo());
    // What it is that comes back, where there is room to say it: in the menu.
    const QString undone = m_editor.history().undoText();
    const QString redone = m_editor.history().redoText();
    m_actions[Command::Undo]->setText(undone.isEmpty() ? QCoreApplication::translate("Command", "Undo")
                                                       : filled(tr("Undo: {what}"), {{"what", undone}}));
    m_actions[Command::Redo]->setText(redone.isEmpty() ? QCoreApplication::translate("Command", "Redo")
                                                       : filled(tr("Redo: {what}"), {{"what", redone}}));
    for (const Command command : {Command::Cut, Command::Copy, Command::Duplicate, Command::Remove})
        enable(command, edits && selected > 0);
    for (const Command command : {Command::Paste, Command::SelectAll, Command::AddPart, Command::Tidy})
        enable(command, edits);
    enable(Command::Rename, edits && selected == 1);
    enable(Command::Join, edits && selected == 2);
    for (const Command command : {Command::AlignLeft, Command::AlignTop})
        enable(command, edits && selected > 1);
    for (const Command command : {Command::SpreadAcross, Command::SpreadDown})
        enable(command, edits && selected > 2);
}

void EditSide::chooseTemplate()
{
    auto *dialog = new TemplateDialog(m_theme, m_controller.vocabulary(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TemplateDialog::chosen, this, &EditSide::newWanted);
    dialog->open();
}

}  // namespace ws
