// Threads that carry coroutines, in real workers.
#include <QTest>

#include <algorithm>

#include "support/engine_run.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 10'000ms;

Experiment ringOf(const std::string &settings, const std::string &mechanism = "coroutine")
{
    return experimentOf(
        "seconds = 20\n" + channelText("wire", mechanism) +
        processText("p", threadText("ring", "coroutines", "to = 'wire'\nfrom = 'wire'\n" + settings)));
}

const ObjectResults &wireOf(const Snapshot &snapshot)
{
    return snapshot.results->objects[objectIndex(snapshot, "wire")];
}

std::uint64_t roundsOf(const Snapshot &snapshot)
{
    return snapshot.results ? wireOf(snapshot).received : 0;
}

bool isAsleep(const Snapshot &snapshot)
{
    return snapshot.phase == RunPhase::Running &&
           snapshot.results->threads[0].now.state == ThreadState::Sleeping;
}

void verifyStopped(const Snapshot &last)
{
    QCOMPARE(verdictId(last.verdict), "stopped");
    for (const WorkerStatus &worker : last.workers)
        QVERIFY(worker.ended && worker.byUs && worker.signal == 0 && worker.exitCode == 0);
    QCOMPARE(QString::fromStdString(wrongBooks(last)), QString());
}

}  // namespace

class CoroutineRunsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyRoundIsAMessageWithItsLatency_data();
    void everyRoundIsAMessageWithItsLatency();
    void theRingMayLeadThroughAnotherProcess();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
    void aBlockingCallStopsAllAndAnAwaitedOneItsOwnRing();
    void aThreadWhoseCoroutinesAllAwaitIsAsleep();
    void aHundredThousandPauseGoOnAndStop();
};

void CoroutineRunsTest::everyRoundIsAMessageWithItsLatency_data()
{
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<int>("rounds");
    QTest::newRow("one coroutine") << "count = 1\nrounds = 500\n"
                                   << "coroutine" << 500;
    QTest::newRow("three tokens") << "count = 100\ntokens = 3\nrounds = 50\n"
                                  << "coroutine" << 150;
    QTest::newRow("four rings, working") << "count = 10\nrings = 4\nrounds = 50\nwork = '1us'\n"
                                         << "coroutine" << 200;
    QTest::newRow("closed by a pipe") << "count = 100\nrounds = 50\nmessage = 1000\n"
                                      << "pipe" << 50;
}

void CoroutineRunsTest::everyRoundIsAMessageWithItsLatency()
{
    QFETCH(QString, settings);
    QFETCH(QString, mechanism);
    QFETCH(int, rounds);
    const SnapshotPtr last = runToEnd(ringOf(settings.toStdString(), mechanism.toStdString()));
    QCOMPARE(verdictId(last->verdict), "completed");
    QCOMPARE(QString::fromStdString(wrongBooks(*last)), QString());
    const ObjectResults &wire = wireOf(*last);
    QCOMPARE(wire.sent, std::uint64_t(rounds));
    QCOMPARE(wire.received, std::uint64_t(rounds));
    QCOMPARE(wire.latency.count, std::uint64_t(rounds));
    QCOMPARE(wire.corrupt + wire.reordered + wire.duplicated, std::uint64_t{0});
}

void CoroutineRunsTest::theRingMayLeadThroughAnotherProcess()
{
    const SnapshotPtr last = runToEnd(experimentOf(
        "seconds = 20\n" + channelText("wire", "pipe") + channelText("back", "pipe") +
        processText("p", threadText("ring", "coroutines",
                                    "to = 'wire'\nfrom = 'back'\ncount = 10\ntokens = 2\nrounds = 30\n")) +
        processText("q", threadText("other", "pong", "from = 'wire'\nto = 'back'\n"))));
    QCOMPARE(verdictId(last->verdict), "completed");
    QCOMPARE(wireOf(*last).received, std::uint64_t{60});
    QCOMPARE(last->results->objects[objectIndex(*last, "back")].latency.count, std::uint64_t{60});
}

void CoroutineRunsTest::whatCannotBeIsRefused_data()
{
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("why");
    QTest::newRow("more rings than coroutines") << "count = 3\nrings = 4\n"
                                                << "form 4 rings of 3 coroutines";
    QTest::newRow("more tokens than a ring has coroutines") << "count = 7\nrings = 2\ntokens = 4\n"
                                                            << "pass 4 tokens round a ring of 3 coroutines";
}

void CoroutineRunsTest::whatCannotBeIsRefused()
{
    QFETCH(QString, settings);
    QFETCH(QString, why);
    const SnapshotPtr last = runToEnd(ringOf(settings.toStdString()));
    QCOMPARE(verdictId(last->verdict), "failed");
    QVERIFY2(QString::fromStdString(last->workers.at(0).message).contains(why),
             last->workers.at(0).message.c_str());
}

// By counts: nobody waits an hour for the first ring.
void CoroutineRunsTest::aBlockingCallStopsAllAndAnAwaitedOneItsOwnRing()
{
    const std::string rings = "count = 20\nrings = 2\nstall = '60min'\n";
    WatchedRun awaited(ringOf(rings + "stall-kind = 'awaited'\n"));
    QVERIFY(awaited.waitUntil([](const Snapshot &now) { return roundsOf(now) >= 1000; }, kPatience));
    awaited.session().stop();
    verifyStopped(*awaited.session().waitForEnd());

    WatchedRun blocking(ringOf(rings + "stall-kind = 'blocking'\n"));
    QVERIFY(blocking.waitUntil(isAsleep, kPatience));
    blocking.session().stop();
    const SnapshotPtr last = blocking.session().waitForEnd();
    verifyStopped(*last);
    QVERIFY(wireOf(*last).received <= 2);
}

void CoroutineRunsTest::aThreadWhoseCoroutinesAllAwaitIsAsleep()
{
    WatchedRun run(ringOf("count = 100\ntokens = 5\nstall = '60min'\nstall-kind = 'awaited'\n"));
    QVERIFY(run.waitUntil(isAsleep, kPatience));
    run.session().pause();
    QVERIFY(run.waitUntil([](const Snapshot &now) { return now.phase == RunPhase::Paused; }, kPatience));
    QCOMPARE(int(run.last()->results->threads[0].now.state), int(ThreadState::Paused));
    run.session().resume();
    QVERIFY(run.waitUntil([](const Snapshot &now) { return now.phase == RunPhase::Running; }, kPatience));
    run.session().stop();
    const SnapshotPtr last = run.session().waitForEnd();
    verifyStopped(*last);
    QCOMPARE(wireOf(*last).sent, std::uint64_t{0});
    QVERIFY(!last->deadlock);
}

void CoroutineRunsTest::aHundredThousandPauseGoOnAndStop()
{
    WatchedRun run(ringOf("count = 100000\n"));
    QVERIFY(run.waitUntil([](const Snapshot &now) { return roundsOf(now) > 0; }, kPatience));
    run.session().pause();
    QVERIFY(run.waitUntil([](const Snapshot &now) { return now.phase == RunPhase::Paused; }, kPatience));
    const SnapshotPtr paused = run.last();
    QCOMPARE(int(paused->results->threads[0].now.state), int(ThreadState::Paused));
    const std::uint64_t before = wireOf(*paused).received;
    run.session().resume();
    QVERIFY(run.waitUntil([&](const Snapshot &now) { return roundsOf(now) > before; }, kPatience));
    run.session().stop();
    verifyStopped(*run.session().waitForEnd());
}

QTEST_GUILESS_MAIN(CoroutineRunsTest)
#include "tst_coroutine_runs.moc"
