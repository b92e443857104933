// Turns a parsed TOML table into an experiment and remembers where each part stood.
//
// Threads: pure function, apart from files that scripts are in. Errors: keys that nobody knows, values of the wrong type, wrong units; whether the
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

// `text` is what `root` was parsed from, `fileName` where it stands: files that it names are in the same folder.
Document readDocument(const toml::table &root, std::string_view text, const std::string &fileName,
                      const Vocabulary &vocabulary);

}  // namespace ws
