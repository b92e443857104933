// The page of the settings where commands get their keys. What is chosen holds at once.
//
// Threads: the GUI's. Ownership: borrows the key map.
#pragma once

#include <QKeySequence>
#include <QWidget>

#include "ui/app/key_map.h"
#include "ui/app/key_sheet.h"

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ws {

class KeysPage : public QWidget
{
    Q_OBJECT

public:
    KeysPage(const Actions &actions, const QList<CommandGroup> &groups, KeyMap &keys,
             QWidget *parent = nullptr);

    // Marks the command in the list.
    void choose(Command command);
    // As if the key had been pressed in the field; false, and a sentence below it, where it is refused.
    bool give(const QKeySequence &key);
    QString sentence() const;
    // What stands in the list beside a command.
    QString keysOf(Command command) const;
    void showAll();

signals:
    void changed();

private:
    void fill(const QList<CommandGroup> &groups);
    void find(const QString &pattern);
    void showRow(QTreeWidgetItem &item);
    void showChosen();
    void say(const QString &sentence);
    std::optional<Command> chosen() const;
    QTreeWidgetItem *rowOf(Command command) const;

    const Actions &m_actions;
    KeyMap &m_keys;
    QLineEdit *m_find;
    QTreeWidget *m_list;
    QKeySequenceEdit *m_field;
    QPushButton *m_remove;
    QPushButton *m_reset;
    QLabel *m_sentence;
};

}  // namespace ws
