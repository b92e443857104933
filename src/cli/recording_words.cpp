#include "cli/recording_words.h"

#include <array>
#include <ctime>

#include "cli/wording.h"

namespace ws::cli {

std::string dateText(std::int64_t msSince1970)
{
    const std::time_t seconds = msSince1970 / 1000;
    std::tm parts = {};
    std::array<char, 64> text = {};
    if (::gmtime_r(&seconds, &parts) == nullptr)
        return "an unknown day";
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S UTC", &parts);
    return {text.data(), size};
}

std::string recordingTrouble(const RecordingWriter &recording)
{
    std::string text;
    if (const auto failure = recording.failure())
        text += "The recording ends before the run does: " + errorWords(*failure) +
                " What was written until then can be read.\n";
    if (const std::uint64_t missed = recording.missedEvents())
        text += "The recording misses " + countText(missed) +
                " events: the disk was too slow. Counters stay exact, times and lanes have gaps.\n";
    return text;
}

std::string recordingHeading(const RecordingNote &note)
{
    std::string text = "Recorded on " + dateText(note.startedAtMs);
    if (!note.machine.empty())
        text += ", " + note.machine;
    text += ".\n";
    if (note.isPart())
        text += "A part of a longer run: from " + durationText(note.partFromNs) + " to " +
                durationText(note.partToNs) + " of it.\n";
    if (!note.damage.empty())
        text += "Not all of it could be read: " + note.damage + ".\n";
    if (note.missed > 0)
        text += "It misses " + countText(note.missed) +
                " events: the disk was too slow. Counters are exact, times and lanes have gaps.\n";
    return note.notes.empty() ? text : text + "Notes: " + note.notes + '\n';
}

}  // namespace ws::cli
