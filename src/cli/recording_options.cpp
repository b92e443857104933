#include <CLI/CLI.hpp>

#include "cli/recording_commands.h"
#include "recording/registry.h"

namespace ws::cli {

namespace {

void addFile(CLI::App &command, std::string &file)
{
    command.add_option("recording", file, "A recording (.wscope)")->type_name("FILE")->required();
}

}  // namespace

void addReportOptions(CLI::App &command, ReportArguments &arguments, const std::string &program)
{
    addFile(command, arguments.file);
    command.add_flag("--json", arguments.json, "One JSON object on stdout");
    command.add_flag("--log", arguments.log, "Show what scripts have logged, behind the report");
    command.footer("Every block of the file is checked, and the figures are made anew from the events.\n"
                   "Example: " +
                   program + " report dinner.wscope --json");
}

void addExportOptions(CLI::App &command, ExportArguments &arguments, const std::string &program)
{
    addFile(command, arguments.file);
    std::vector<std::string> formats;
    std::string meanings;
    for (const ExportFormat &format : exportRegistry()) {
        formats.emplace_back(format.id);
        meanings += (meanings.empty() ? "" : "; ") + std::string(format.id) + ": " + std::string(format.name);
    }
    formats.emplace_back(kRecordingFormat);
    meanings +=
        "; " + std::string(kRecordingFormat) + ": A recording again, of the part that --from and --to say";
    command.add_option("--format", arguments.format, meanings)
        ->type_name("F")
        ->required()
        ->check(CLI::IsMember(formats).description(""));
    command.add_option("--out", arguments.out, "File to write")->type_name("FILE")->required();
    command.add_option("--from", arguments.from, "Only from this moment of the run: 1.5s, 20ms")
        ->type_name("T");
    command.add_option("--to", arguments.to, "Only up to this moment")->type_name("T");
    command.add_option("--notes", arguments.notes, "With wscope: text that goes with the recording")
        ->type_name("TEXT");
    command.footer("Ctrl-C ends it and leaves no file.\n"
                   "Example: " +
                   program + " export dinner.wscope --format perfetto --out dinner.pftrace");
}

}  // namespace ws::cli
