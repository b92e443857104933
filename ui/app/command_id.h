// The name of a command in files: "show-waits" for Command::ShowWaits.
//
// Made by the compiler out of the enumerator, so a new command has its own without another list; to rename an
// enumerator would lose the keys that people have given to it.
#pragma once

#include <QString>
#include <optional>

#include "ui/app/actions.h"

namespace ws {

QString commandId(Command command);
std::optional<Command> commandWithId(const QString &id);

}  // namespace ws
