// A pause is a hole in the run: no time passes in it, nothing moves, nothing is counted as waiting.
#include <QTest>

#include <algorithm>

#include "support/engine_run.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kPause = 400ms;
constexpr auto kPatience = 5000ms;

bool isPaused(const Snapshot &snapshot)
{
    return snapshot.phase == RunPhase::Paused;
}

bool runsFor(const Snapshot &snapshot, std::chrono::nanoseconds time)
{
    return snapshot.phase == RunPhase::Running && snapshot.timeNs >= time.count();
}

// The pause itself is what these tests are about, so it lasts.
void letItLast(std::chrono::milliseconds duration)
{
    QTest::qWait(int(duration.count()));
}

}  // namespace

class PauseTest : public QObject
{
    Q_OBJECT

private slots:
    void timeAndCountsStandStill_data();
    void timeAndCountsStandStill();
    void latenciesAndBlockedTimesLeaveThePauseOut();
    void aSleepGoesOnAfterThePause();
    void aPausedRunCanBeStopped();
    void manyPausesInARowDoNoHarm();
    void aDeadlockAfterAPauseIsStillProven();
};

void PauseTest::timeAndCountsStandStill_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"pipe-fills-up", "queue-of-three", "pipeline"})
        QTest::newRow(id) << id;
}

void PauseTest::timeAndCountsStandStill()
{
    QFETCH(QString, id);
    RunOptions options;
    options.timeLimit = 30s;
    options.snapshotEvery = 1ms;
    WatchedRun run(builtIn(id.toStdString()), options);
    QVERIFY(run.waitUntil([](const Snapshot &now) { return runsFor(now, 100ms); }, kPatience));
    run.session().pause();
    QVERIFY(run.waitUntil(isPaused, kPatience));
    const SnapshotPtr paused = run.last();
    letItLast(kPause);
    QVERIFY(isPaused(*run.last()));
    QCOMPARE(run.last()->timeNs, paused->timeNs);
    run.session().resume();
    QVERIFY(run.waitUntil([](const Snapshot &now) { return now.phase == RunPhase::Running; }, kPatience));
    const std::vector<SnapshotPtr> seen = run.seen();
    const auto next = std::find_if(std::find(seen.begin(), seen.end(), paused), seen.end(),
                                   [](const SnapshotPtr &one) { return one->phase == RunPhase::Running; });
    QVERIFY(next != seen.end());
    const std::int64_t grownNs = (*next)->timeNs - paused->timeNs;
    QVERIFY2(grownNs >= 0 && grownNs < 100'000'000, qPrintable(QString::number(grownNs)));
    // At the pace from before: what came since is worth the run time since, not the pause.
    for (std::size_t i = 0; i < paused->results->objects.size(); ++i) {
        const double pace = double(paused->results->objects[i].received) / double(paused->timeNs);
        const double grown =
            double((*next)->results->objects[i].received - paused->results->objects[i].received);
        QVERIFY2(grown <= 3 * pace * double(grownNs) + 2000, qPrintable(QString::number(grown)));
        QVERIFY2(grown < pace * 4e8 / 2 + 50, qPrintable(QString::number(grown)));
    }
    run.session().stop();
    QCOMPARE(verdictId(run.session().waitForEnd()->verdict), "stopped");
    QCOMPARE(QString::fromStdString(wrongBooks(*run.last())), QString());
    QCOMPARE(QString::fromStdString(wrongQueues(*run.last())), QString());
}

void PauseTest::latenciesAndBlockedTimesLeaveThePauseOut()
{
    // Messages lie in the pipe, the writer waits for space and another reader waits for a message while it is paused.
    const Experiment experiment = experimentOf(
        "seconds = 30\n" + channelText("wire", "pipe", "capacity = '4 KiB'\n") + channelText("idle", "pipe") +
        spread("pipe", {threadText("p", "produce", "to = 'wire'\nmessage = 64\n"),
                        threadText("c", "consume", "from = 'wire'\nservice = '1ms'\n"),
                        threadText("q", "produce", "to = 'idle'\nmessage = 64\nrate = 100\n"),
                        threadText("d", "consume", "from = 'idle'\n")}));
    const auto begin = std::chrono::steady_clock::now();
    WatchedRun run(experiment);
    QVERIFY(run.waitUntil([](const Snapshot &now) { return runsFor(now, 200ms); }, kPatience));
    run.session().pause();
    QVERIFY(run.waitUntil(isPaused, kPatience));
    letItLast(kPause);
    run.session().resume();
    const std::int64_t pausedNs = run.last()->timeNs;
    QVERIFY(run.waitUntil(
        [&](const Snapshot &now) { return runsFor(now, std::chrono::nanoseconds(pausedNs) + 200ms); },
        kPatience));
    run.session().stop();
    const SnapshotPtr last = run.session().waitForEnd();
    const auto wall = std::chrono::steady_clock::now() - begin;
    QVERIFY(last->timeNs + std::chrono::nanoseconds(kPause).count() <=
            std::chrono::nanoseconds(wall).count());
    // 64 messages of a millisecond each lie in the full pipe; the pause would make it 400 ms more.
    const ObjectResults &wire = last->results->objects[objectIndex(*last, "wire")];
    QVERIFY2(wire.latency.max < 300'000'000, qPrintable(QString::number(wire.latency.max)));
    const ObjectResults &idle = last->results->objects[objectIndex(*last, "idle")];
    QVERIFY2(idle.latency.max < 300'000'000, qPrintable(QString::number(idle.latency.max)));
    for (const ThreadResults &thread : last->results->threads) {
        QVERIFY2(thread.blockedShare <= 1.001, qPrintable(QString::number(thread.blockedShare)));
        for (const BlockedOn &blocked : thread.blocked)
            QVERIFY2(blocked.ns <= last->timeNs + 1'000'000,
                     qPrintable(QString("%1 in %2").arg(blocked.ns).arg(last->timeNs)));
    }
}

void PauseTest::aSleepGoesOnAfterThePause()
{
    const Experiment experiment = experimentOf(
        "seconds = 30\n[[lock]]\nname = 'x'\n" +
        processText("p", threadText("holder", "take-locks", "locks = ['x']\nhold = '300ms'\nrepeat = 1\n")));
    WatchedRun run(experiment);
    QVERIFY(run.waitUntil([](const Snapshot &now) { return runsFor(now, 50ms); }, kPatience));
    run.session().pause();
    QVERIFY(run.waitUntil(isPaused, kPatience));
    letItLast(kPause);
    run.session().resume();
    const SnapshotPtr last = run.session().waitForEnd();
    QCOMPARE(verdictId(last->verdict), "completed");
    QVERIFY2(last->timeNs >= 300'000'000 && last->timeNs < 450'000'000,
             qPrintable(QString::number(last->timeNs)));
}

void PauseTest::aPausedRunCanBeStopped()
{
    WatchedRun run(builtIn("pipeline"));
    QVERIFY(run.waitUntil([](const Snapshot &now) { return runsFor(now, 50ms); }, kPatience));
    run.session().pause();
    QVERIFY(run.waitUntil(isPaused, kPatience));
    const auto begin = std::chrono::steady_clock::now();
    run.session().stop();
    const SnapshotPtr last = run.session().waitForEnd();
    QVERIFY(std::chrono::steady_clock::now() - begin < 1s);
    QCOMPARE(verdictId(last->verdict), "stopped");
    for (const WorkerStatus &worker : last->workers)
        QVERIFY(worker.ended && worker.byUs && worker.signal == 0 && worker.exitCode == 0);
    QCOMPARE(QString::fromStdString(wrongQueues(*last)), QString());
}

void PauseTest::manyPausesInARowDoNoHarm()
{
    WatchedRun run(builtIn("pipeline"));
    QVERIFY(run.waitUntil([](const Snapshot &now) { return runsFor(now, 20ms); }, kPatience));
    for (int i = 0; i < 50; ++i) {
        run.session().pause();
        run.session().resume();
    }
    for (int i = 0; i < 10; ++i) {
        run.session().pause();
        QVERIFY(run.waitUntil(isPaused, kPatience));
        run.session().resume();
        QVERIFY(run.waitUntil([](const Snapshot &now) { return !isPaused(now); }, kPatience));
    }
    run.session().stop();
    const SnapshotPtr last = run.session().waitForEnd();
    QCOMPARE(verdictId(last->verdict), "stopped");
    std::int64_t before = 0;
    for (const SnapshotPtr &snapshot : run.seen()) {
        QVERIFY(snapshot->timeNs >= before);
        before = snapshot->timeNs;
        QCOMPARE(QString::fromStdString(wrongBooks(*snapshot)), QString());
    }
}

void PauseTest::aDeadlockAfterAPauseIsStillProven()
{
    WatchedRun run(builtIn("two-locks"));
    run.session().pause();
    QVERIFY(run.waitUntil(isPaused, kPatience));
    QVERIFY(!run.last()->deadlock);
    letItLast(100ms);
    run.session().resume();
    const SnapshotPtr last = run.session().waitForEnd();
    QCOMPARE(verdictId(last->verdict), "deadlock");
    QCOMPARE(membersOf(*last), std::string("left right"));
    QVERIFY(last->deadlock->detectionDelayNs <= 100'000'000);
}

QTEST_GUILESS_MAIN(PauseTest)
#include "tst_pause.moc"
