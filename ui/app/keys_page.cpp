#include "ui/app/keys_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/models/wording.h"

namespace ws {
namespace {

// The field's own words, which Qt's Chinese catalogue lacks: Qt asks our catalogue too.
[[maybe_unused]] constexpr const char *kWordsOfQt[] = {
    QT_TRANSLATE_NOOP("QKeySequenceEdit", "Press shortcut")};

constexpr int kCommandRole = Qt::UserRole + 1;
constexpr int kNameWidth = 280;

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral("   "));
}

}  // namespace

KeysPage::KeysPage(const Actions &actions, const QList<CommandGroup> &groups, KeyMap &keys, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_keys(keys), m_find(new QLineEdit(this)),
      m_list(new QTreeWidget(this)), m_field(new QKeySequenceEdit(this)),
      m_remove(new QPushButton(tr("No key"), this)), m_reset(new QPushButton(tr("As usual"), this)),
      m_sentence(new QLabel(this))
{
    m_find->setPlaceholderText(tr("Find a command or a key"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setUniformRowHeights(true);
    m_list->setColumnWidth(0, kNameWidth);
    m_field->setAccessibleName(tr("New key"));
    m_field->setToolTip(tr("Press the key that the chosen command shall have"));
    m_remove->setToolTip(tr("Takes all keys from the chosen command"));
    m_reset->setToolTip(tr("Gives the chosen command its usual keys again"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    auto *all = new QPushButton(tr("All keys as usual"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *name = new QLabel(tr("New key"), this);
    name->setBuddy(m_field);
    row->addWidget(name);
    row->addWidget(m_field, 1);
    row->addWidget(m_remove);
    row->addWidget(m_reset);
    row->addWidget(all);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_find);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(m_sentence);
    fill(groups);
    connect(m_find, &QLineEdit::textChanged, this, &KeysPage::find);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysPage::showChosen);
    connect(m_field, &QKeySequenceEdit::keySequenceChanged, this, [this](const QKeySequence &key) {
        if (!key.isEmpty())
            give(key);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const auto command = chosen()) {
            m_keys.set(*command, {});
            showChosen();
            emit changed();
        }
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const auto command = chosen()) {
            m_keys.reset(*command);
            showChosen();
            emit changed();
        }
    });
    connect(all, &QPushButton::clicked, this, [this] {
        m_keys.resetAll();
        showAll();
        emit changed();
    });
    showChosen();
}

void KeysPage::fill(const QList<CommandGroup> &groups)
{
    for (const CommandGroup &group : groups) {
        auto *parent = new QTreeWidgetItem(m_list, {group.name});
        parent->setFlags(Qt::ItemIsEnabled);
        parent->setFirstColumnSpanned(true);
        QFont font = m_list->font();
        font.setWeight(QFont::DemiBold);
        parent->setFont(0, font);
        for (const CommandInfo &info : commandTable()) {
            if (!group.actions.contains(m_actions[info.id]))
                continue;
            auto *item = new QTreeWidgetItem(parent, {m_actions[info.id]->text()});
            item->setData(0, kCommandRole, static_cast<int>(info.id));
            item->setToolTip(0, m_actions[info.id]->toolTip());
            showRow(*item);
        }
    }
    m_list->expandAll();
}

void KeysPage::showRow(QTreeWidgetItem &item)
{
    const auto command = static_cast<Command>(item.data(0, kCommandRole).toInt());
    item.setText(1, keysText(m_keys.keys(command)));
    QFont font = m_list->font();
    font.setWeight(m_keys.isUsual(command) ? QFont::Normal : QFont::DemiBold);
    item.setFont(1, font);
}

QTreeWidgetItem *KeysPage::rowOf(Command command) const
{
    for (int group = 0; group < m_list->topLevelItemCount(); ++group) {
        QTreeWidgetItem *parent = m_list->topLevelItem(group);
        for (int row = 0; row < parent->childCount(); ++row) {
            if (parent->child(row)->data(0, kCommandRole).toInt() == static_cast<int>(command))
                return parent->child(row);
        }
    }
    return nullptr;
}

void KeysPage::showAll()
{
    for (const CommandInfo &info : commandTable()) {
        if (QTreeWidgetItem *item = rowOf(info.id))
            showRow(*item);
    }
    showChosen();
}

void KeysPage::find(const QString &pattern)
{
    bool found = false;
    for (int group = 0; group < m_list->topLevelItemCount(); ++group) {
        QTreeWidgetItem *parent = m_list->topLevelItem(group);
        bool any = false;
        for (int row = 0; row < parent->childCount(); ++row) {
            QTreeWidgetItem *item = parent->child(row);
            const bool fits = item->text(0).contains(pattern, Qt::CaseInsensitive) ||
                              item->text(1).contains(pattern, Qt::CaseInsensitive);
            item->setHidden(!fits);
            any = any || fits;
        }
        parent->setHidden(!any);
        found = found || any;
    }
    if (!found)
        say(tr("No command and no key is called that. Clear the field to see all."));
    else
        showChosen();
}

std::optional<Command> KeysPage::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    const QVariant number = item ? item->data(0, kCommandRole) : QVariant();
    return number.isValid() ? std::optional(static_cast<Command>(number.toInt())) : std::nullopt;
}

void KeysPage::choose(Command command)
{
    m_list->setCurrentItem(rowOf(command));
}

void KeysPage::showChosen()
{
    const auto command = chosen();
    m_field->setEnabled(command.has_value());
    m_remove->setEnabled(command && !m_keys.keys(*command).isEmpty());
    m_reset->setEnabled(command && !m_keys.isUsual(*command));
    if (command)
        showRow(*m_list->currentItem());
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    say(command ? QString() : tr("Choose a command, then press its new key."));
}

bool KeysPage::give(const QKeySequence &key)
{
    const auto command = chosen();
    if (!command)
        return false;
    const QKeySequence first(key[0]);  // one chord: two after each other nobody finds
    const KeyMap::Judgement judgement = m_keys.judge(*command, first);
    const QString name = first.toString(QKeySequence::NativeText);
    switch (judgement.refusal) {
    case KeyMap::Refusal::None:
        m_keys.set(*command, {first});
        showChosen();
        say(filled(tr("{command} has the key {key} now."),
                   {{"command", m_actions[*command]->text()}, {"key", name}}));
        emit changed();
        return true;
    case KeyMap::Refusal::Taken:
        showChosen();
        say(filled(tr("{key} is the key of {command} already. Give that one another key first."),
                   {{"key", name}, {"command", m_actions[*judgement.owner]->text()}}));
        break;
    case KeyMap::Refusal::OfViews:
        showChosen();
        say(filled(tr("{key} moves the cursor in lists and pictures. Hold Ctrl or Alt with it."),
                   {{"key", name}}));
        break;
    case KeyMap::Refusal::Letter:
        showChosen();
        say(filled(tr("{key} alone is typed into fields. Hold Ctrl or Alt with it."), {{"key", name}}));
        break;
    }
    return false;
}

void KeysPage::say(const QString &sentence)
{
    m_sentence->setText(sentence.isEmpty() ? QStringLiteral(" ") : sentence);
}

QString KeysPage::sentence() const
{
    return m_sentence->text();
}

QString KeysPage::keysOf(Command command) const
{
    const QTreeWidgetItem *item = rowOf(command);
    return item ? item->text(1) : QString();
}

}  // namespace ws
