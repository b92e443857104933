// Where the built-in experiments are: beside the program in the build tree, in share/waitscope when installed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace ws {

// The folder that holds experiments/; WAITSCOPE_RESOURCES in the environment comes first.
Result<std::filesystem::path> resourceFolder();
// The files of the built-in experiments, by id, in alphabetical order: resources/experiments/<id>/experiment.toml.
std::vector<std::filesystem::path> builtInExperiments();
// `nameOrFile` is a path to a file or the id of a built-in experiment.
Result<std::filesystem::path> findExperiment(const std::string &nameOrFile);

}  // namespace ws
