#include "fuzz/recording_target.h"

#include <cstdio>
#include <cstdlib>

#include "recording/registry.h"
#include "session/recorded_run.h"

namespace ws::test {

namespace {

void demand(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

template <typename T>
bool isFine(const Result<T> &result)
{
    demand(result || !result.error().action.empty(), "an error without a sentence");
    return static_cast<bool>(result);
}

}  // namespace

bool readsOrComplains(const std::filesystem::path &file)
{
    (void)isRecording(file);
    const auto recording = RecordingFile::open(file);
    if (!isFine(recording))
        return false;
    const auto stored = recordedRun(*recording);
    if (isFine(stored))
        demand((*stored)->results && (*stored)->model && (*stored)->experiment && (*stored)->recording,
               "a snapshot without its parts");
    const auto figures = recordedRun(*recording, {.timeline = false});
    if (isFine(figures)) {
        const auto whole = withTimeline(*figures, *recording);
        demand(whole->results && whole->recording, "a snapshot that lost its parts");
        const bool isRead = whole->recording->timeline == TimelineState::Read;
        demand(isRead == (whole->results->timeline != nullptr), "a timeline and its state do not agree");
        demand(isRead == static_cast<bool>(stored), "in two steps something else is read than in one");
        demand(isRead || !whole->recording->damage.empty(), "a timeline that is missing without a sentence");
    }
    demand(!stored || figures, "without the timeline less is read than with it");
    const auto atOnce = openFigures(file);
    if (isFine(atOnce)) {
        const auto whole = withTimeline(*atOnce);
        const bool isRead = whole->recording->timeline == TimelineState::Read;
        demand(isRead == (whole->results->timeline != nullptr), "a timeline and its state do not agree");
        demand(!stored || isRead, "what was shown at once stays without its timeline");
    }
    demand(!stored || atOnce, "what can be opened cannot be shown at once");
    const auto anew = recordedRun(*recording, {.anew = true});
    (void)isFine(anew);
    ExportChoice choice;
    choice.fromNs = 500'000;
    for (const ExportFormat &format : exportRegistry())
        (void)isFine(exportRecording(*recording, format, choice, "/dev/null"));
    return true;
}

}  // namespace ws::test
