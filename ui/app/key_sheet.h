// The sheet with all keys, in the groups of the menu; opened by F1.
#pragma once

#include <QList>
#include <QString>
#include <utility>

class QAction;
class QMenu;
class QWidget;

namespace ws {

class Actions;

struct CommandGroup
{
    QString name;
    QList<QAction *> actions;
};

// By the headings and submenus of the menu, in its order; commands that stand in no menu come last.
QList<CommandGroup> commandGroups(const Actions &actions, const QMenu &menu);

// Keys that views have for themselves, with what they do.
QList<std::pair<QString, QString>> keysOfViews();

// Opens without a nested event loop and deletes itself.
void showKeySheet(const QList<CommandGroup> &groups, QWidget *parent);

}  // namespace ws
