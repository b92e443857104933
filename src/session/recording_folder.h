// Keeps the recordings of the last runs: $XDG_STATE_HOME/waitscope/recordings, ~/.local/state by default (XDG Base
// Directory Specification 0.8).
//
// Names begin with the time, so that the last in alphabetical order is the newest:
// 20261121T152031Z-two-locks-4711-1.wscope. After a crash the file is there with all that had been written.
//
// Threads: any, one at a time. Blocking: lists a folder, removes files. Errors: System, with the folder or file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace ws {

// Errors: System when neither XDG_STATE_HOME nor HOME is set.
Result<std::filesystem::path> recordingFolder();

// A name in the folder, which is made, that nobody has.
Result<std::filesystem::path> newRecordingFile(const std::filesystem::path &folder,
                                               const std::string &experimentId);

struct KeptRecording
{
    std::filesystem::path file;
    std::uint64_t bytes = 0;
};

// The newest first. What is no recording by its name is not looked at.
std::vector<KeptRecording> keptRecordings(const std::filesystem::path &folder);

// Removes the oldest ones beyond `count` or `bytes` together; one that is being written stays.
void pruneRecordings(const std::filesystem::path &folder, std::size_t count, std::uint64_t bytes);

}  // namespace ws
