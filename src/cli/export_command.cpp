#include <optional>

#include "cli/exit_code.h"
#include "cli/language.h"
#include "cli/recording_commands.h"
#include "cli/recording_words.h"
#include "cli/stop_signals.h"
#include "cli/wording.h"
#include "experiment/units.h"
#include "recording/registry.h"
#include "session/save_recording.h"

namespace ws::cli {

namespace {

// A moment of the run; nothing after a complaint.
std::optional<std::int64_t> momentOf(const std::string &option, const std::string &text,
                                     std::int64_t otherwise, const CliContext &context)
{
    if (text.empty())
        return otherwise;
    const Quantity moment = parseDuration(text);
    if (const auto *ns = std::get_if<std::int64_t>(&moment))
        return *ns;
    context.err << context.program << ": "
                << say(WS_TR_NOOP("Cli", "{option}: {problem}."),
                       {{"option", option + ' ' + text},
                        {"problem", faultWords(std::get<std::string>(moment))}})
                << '\n';
    return std::nullopt;
}

SaveRecording partOf(const ExportArguments &arguments, const ExportChoice &choice)
{
    SaveRecording part;
    part.fromNs = choice.fromNs;
    part.toNs = choice.toNs;
    part.goOn = choice.goOn;
    if (!arguments.notes.empty())
        part.notes = arguments.notes;
    return part;
}

}  // namespace

int exportCommand(const ExportArguments &arguments, const CliContext &context)
{
    ExportChoice choice;
    const auto from = momentOf("--from", arguments.from, choice.fromNs, context);
    const auto to = momentOf("--to", arguments.to, choice.toNs, context);
    if (!from || !to)
        return kExitBadInput;
    if (*from >= *to) {
        context.err << context.program << ": " << say(WS_TR_NOOP("Cli", "--from must come before --to."))
                    << '\n';
        return kExitBadInput;
    }
    choice.fromNs = *from;
    choice.toNs = *to;
    const StopSignals signals;
    choice.goOn = [&](double share) {
        if (context.showsProgress)
            context.err << "\r\033[K" << arguments.out << "  " << static_cast<int>(share * 100) << " %"
                        << std::flush;
        return !StopSignals::received();
    };
    const auto recording = RecordingFile::open(arguments.file);
    if (!recording) {
        context.err << context.program << ": " << errorWords(recording.error()) << '\n';
        return exitCodeOfFile(recording.error());
    }
    // The parser of the arguments has seen to it that there is such a format.
    const Result<> written =
        arguments.format == kRecordingFormat
            ? saveRecording(*recording, partOf(arguments, choice), arguments.out)
            : exportRecording(*recording, *exportFormat(arguments.format), choice, arguments.out);
    if (context.showsProgress)
        context.err << "\r\033[K" << std::flush;
    if (!written && written.error().kind == ErrorKind::Cancelled) {
        context.err << context.program << ": " << say(WS_TR_NOOP("Cli", "stopped; no file was written."))
                    << '\n';
        return kExitSystemLimit;
    }
    if (!written) {
        context.err << context.program << ": " << errorWords(written.error()) << '\n';
        return exitCodeOfFile(written.error());
    }
    if (!recording->damage().empty())
        context.err << damageWords(recording->damage()) << '\n';
    context.out << arguments.out << '\n';
    return kExitDone;
}

}  // namespace ws::cli
