// The edits of an experiment: each takes a value and gives the next one. Names stay unique, and what is taken away is
// not named any more.
//
// Threads: pure functions. Errors: none; a part that is not there changes nothing. What an edit leaves undone (a wire
// without an end) is for experiment/checks.h to say.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "experiment/vocabulary.h"
#include "ui/editor/part.h"

namespace ws {

struct Edited
{
    Experiment experiment;
    Parts parts;  // what was made, to be selected
};

// `base`, or "base 2", "base 3": free among channels, primitives, threads, processes and scripts alike, as experiments with
// scripts demand it.
std::string freeName(const Experiment &experiment, const std::string &base);
// What is wrong with a name that `part` is to have, as an English sentence of experiment/words.h; empty: nothing.
std::string renameFault(const Experiment &experiment, Part part, const std::string &name);

Edited withProcess(Experiment experiment, std::optional<PicturePlace> at = std::nullopt);
// A process that is not there is made. The role kScriptRole gets a script of its own.
Edited withThread(Experiment experiment, std::size_t process, const std::string &role,
                  std::optional<PicturePlace> at = std::nullopt);
Edited withChannel(Experiment experiment, const std::string &mechanism,
                   std::optional<PicturePlace> at = std::nullopt);
Edited withPrimitive(Experiment experiment, const Vocabulary &vocabulary, const std::string &primitive,
                     std::optional<PicturePlace> at = std::nullopt);

// Whoever names one of them loses that name; a process goes with its threads. Scripts that no thread runs any more go too.
Experiment withoutParts(Experiment experiment, const Vocabulary &vocabulary, const Parts &parts);
// Names of the threads that would lose something by it, and stay.
std::vector<std::string> concernedBy(const Experiment &experiment, const Vocabulary &vocabulary,
                                     const Parts &parts);

// Everything that names it follows, but for the texts of scripts. `name` has no fault.
Experiment renamed(Experiment experiment, const Vocabulary &vocabulary, Part part, const std::string &name);
// Settings that the new role, mechanism or primitive does not have are dropped.
Experiment withRole(Experiment experiment, const Vocabulary &vocabulary, Part thread,
                    const std::string &role);
Experiment withMechanism(Experiment experiment, const Vocabulary &vocabulary, Part channel,
                         const std::string &id);
Experiment withPrimitiveKind(Experiment experiment, const Vocabulary &vocabulary, Part primitive,
                             const std::string &id);
// The settings of one key, from `values`; absent there: absent.
Experiment withParameter(Experiment experiment, Part part, std::string_view key,
                         const ParameterValues &values);

Experiment withPlaces(Experiment experiment, const std::map<Part, PicturePlace> &places);
// Everything is placed by itself again.
Experiment withoutPlaces(Experiment experiment);
// The thread goes to another process, behind its threads. `at` as in ThreadSpec.
Edited movedToProcess(Experiment experiment, Part thread, std::size_t process,
                      std::optional<PicturePlace> at);

// The settings of `values` that one of `infos` describes, of the same kind.
ParameterValues keptFor(const ParameterValues &values, std::span<const ParameterInfo> infos);

}  // namespace ws
