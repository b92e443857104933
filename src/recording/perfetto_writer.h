// TrackEvent packets, the format of Perfetto (perfetto.dev, synthetic track events), by an encoder of our own.
//
// As ExportFormat::write.
#pragma once

#include "recording/registry.h"

namespace ws {

Result<> writePerfetto(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out);

}  // namespace ws
