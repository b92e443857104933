// One line an event: RFC 4180, with a heading.
//
// As ExportFormat::write.
#pragma once

#include "recording/registry.h"

namespace ws {

Result<> writeCsv(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out);

}  // namespace ws
