// Finding, reading and running an experiment for any subcommand.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/context.h"
#include "session/session.h"

namespace ws::cli {

// Reads a file or a built-in experiment. Every problem becomes a line on context.err; then it returns nothing.
std::optional<Experiment> loadExperiment(const std::string &nameOrFile, const CliContext &context);

// Runs it to its end and returns the last snapshot, never null. Ctrl-C ends it with verdict Stopped.
// Blocking: for the time limit of the run. `label` begins the progress line.
std::shared_ptr<const Snapshot> runToEnd(const Experiment &experiment, const RunOptions &options,
                                         const std::string &label, const CliContext &context);

}  // namespace ws::cli
