// Sentences about recordings.
#pragma once

#include <string>

#include "recording/recording_writer.h"
#include "session/snapshot.h"

namespace ws::cli {

// Lines that say what went wrong with a recording that is done; empty: nothing.
std::string recordingTrouble(const RecordingWriter &recording);

// "Not all of it could be read: ...."
std::string damageWords(const std::string &damage);

// When and where the run of a recording was, and what of it is missing: lines before its report.
std::string recordingHeading(const RecordingNote &note);

// "2026-11-21 15:20:31 UTC"
std::string dateText(std::int64_t msSince1970);

}  // namespace ws::cli
