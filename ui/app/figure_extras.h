// What the command line needs of this program to draw figures.
#pragma once

#include <functional>

#include "cli/cli_main.h"
#include "ui/export/figure.h"

namespace ws {

// `prepare` is called before anything is drawn and may be called again: it makes the application object where none is.
CliExtras figureExtras(std::function<void()> prepare);

FigureSpec figureSpecOf(const FigureRequest &request);

}  // namespace ws
