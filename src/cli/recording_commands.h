// The subcommands that read recordings: their arguments, their options, their work.
//
// Threads and blocking: as cliMain().
#pragma once

#include <string>
#include <string_view>

#include "cli/context.h"

namespace CLI {
class App;
}

namespace ws::cli {

struct ReportArguments
{
    std::string file;
    bool json = false;
    bool log = false;  // what scripts have logged, behind the report
};
void addReportOptions(CLI::App &command, ReportArguments &arguments, const std::string &program);
int reportCommand(const ReportArguments &arguments, const CliContext &context);

// Beside those of recording/registry.cpp: a part of a recording is one too.
inline constexpr std::string_view kRecordingFormat = "wscope";

struct ExportArguments
{
    std::string file;
    std::string format;  // id in recording/registry.cpp, or kRecordingFormat
    std::string out;
    std::string from;  // "1.5s"; empty: the begin
    std::string to;
    std::string notes;  // of a recording; empty: as they are
};
void addExportOptions(CLI::App &command, ExportArguments &arguments, const std::string &program);
int exportCommand(const ExportArguments &arguments, const CliContext &context);

}  // namespace ws::cli
