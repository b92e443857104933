// A copy of a recording: whole, or a part of it as a recording of its own, with notes and the view.
//
// A part begins at its own 0. What was going on when it begins (a wait, a lock that is held) begins there too; counters
// count from there, and messages that a channel held then count as sent at the beginning. The facts say which part of the
// run it is. A deadlock that was proven before the part ends is in it.
//
// Threads: pure function. Blocking: reads the one file, writes the other, which is there as a whole or not at all.
// Errors: those of both; BadInput where nothing lies in the part.
#pragma once

#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "recording/recording_file.h"

namespace ws {

struct SaveRecording
{
    std::int64_t fromNs = 0;
    std::int64_t toNs = std::numeric_limits<std::int64_t>::max();
    std::optional<std::string> notes = {};  // instead of those that it has
    std::optional<std::string> view = {};
    // Asked now and then with the share that is done; false ends it with ErrorKind::Cancelled.
    std::function<bool(double)> goOn = {};
};

Result<> saveRecording(const RecordingFile &recording, const SaveRecording &choice,
                       const std::filesystem::path &file);

}  // namespace ws
