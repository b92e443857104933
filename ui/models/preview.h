// The layout of an experiment before it has run: the same names and wires that the session will use.
#pragma once

#include <memory>

#include "analysis/run_model.h"
#include "experiment/experiment.h"
#include "experiment/vocabulary.h"
#include "session/snapshot.h"

namespace ws {

// Capacities stay 0: only the run knows them.
RunModel previewModel(const Experiment &experiment, const Vocabulary &vocabulary);
// The experiment as pictures show it before its run.
std::shared_ptr<const Snapshot> previewSnapshot(const Experiment &experiment, const Vocabulary &vocabulary);

}  // namespace ws
