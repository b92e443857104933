// Turns a parsed TOML table into an experiment and remembers where each part stood.
//
// Threads: pure function. Errors: keys that nobody knows, values of the wrong type, wrong units; whether the
// experiment as a whole makes sense is for checks.h.
#pragma once

#include "experiment/experiment.h"
#include "experiment/findings.h"
#include "experiment/toml.h"
#include "experiment/vocabulary.h"

namespace ws {

struct Document
{
    Experiment experiment;
    Places places;
    Findings findings;
};

Document readDocument(const toml::table &root, const Vocabulary &vocabulary);

}  // namespace ws
