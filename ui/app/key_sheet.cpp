#include "ui/app/key_sheet.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/app/actions.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::KeySheet)
};

constexpr int kMostColumns = 3;
constexpr int kMostInLine = 34;  // characters
constexpr int kBar = 18;         // of the scroll bar

// Menus also list what is no command: recent files, runs that are kept.
void collect(const QMenu &menu, const QString &name, const QList<QAction *> &commands,
             QList<CommandGroup> &groups, QList<QAction *> &seen)
{
    groups.append({name, {}});
    for (QAction *action : menu.actions()) {
        if (action->isSeparator() && !action->text().isEmpty())
            groups.append({action->text(), {}});
        else if (action->menu())
            continue;
        else if (commands.contains(action) && !seen.contains(action)) {
            groups.last().actions << action;
            seen << action;
        }
    }
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            collect(*action->menu(), action->text(), commands, groups, seen);
    }
}

QString keysText(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral("   "));
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("heading"));
    return label;
}

// Columns of groups, as even as they can be without tearing one.
class Sheet
{
public:
    explicit Sheet(QWidget *parent) : m_parent(parent)
    {
        m_row = new QHBoxLayout(parent);
        m_row->setContentsMargins(20, 16, 20, 16);
        m_row->setSpacing(44);
        addColumn();
    }

    void addColumn()
    {
        auto *column = new QVBoxLayout;
        m_grid = new QGridLayout;
        m_grid->setHorizontalSpacing(28);
        m_grid->setVerticalSpacing(6);
        column->addLayout(m_grid);
        column->addStretch(1);
        m_row->addLayout(column, 1);
        m_line = 0;
    }

    void addHeading(const QString &text)
    {
        if (m_line > 0)
            m_grid->setRowMinimumHeight(m_line++, 8);
        m_grid->addWidget(heading(text, m_parent), m_line++, 0, 1, 2);
    }

    void add(const QString &what, const QString &keys)
    {
        auto *label = new QLabel(what, m_parent);
        // Sentences are wrapped, else one of them would make its column as wide as the sheet.
        const int most = QFontMetrics(m_parent->font()).averageCharWidth() * kMostInLine;
        if (label->sizeHint().width() > most) {
            label->setWordWrap(true);
            label->setMinimumWidth(most);
        }
        auto *key = new QLabel(keys, m_parent);
        key->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_grid->addWidget(label, m_line, 0);
        m_grid->addWidget(key, m_line++, 1);
    }

private:
    QWidget *m_parent;
    QHBoxLayout *m_row;
    QGridLayout *m_grid = nullptr;
    int m_line = 0;
};

}  // namespace

QList<CommandGroup> commandGroups(const Actions &actions, const QMenu &menu)
{
    QList<CommandGroup> groups;
    QList<QAction *> seen;
    collect(menu, Words::tr("General"), actions.all(), groups, seen);
    CommandGroup others{Words::tr("Elsewhere"), {}};
    for (const CommandInfo &info : commandTable()) {
        if (!seen.contains(actions[info.id]))
            others.actions << actions[info.id];
    }
    groups << others;
    groups.removeIf([](const CommandGroup &group) { return group.actions.isEmpty(); });
    return groups;
}

QList<std::pair<QString, QString>> keysOfViews()
{
    return {
        {Words::tr("To the next part of the window, back"), Words::tr("Tab   Shift+Tab")},
        {Words::tr("From wire to wire; let go"), Words::tr("Tab, arrows; Esc")},
        {Words::tr("Wiring: closer, farther, all of it"), QStringLiteral("+   -   0")},
        {Words::tr("Editing: move what is selected"), Words::tr("arrows; with Shift farther")},
        {Words::tr("Lanes: closer, farther, the whole run"), QStringLiteral("+   -   0")},
        {Words::tr("Lanes: back and forth, the beginning, the end as it goes on"),
         Words::tr("arrows, Home, End")},
        {Words::tr("Lanes: more threads"), Words::tr("Page Up   Page Down")},
        {Words::tr("Lanes: why a thread waits at the cursor; let go"), Words::tr("Enter, Esc")},
        {Words::tr("Lanes: select from event to event"), Words::tr("Shift and arrows")},
        {Words::tr("Next view of a chart"), Words::tr("Enter")},
        {Words::tr("Close a dialog or a list"), Words::tr("Esc")},
    };
}

namespace {

QWidget *sheetPage(const QList<CommandGroup> &groups, int columns, QWidget *parent)
{
    auto *page = new QWidget(parent);
    Sheet sheet(page);
    qsizetype lines = keysOfViews().size() + 1;
    for (const CommandGroup &group : groups)
        lines += group.actions.size() + 1;
    qsizetype line = 0;
    int begun = 1;
    for (const CommandGroup &group : groups) {
        if (begun < columns && line > 0 && line + group.actions.size() / 2 >= lines * begun / columns) {
            sheet.addColumn();
            ++begun;
        }
        sheet.addHeading(group.name);
        for (const QAction *action : group.actions)
            sheet.add(action->text(), keysText(*action));
        line += group.actions.size() + 1;
    }
    sheet.addHeading(Words::tr("In pictures, lists and dialogs"));
    for (const auto &[what, keys] : keysOfViews())
        sheet.add(what, keys);
    // Before the sheet has given them their fonts, words are too small.
    for (QWidget *label : page->findChildren<QWidget *>())
        label->ensurePolished();
    page->layout()->invalidate();
    return page;
}

}  // namespace

void showKeySheet(const QList<CommandGroup> &groups, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Words::tr("Keyboard"));
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 14);
    auto *area = new QScrollArea(dialog);
    area->setWidgetResizable(true);
    area->setAccessibleName(Words::tr("All keys"));
    const QSize room = parent->screen()->availableSize() * 0.9;
    int columns = kMostColumns;
    QWidget *page = sheetPage(groups, columns, area);
    while (columns > 1 && page->sizeHint().width() + kBar > room.width()) {
        delete page;
        page = sheetPage(groups, --columns, area);
    }
    area->setWidget(page);
    column->addWidget(area, 1);
    auto *buttons = new QDialogButtonBox(dialog);
    buttons->setContentsMargins(20, 0, 20, 0);
    buttons->addButton(Words::tr("Close"), QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
    const QSize wanted = page->sizeHint() + QSize(kBar, 70);
    dialog->resize(wanted.boundedTo(room));
    dialog->open();
}

}  // namespace ws
