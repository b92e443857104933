#include "recording/registry.h"

#include "base/display_text.h"
#include "recording/chrome_writer.h"
#include "recording/csv_writer.h"
#include "recording/json_writer.h"
#include "recording/perfetto_writer.h"

namespace ws {

namespace {

constexpr ExportFormat kFormats[] = {
    {"csv", WS_TR_NOOP("Export", "Table of all events (CSV)"), ".csv", writeCsv},
    {"json", WS_TR_NOOP("Export", "All events with their names (JSON)"), ".json", writeJson},
    {"chrome", WS_TR_NOOP("Export", "Trace for chrome://tracing and others (Trace Event Format)"), ".json",
     writeChrome},
    {"perfetto", WS_TR_NOOP("Export", "Trace for ui.perfetto.dev (TrackEvent packets)"), ".pftrace",
     writePerfetto},
};

}  // namespace

std::span<const ExportFormat> exportRegistry()
{
    return kFormats;
}

const ExportFormat *exportFormat(std::string_view id)
{
    for (const ExportFormat &format : kFormats)
        if (format.id == id)
            return &format;
    return nullptr;
}

Result<> exportRecording(const RecordingFile &recording, const ExportFormat &format,
                         const ExportChoice &choice, const std::filesystem::path &file)
{
    auto out = OutputFile::create(file);
    if (!out)
        return out.error();
    const auto written = format.write(recording, choice, *out);
    if (!written)
        return written;
    return out->commit();
}

}  // namespace ws
