// All events with their names as one JSON object; docs/recordings.md says what stands where.
//
// As ExportFormat::write.
#pragma once

#include "recording/registry.h"

namespace ws {

Result<> writeJson(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out);

}  // namespace ws
