// Reading a recording for any subcommand.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "cli/context.h"
#include "session/snapshot.h"

namespace ws::cli {

enum class ReadingOf {
    Figures,   // without the timeline, which takes longest
    Timeline,  // for pictures: with it
};

// Blocking: as openRecordedRun(), with a line that says how far it is.
// Errors: as openRecordedRun(); Cancelled after Ctrl-C.
Result<std::shared_ptr<const Snapshot>> readRecording(const std::string &file, ReadingOf what,
                                                      const CliContext &context);

}  // namespace ws::cli
