#include "ui/models/wait_story_words.h"

#include <QCoreApplication>

#include "ui/models/wait_words.h"
#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::WaitStoryWords)
};

QString momentText(std::int64_t ns)
{
    return QString::number(static_cast<double>(ns) / 1e9, 'f', 6) + QStringLiteral("\u202fs");
}

bool isOfOwners(WaitKind kind)
{
    return kind == WaitKind::Lock || kind == WaitKind::Read || kind == WaitKind::Write;
}

QString endWords(const WaitStory &story, const Snapshot &snapshot)
{
    if (story.isDeadlock)
        return Words::tr("It never ends: that is proven.");
    if (story.wait.endNs < 0)
        return snapshot.phase == RunPhase::Ended ? Words::tr("It had not ended when the run did.")
                                                 : Words::tr("It goes on.");
    if (!story.wake)
        return snapshot.level == Level::Full
                   ? Words::tr("What ended it cannot be told for sure from what was recorded.")
                   : Words::tr("Who ended it is recorded at level full only.");
    return filled(Words::tr("{thread} ended it: acted at {time}, {wake} before this thread went on."),
                  {{"thread", threadName(*snapshot.model, story.wake->object)},
                   {"time", momentText(story.wake->beginNs)},
                   {"wake", timeText(story.wake->endNs - story.wake->beginNs)}});
}

}  // namespace

WaitStoryWords waitStoryWords(const WaitStory &story, const Snapshot &snapshot)
{
    const RunModel &model = *snapshot.model;
    WaitStoryWords words;
    words.title = filled(Words::tr("{thread} {waits}"),
                         {{"thread", threadName(model, story.thread)},
                          {"waits", waitWords(story.wait.waitKind, objectName(model, story.wait.object))}});
    if (story.wait.endNs < 0)
        words.facts << filled(
            Words::tr("{length} so far, since {begin}"),
            {{"length", timeText(story.lengthNs)}, {"begin", momentText(story.wait.beginNs)}});
    else
        words.facts << filled(Words::tr("{length}, from {begin} to {end}"),
                              {{"length", timeText(story.lengthNs)},
                               {"begin", momentText(story.wait.beginNs)},
                               {"end", momentText(story.wait.endNs)}});
    for (const Interval &holder : story.holders)
        words.facts << filled(Words::tr("{thread} had it for {length} of that, from {begin} on"),
                              {{"thread", threadName(model, holder.object)},
                               {"length", timeText(holder.endNs - holder.beginNs)},
                               {"begin", momentText(holder.beginNs)}});
    if (story.moreHolders > 0)
        words.facts << filled(Words::tr("and it was had {count} times before that"),
                              {{"count", countText(story.moreHolders)}});
    if (story.holders.empty() && isOfOwners(story.wait.waitKind) && snapshot.level != Level::Full)
        words.facts << Words::tr("Who had it is recorded at level full only.");
    words.facts << endWords(story, snapshot);
    return words;
}

QString statisticsText(const WaitStatistics &statistics)
{
    if (statistics.count == 0)
        return Words::tr("no waits");
    const QString pattern =
        statistics.count == 1
            ? Words::tr("1 wait of {sum}")
            : Words::tr("{count} waits, sum {sum}, mean {mean}, p50 {p50}, p95 {p95}, p99 {p99}, "
                        "max {max}");
    return filled(pattern, {{"count", countText(statistics.count)},
                            {"sum", timeText(statistics.sumNs)},
                            {"mean", timeText(statistics.meanNs)},
                            {"p50", timeText(statistics.p50Ns)},
                            {"p95", timeText(statistics.p95Ns)},
                            {"p99", timeText(statistics.p99Ns)},
                            {"max", timeText(statistics.maxNs)}});
}

QString causesText(const WaitStatistics &statistics, const RunModel &model, int most)
{
    QStringList causes;
    for (const WaitStatistics::Cause &cause : statistics.causes) {
        if (causes.size() == most) {
            causes << QStringLiteral("…");
            break;
        }
        causes << QStringLiteral("%1 %2").arg(percentText(cause.share), objectName(model, cause.object));
    }
    return causes.join(QStringLiteral(", "));
}

}  // namespace ws
