// The few symbols of the commands, drawn in the colours of the theme.
#pragma once

#include <QIcon>

#include "ui/views/theme.h"

namespace ws {

enum class Symbol { None, Run, Pause, Stop, Figure, Menu };

QIcon symbolIcon(Symbol symbol, const QColor &color, const QColor &disabled);

}  // namespace ws
