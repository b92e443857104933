// The Trace Event Format (JSON object format) of Chromium's trace viewer, which many other programs read.
//
// As ExportFormat::write.
#pragma once

#include "recording/registry.h"

namespace ws {

Result<> writeChrome(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out);

}  // namespace ws
