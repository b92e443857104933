// What is worth saying of a run although it is no deadlock: starvation, livelock, cycles that end by a deadline, waits
// for the outside, a notification that nobody heard, and threads whose script failed.
#pragma once

#include <QList>
#include <QString>
#include <optional>

#include "session/snapshot.h"

namespace ws {

struct Notice
{
    enum class Kind { Starvation, Livelock, EndsByDeadline, Outside, LostWakeup, ThreadFailed };
    Kind kind = Kind::Starvation;
    QString title;  // "Starvation"
    QString text;   // one or two sentences

    bool operator==(const Notice &) const = default;
};

QList<Notice> noticesOf(const Snapshot &snapshot);

}  // namespace ws
