#include "ui/models/wait_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::WaitWords)
};

}  // namespace

QString waitWords(WaitKind kind, const QString &object)
{
    QString pattern;
    switch (kind) {
    case WaitKind::None:
    case WaitKind::Lock:
        pattern = Words::tr("waits for {object}");
        break;
    case WaitKind::Space:
        pattern = Words::tr("waits for room in {object}");
        break;
    case WaitKind::Message:
        pattern = Words::tr("waits for a message in {object}");
        break;
    case WaitKind::Join:
        pattern = Words::tr("waits for the end of {object}");
        break;
    case WaitKind::Read:
        pattern = Words::tr("waits to read under {object}");
        break;
    case WaitKind::Write:
        pattern = Words::tr("waits to write under {object}");
        break;
    case WaitKind::Notify:
        pattern = Words::tr("waits for a notification in {object}");
        break;
    case WaitKind::Event:
        pattern = Words::tr("waits for {object} to be set");
        break;
    case WaitKind::Unit:
        pattern = Words::tr("waits for units of {object}");
        break;
    case WaitKind::Barrier:
        pattern = Words::tr("waits at {object} for the others");
        break;
    case WaitKind::Latch:
        pattern = Words::tr("waits for {object} to be counted down");
        break;
    case WaitKind::Any:
        pattern = Words::tr("waits for any of several, {object} among them");
        break;
    case WaitKind::Start:
        pattern = Words::tr("waits to be started");
        break;
    case WaitKind::Outside:
        pattern = Words::tr("waits for the outside: {object}");
        break;
    }
    return filled(pattern, {{"object", object}});
}

QString momentWords(const Snapshot &snapshot, std::uint32_t thread, std::int64_t timeNs)
{
    if (!snapshot.model || !snapshot.results || thread >= snapshot.results->threads.size())
        return {};
    const ThreadResults &results = snapshot.results->threads[thread];
    const Timeline *timeline = snapshot.results->timeline.get();
    if (!timeline || thread >= timeline->threads.size())
        return {};
    const Track &track = timeline->threads[thread];
    const bool known = results.now.startNs >= 0 && timeNs >= std::max(results.now.startNs, track.fromNs()) &&
                       timeNs <= snapshot.timeNs;
    if (!known)
        return {};
    const QString name = threadName(*snapshot.model, thread);
    if (const auto interval = track.covering(timeNs)) {
        const QString time =
            timeText((interval->endNs < 0 ? snapshot.timeNs : interval->endNs) - interval->beginNs);
        if (interval->state == ThreadState::Waiting)
            return filled(
                Words::tr("{thread} {waits}: {time}"),
                {{"thread", name},
                 {"waits", waitWords(interval->waitKind, objectName(*snapshot.model, interval->object))},
                 {"time", time}});
        if (interval->state == ThreadState::Sleeping)
            return filled(Words::tr("{thread} sleeps: {time}"), {{"thread", name}, {"time", time}});
        if (interval->state == ThreadState::Ended)
            return filled(Words::tr("{thread} has ended"), {{"thread", name}});
    }
    return filled(Words::tr("{thread} runs, or is ready to"), {{"thread", name}});
}

}  // namespace ws
