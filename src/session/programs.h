// Where the programs of Waitscope are: beside this one in the build tree, in libexec/waitscope when installed.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace ws {

// The folder of the running program.
std::filesystem::path programFolder();
// WAITSCOPE_BIN in the environment comes first.
Result<std::filesystem::path> workerProgram();

// "PID:START" of this process, START being field 22 of /proc/self/stat: names one session for ever.
std::string ownSessionTag();

}  // namespace ws
