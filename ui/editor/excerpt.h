// What is copied: some parts of an experiment, and as text on the clipboard an experiment file with these parts alone, so
// that it can be pasted into another window, an editor or a mail, and back.
//
// Threads: pure functions.
#pragma once

#include "ui/editor/experiment_edits.h"

namespace ws {

struct Excerpt
{
    Experiment parts;
    // By process of `parts`: the one from which single threads were taken; empty: the whole process was copied.
    std::vector<std::string> homes;
};

Excerpt excerptOf(const Experiment &experiment, const Parts &parts);
std::string excerptText(const Excerpt &excerpt, const Vocabulary &vocabulary);
// Nothing: the text is no such thing.
std::optional<Excerpt> readExcerpt(std::string_view text, const Vocabulary &vocabulary);

// Single threads go to the process at `home`, or where that is not one, to the one that they were taken from, else to one
// that is made. What was copied names its own copies; what was not, the same parts as before where they are there.
Edited pasted(Experiment experiment, const Vocabulary &vocabulary, const Excerpt &excerpt,
              std::optional<std::size_t> home);

}  // namespace ws
