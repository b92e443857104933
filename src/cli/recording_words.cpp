#include "cli/recording_words.h"

#include <array>
#include <ctime>

#include "cli/language.h"
#include "cli/wording.h"

namespace ws::cli {

std::string dateText(std::int64_t msSince1970)
{
    const std::time_t seconds = msSince1970 / 1000;
    std::tm parts = {};
    std::array<char, 64> text = {};
    if (::gmtime_r(&seconds, &parts) == nullptr)
        return say(WS_TR_NOOP("Cli", "an unknown day"));
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S UTC", &parts);
    return {text.data(), size};
}

std::string damageWords(const std::string &damage)
{
    return say(WS_TR_NOOP("Cli", "Not all of it could be read: {damage}."), {{"damage", damage}});
}

std::string recordingTrouble(const RecordingWriter &recording)
{
    std::string text;
    if (const auto failure = recording.failure())
        text += say(WS_TR_NOOP("Cli",
                               "The recording ends before the run does: {error} What was written until then "
                               "can be read."),
                    {{"error", errorWords(*failure)}}) +
                '\n';
    if (const std::uint64_t missed = recording.missedEvents())
        text +=
            say(WS_TR_NOOP("Cli", "The recording misses {count} events: the disk was too slow. Counters stay "
                                  "exact, times and lanes have gaps."),
                {{"count", countText(missed)}}) +
            '\n';
    return text;
}

std::string recordingHeading(const RecordingNote &note)
{
    std::string text = say(note.machine.empty() ? WS_TR_NOOP("Cli", "Recorded on {date}.")
                                                : WS_TR_NOOP("Cli", "Recorded on {date}, {machine}."),
                           {{"date", dateText(note.startedAtMs)}, {"machine", note.machine}}) +
                       '\n';
    if (note.isPart())
        text += say(WS_TR_NOOP("Cli", "A part of a longer run: from {from} to {to} of it."),
                    {{"from", durationText(note.partFromNs)}, {"to", durationText(note.partToNs)}}) +
                '\n';
    if (!note.damage.empty())
        text += damageWords(note.damage) + '\n';
    if (note.missed > 0)
        text += say(WS_TR_NOOP("Cli",
                               "It misses {count} events: the disk was too slow. Counters are exact, times "
                               "and lanes have gaps."),
                    {{"count", countText(note.missed)}}) +
                '\n';
    return note.notes.empty()
               ? text
               : text + say(WS_TR_NOOP("Cli", "Notes: {notes}"), {{"notes", note.notes}}) + '\n';
}

}  // namespace ws::cli
