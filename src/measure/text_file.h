// Writes a text file as a whole or not at all.
//
// Blocking: until the bytes are on the disk. Errors: System, with the file's name; the old file is then untouched.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace ws {

Result<> writeTextFile(const std::filesystem::path &file, std::string_view text);

}  // namespace ws
