// What a user types to find lanes and waits, as a filter: "P1 >1ms fork".
//
// Words with a blank between them must all hold: part of a thread's or an object's name (several threads or several
// objects: any of them), "waiting" or "asleep" (in the window's language too), and durations with < or > before them.
#pragma once

#include <QString>

#include "analysis/run_model.h"
#include "analysis/wait_statistics.h"

namespace ws {

// A word that matches nothing makes a filter that nothing passes.
LaneFilter laneFilter(const QString &text, const RunModel &model);

}  // namespace ws
