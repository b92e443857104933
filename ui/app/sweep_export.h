// Asks for a folder and writes a sweep into it: sweep.json, sweep.csv and the figures.
//
// Threads: the GUI's. Errors: shown to the user.
#pragma once

#include "measure/sweep_result.h"
#include "ui/views/theme.h"

class QWidget;

namespace ws {

void exportSweep(QWidget *parent, const SweepResults &results, const Theme &theme);

}  // namespace ws
