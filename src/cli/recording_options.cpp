#include <CLI/CLI.hpp>

#include "cli/language.h"
#include "cli/recording_commands.h"
#include "recording/registry.h"

namespace ws::cli {

namespace {

void addFile(CLI::App &command, std::string &file)
{
    command.add_option("recording", file, say(WS_TR_NOOP("Cli", "A recording (.wscope)")))
        ->type_name("FILE")
        ->required();
}

}  // namespace

void addReportOptions(CLI::App &command, ReportArguments &arguments, const std::string &program)
{
    addFile(command, arguments.file);
    command.add_flag("--json", arguments.json, say(WS_TR_NOOP("Cli", "One JSON object on stdout")));
    command.add_flag("--log", arguments.log,
                     say(WS_TR_NOOP("Cli", "Show what scripts have logged, behind the report")));
    command.footer(
        say(WS_TR_NOOP(
            "Cli", "Every block of the file is checked, and the figures are made anew from the events.")) +
        '\n' +
        say(WS_TR_NOOP("Cli", "Example: {command}"),
            {{"command", program + " report dinner.wscope --json"}}));
}

void addExportOptions(CLI::App &command, ExportArguments &arguments, const std::string &program)
{
    addFile(command, arguments.file);
    std::vector<std::string> formats;
    std::string meanings;
    for (const ExportFormat &format : exportRegistry()) {
        formats.emplace_back(format.id);
        meanings +=
            (meanings.empty() ? "" : "; ") + std::string(format.id) + ": " + sayIn("Export", format.name);
    }
    formats.emplace_back(kRecordingFormat);
    meanings += "; " + std::string(kRecordingFormat) + ": " +
                say(WS_TR_NOOP("Cli", "A recording again, of the part that --from and --to say"));
    command.add_option("--format", arguments.format, meanings)
        ->type_name("F")
        ->required()
        ->check(CLI::IsMember(formats).description(""));
    command.add_option("--out", arguments.out, say(WS_TR_NOOP("Cli", "File to write")))
        ->type_name("FILE")
        ->required();
    command
        .add_option("--from", arguments.from,
                    say(WS_TR_NOOP("Cli", "Only from this moment of the run: 1.5s, 20ms")))
        ->type_name("T");
    command.add_option("--to", arguments.to, say(WS_TR_NOOP("Cli", "Only up to this moment")))
        ->type_name("T");
    command
        .add_option("--notes", arguments.notes,
                    say(WS_TR_NOOP("Cli", "With wscope: text that goes with the recording")))
        ->type_name("TEXT");
    command.footer(
        say(WS_TR_NOOP("Cli", "Ctrl-C ends it and leaves no file.")) + '\n' +
        say(WS_TR_NOOP("Cli", "Example: {command}"),
            {{"command", program + " export dinner.wscope --format perfetto --out dinner.pftrace"}}));
}

}  // namespace ws::cli
