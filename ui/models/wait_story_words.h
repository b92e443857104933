// Why a thread waited, who had what it waited for, and what ended it, in sentences; and the figures of a selection.
#pragma once

#include <QString>
#include <QStringList>

#include "analysis/moment.h"
#include "analysis/wait_statistics.h"
#include "session/snapshot.h"

namespace ws {

struct WaitStoryWords
{
    QString title;      // "P1 waits for fork 2"
    QStringList facts;  // how long, from when to when; who had it; what ended it, or that nobody knows
};
WaitStoryWords waitStoryWords(const WaitStory &story, const Snapshot &snapshot);

// "412 waits, sum 1.93 s, mean ..., p50 ..., p95 ..., p99 ..., max ...", and "72 % fork 2, 28 % fork 3".
QString statisticsText(const WaitStatistics &statistics);
QString causesText(const WaitStatistics &statistics, const RunModel &model, int most);

}  // namespace ws
