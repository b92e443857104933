// Who names whom in an experiment: the settings of threads that hold names, the arguments of scripts, back_of.
//
// Threads: pure functions. The texts of scripts are not looked at.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/experiment.h"
#include "experiment/vocabulary.h"

namespace ws {

enum class Named { Objects, Threads, Both };  // channels and primitives; threads

// Gives every such name to `change`; nothing back: it is taken out, and with the last one its key.
void changeNames(Experiment &experiment, const Vocabulary &vocabulary,
                 const std::function<std::optional<std::string>(std::string)> &change,
                 Named which = Named::Both);

// What a thread names, in no particular order.
std::vector<std::string> namesIn(const ThreadSpec &thread, const Vocabulary &vocabulary);

// The key is absent afterwards.
void eraseSetting(ParameterValues &values, std::string_view key);

// Names of the scripts that some thread runs.
std::set<std::string> scriptsRun(const Experiment &experiment);

}  // namespace ws
