#include "ui/app/command_palette.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include "ui/app/command_id.h"
#include "ui/app/palette_delegate.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

constexpr int kWidth = 620;
constexpr int kTop = 64;
constexpr int kMostHeight = 460;
constexpr int kPage = 8;  // rows

// The words of the id: "show waits".
QString words(const QString &id)
{
    return QString(id).replace(QLatin1Char('-'), QLatin1Char(' '));
}

}  // namespace

CommandPalette::CommandPalette(const Actions &actions, const LibraryModel &library, QWidget *window)
    : QFrame(window), m_actions(actions), m_library(library), m_find(new QLineEdit(this)),
      m_list(new QListView(this)), m_nothing(new QLabel(tr("Nothing has a name like that."), this)),
      m_delegate(new PaletteDelegate(this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("All commands"));
    m_find->setPlaceholderText(tr("What do you want to do or open?"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setAcceptDrops(false);
    m_find->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("panel"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("All commands"));
    m_list->setFocusPolicy(Qt::NoFocus);  // the cursor stays in the field
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setMargin(14);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(8);
    column->addWidget(m_find);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing);
    connect(m_find, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
    window->installEventFilter(this);
    hide();
}

void CommandPalette::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_list->doItemsLayout();
}

void CommandPalette::open()
{
    if (!isVisible())
        m_before = window()->focusWidget();
    fill();
    m_find->clear();
    find({});
    place();
    show();
    raise();
    m_find->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::fill()
{
    m_commands.clear();
    m_experiments.clear();
    std::vector<PaletteEntry> entries;
    for (const CommandInfo &info : commandTable()) {
        QAction *action = m_actions[info.id];
        if (!action->isEnabled() || info.id == Command::Palette)
            continue;
        entries.push_back({static_cast<int>(entries.size()),
                           action->text(),
                           QCoreApplication::translate("Command", info.tip),
                           action->shortcut().toString(QKeySequence::NativeText),
                           {QString::fromUtf8(info.text), words(commandId(info.id))}});
        m_commands << action;
    }
    for (int group = 0; group < m_library.rowCount(); ++group) {
        const QModelIndex parent = m_library.index(group, 0);
        for (int row = 0; row < m_library.rowCount(parent); ++row) {
            const Experiment *experiment = m_library.experimentAt(m_library.index(row, 0, parent));
            const QString id = QString::fromStdString(experiment->id);
            entries.push_back({static_cast<int>(entries.size()),
                               titleOf(*experiment),
                               filled(tr("Experiment: {group}"), {{"group", parent.data().toString()}}),
                               {},
                               {QString::fromStdString(experiment->title.en),
                                QString::fromStdString(experiment->title.zhCn), words(id)}});
            m_experiments << id;
        }
    }
    for (const QString &file : m_files) {
        const QFileInfo info(file);
        entries.push_back({static_cast<int>(entries.size()),
                           info.fileName(),
                           filled(tr("File in {folder}"), {{"folder", info.path()}}),
                           {},
                           {}});
    }
    m_model.setEntries(std::move(entries));
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(kWidth, room.width() - 32);
    setGeometry((room.width() - width) / 2, kTop, width, std::min(kMostHeight, room.height() - kTop - 32));
}

void CommandPalette::find(const QString &pattern)
{
    m_model.setPattern(pattern);
    const bool any = m_model.rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    if (any)
        m_list->setCurrentIndex(m_model.index(0));
}

void CommandPalette::step(int by)
{
    if (m_model.rowCount() == 0)
        return;
    const int row = qBound(0, m_list->currentIndex().row() + by, m_model.rowCount() - 1);
    m_list->setCurrentIndex(m_model.index(row));
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const int number = index.data(PaletteModel::NumberRole).toInt();
    // First the focus goes back: what is done next may want it.
    dismiss();
    const qsizetype experiment = number - m_commands.size();
    if (experiment < 0)
        m_commands[number]->trigger();
    else if (experiment < m_experiments.size())
        emit experimentWanted(m_experiments[experiment]);
    else
        emit fileWanted(m_files[experiment - m_experiments.size()]);
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    const bool mine = isAncestorOf(window()->focusWidget());
    hide();
    if (mine && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::followFocus(QWidget *now)
{
    // Another window takes the focus away for a moment: that is no reason to close.
    if (isVisible() && now && now->window() == window() && !isAncestorOf(now))
        dismiss();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(kPage);
        return true;
    case Qt::Key_PageUp:
        step(-kPage);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true;  // there is one field
    default:
        return false;
    }
}

}  // namespace ws
