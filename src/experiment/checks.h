// The rules that a value must keep, whoever made it: a file, the window, a test.
//
// Threads: pure functions.
#pragma once

#include <string_view>

#include "experiment/experiment.h"
#include "experiment/findings.h"
#include "experiment/vocabulary.h"

namespace ws {

const MechanismWord *findMechanism(const Vocabulary &vocabulary, std::string_view id);
const PrimitiveWord *findPrimitiveWord(const Vocabulary &vocabulary, std::string_view id);
const RoleWord *findRole(const Vocabulary &vocabulary, std::string_view id);

// `places` is empty for a value without a file.
void checkExperiment(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                     Findings &findings);

// The part of it that looks at channels from both ends: no end, wrong process, sizes of messages.
void checkWires(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                Findings &findings);

// The part of it that looks at what a mechanism can be: how many at each end, two ways or one, on this machine or not.
void checkShapes(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                 Findings &findings);

// The part of it that looks at where parts stand in the picture.
void checkPlaces(const Experiment &experiment, const Places &places, Findings &findings);

// The part of it that looks at scripts: their syntax, their names, who starts whom; and at primitives whose threads are
// in several processes.
void checkScripts(const Experiment &experiment, const Vocabulary &vocabulary, const Places &places,
                  Findings &findings);

// The part of it that looks at the settings of one channel or thread; `what` names it in messages.
// Names in them are looked up elsewhere.
void checkParameters(const ParameterValues &values, std::span<const ParameterInfo> infos,
                     const std::string &what, const std::string &path, const Places &places,
                     Findings &findings);

}  // namespace ws
