// The formats that a recording can be exported to, for other programs.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string_view>

#include "base/result.h"
#include "recording/output_file.h"
#include "recording/recording_file.h"

namespace ws {

struct ExportChoice
{
    // Run time. What began before or ends after is cut at these.
    std::int64_t fromNs = 0;
    std::int64_t toNs = std::numeric_limits<std::int64_t>::max();
    // Asked now and then with the share that is done; false ends it with ErrorKind::Cancelled.
    std::function<bool(double)> goOn = {};
};

struct ExportFormat
{
    std::string_view id;      // on command lines: never rename
    std::string_view name;    // WS_TR_NOOP("Export", ...)
    std::string_view ending;  // ".csv"
    // Adds the whole content. Errors: those of the recording; the file's own are told by its commit().
    Result<> (*write)(const RecordingFile &recording, const ExportChoice &choice, OutputFile &out);
};

std::span<const ExportFormat> exportRegistry();
const ExportFormat *exportFormat(std::string_view id);  // null: there is none

// Writes the file as a whole or not at all.
Result<> exportRecording(const RecordingFile &recording, const ExportFormat &format,
                         const ExportChoice &choice, const std::filesystem::path &file);

}  // namespace ws
