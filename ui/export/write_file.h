// Writes a file as a whole or not at all: into a neighbour first, which then takes its name.
//
// Blocking: until the bytes are on the disk. Errors: System, with the file's name; the old file is then untouched.
#pragma once

#include <QByteArray>
#include <filesystem>

#include "base/result.h"

namespace ws {

Result<> writeWholeFile(const std::filesystem::path &file, const QByteArray &bytes);

}  // namespace ws
