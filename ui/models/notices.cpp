#include "ui/models/notices.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/models/wording.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::Notices)
};

Notice starvationNotice(const RunModel &model, const Starvation &found)
{
    const QString pattern =
        found.untilNs < 0 ? Words::tr("{thread} waits for {object} since {from} after the start. Meanwhile "
                                      "others took it {count} times.")
                          : Words::tr("{thread} waited for {object} from {from} to {until}. Meanwhile others "
                                      "took it {count} times.");
    return {Notice::Kind::Starvation, Words::tr("Starvation"),
            filled(pattern, {{"thread", threadName(model, found.thread)},
                             {"object", objectName(model, found.object)},
                             {"from", timeText(found.sinceNs)},
                             {"until", timeText(found.untilNs)},
                             {"count", countText(found.overtaken)}})};
}

Notice livelockNotice(const RunModel &model, const Livelock &found)
{
    QStringList tries;
    for (std::size_t i = 0; i < found.threads.size() && i < found.objects.size(); ++i)
        tries << filled(Words::tr("{thread} tries for {object}"),
                        {{"thread", threadName(model, found.threads[i])},
                         {"object", objectName(model, found.objects[i])}});
    const QString pattern =
        found.untilNs < 0
            ? Words::tr("{tries}. Each failed {count} times in a row or more, while they take and give back "
                        "what the others want. Seen {from} after the start; it goes on.")
            : Words::tr("{tries}. Each failed {count} times in a row or more, while they took and gave back "
                        "what the others want. From {from} to {until} after the start.");
    return {Notice::Kind::Livelock, Words::tr("Livelock"),
            filled(pattern, {{"tries", namesListed(tries)},
                             {"count", countText(found.failures)},
                             {"from", timeText(found.sinceNs)},
                             {"until", timeText(found.untilNs)}})};
}

Notice endingNotice(const RunModel &model, const EndingCycle &found)
{
    std::vector<std::uint32_t> members;
    for (const DeadlockMember &member : found.cycle.members)
        members.push_back(member.thread);
    const QString pattern =
        found.times == 1
            ? Words::tr("{members} waited for each other. It is no deadlock: the wait of {timed} ends by its "
                        "deadline. Seen {from} after the start.")
            : Words::tr("{members} waited for each other. It is no deadlock: the wait of {timed} ends by its "
                        "deadline. Seen {count} times, first {from} after the start.");
    return {Notice::Kind::EndsByDeadline, Words::tr("Ends by its deadline"),
            filled(pattern, {{"members", threadNames(model, members)},
                             {"timed", threadNames(model, found.withDeadline)},
                             {"count", countText(found.times)},
                             {"from", timeText(found.firstNs)}})};
}

Notice outsideNotice(const RunModel &model, const OutsideWait &found, std::int64_t nowNs)
{
    const QString title =
        found.onlySignal ? Words::tr("No waker but a signal") : Words::tr("Waits for the outside");
    const QString pattern =
        found.onlySignal ? Words::tr("{thread} waits in {object} for {time}. No thread of this run can "
                                     "end that, but a signal can (kill -USR2), so it is no deadlock.")
                         : Words::tr("{thread} waits in {object} for {time}. No thread of this run can "
                                     "end that, but the outside can, so it is no deadlock.");
    return {Notice::Kind::Outside, title,
            filled(pattern, {{"thread", threadName(model, found.thread)},
                             {"object", objectName(model, found.object)},
                             {"time", timeText(nowNs - found.sinceNs)}})};
}

void addOutsideWaits(QList<Notice> &notices, const Snapshot &snapshot)
{
    const RunModel &model = *snapshot.model;
    for (const OutsideWait &found : snapshot.outside.waits)
        notices.append(outsideNotice(model, found, snapshot.timeNs));
    if (!snapshot.outside.behind.empty())
        notices.last().text =
            filled(Words::tr("{text} Behind it: {threads}."),
                   {{"text", notices.last().text}, {"threads", threadNames(model, snapshot.outside.behind)}});
}

void addLostWakeups(QList<Notice> &notices, const RunModel &model, const Deadlock &deadlock)
{
    for (const DeadlockMember &member : deadlock.members) {
        if (member.unheard == 0)
            continue;
        const QString pattern =
            member.unheard == 1
                ? Words::tr("{thread} waits in {object}, which was notified once while nobody waited, by "
                            "{by}. Nobody is left to notify again.")
                : Words::tr("{thread} waits in {object}, which was notified {count} times while nobody "
                            "waited, last by {by}. Nobody is left to notify again.");
        notices.append({Notice::Kind::LostWakeup, Words::tr("Lost wake-up"),
                        filled(pattern, {{"thread", threadName(model, member.thread)},
                                         {"object", objectName(model, member.waitsFor)},
                                         {"count", countText(member.unheard)},
                                         {"by", threadName(model, member.lastUnheardBy)}})});
    }
}

}  // namespace

QList<Notice> noticesOf(const Snapshot &snapshot)
{
    QList<Notice> notices;
    if (!snapshot.model)
        return notices;
    const RunModel &model = *snapshot.model;
    for (std::size_t i = 0; i < snapshot.threadFailures.size(); ++i) {
        if (!snapshot.threadFailures[i].empty())
            notices.append({Notice::Kind::ThreadFailed,
                            filled(Words::tr("{thread} failed"),
                                   {{"thread", threadName(model, static_cast<std::uint32_t>(i))}}),
                            QString::fromStdString(snapshot.threadFailures[i])});
    }
    if (snapshot.deadlock)
        addLostWakeups(notices, model, snapshot.deadlock->deadlock);
    if (snapshot.results) {
        for (const Starvation &found : snapshot.results->starvation)
            notices.append(starvationNotice(model, found));
        for (const Livelock &found : snapshot.results->livelocks)
            notices.append(livelockNotice(model, found));
    }
    for (const EndingCycle &found : snapshot.endingCycles)
        notices.append(endingNotice(model, found));
    addOutsideWaits(notices, snapshot);
    return notices;
}

}  // namespace ws
