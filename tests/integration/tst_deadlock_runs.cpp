// Lock deadlocks, run again and again: none is missed, none is claimed where there is none, each is proven soon.
#include <QTest>

#include <algorithm>

#include "support/cli_process.h"
#include "support/engine_run.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

constexpr int kRuns = 200;
constexpr std::int64_t kMostDelayNs = 100'000'000;

}  // namespace

class DeadlockRunsTest : public QObject
{
    Q_OBJECT

private slots:
    void oppositeOrderIsProvenEveryTime_data();
    void oppositeOrderIsProvenEveryTime();
    void sameOrderIsNeverAccused_data();
    void sameOrderIsNeverAccused();
    void theCommandLineSaysWhoAndWhat_data();
    void theCommandLineSaysWhoAndWhat();
};

void DeadlockRunsTest::oppositeOrderIsProvenEveryTime_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("in one process") << "two-locks";
    QTest::newRow("across processes") << "two-locks-processes";
}

void DeadlockRunsTest::oppositeOrderIsProvenEveryTime()
{
    QFETCH(QString, id);
    const Experiment experiment = builtIn(id.toStdString());
    std::vector<std::int64_t> delays;
    for (int run = 0; run < kRuns; ++run) {
        const SnapshotPtr last = runToEnd(experiment);
        QVERIFY2(last->deadlock, qPrintable(QString("run %1: %2").arg(run).arg(verdictId(last->verdict))));
        QCOMPARE(verdictId(last->verdict), "deadlock");
        const Deadlock &deadlock = last->deadlock->deadlock;
        QVERIFY(deadlock.certainty == Certainty::Cycle);
        QVERIFY(deadlock.everybody);
        QCOMPARE(membersOf(*last), std::string("left right"));
        for (const DeadlockMember &member : deadlock.members) {
            const bool isLeft = last->model->threads[member.thread].name == "left";
            QCOMPARE(last->model->objects[member.waitsFor].name, std::string(isLeft ? "b" : "a"));
            QCOMPARE(member.holds.size(), std::size_t(1));
            QCOMPARE(last->model->objects[member.holds[0]].name, std::string(isLeft ? "a" : "b"));
        }
        delays.push_back(last->deadlock->detectionDelayNs);
    }
    std::sort(delays.begin(), delays.end());
    qInfo("%s: %d runs, delay of the proof: median %.2f ms, longest %.2f ms", qPrintable(id), kRuns,
          double(delays[delays.size() / 2]) / 1e6, double(delays.back()) / 1e6);
    QVERIFY(delays.back() <= kMostDelayNs);
}

void DeadlockRunsTest::sameOrderIsNeverAccused_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("in one process") << "two-locks-ordered.toml";
    QTest::newRow("across processes") << "two-locks-ordered-processes.toml";
}

void DeadlockRunsTest::sameOrderIsNeverAccused()
{
    QFETCH(QString, file);
    const QString path = QFINDTESTDATA("../experiments/" + file);
    const Experiment experiment = experimentFile(path.toStdString());
    std::uint64_t waits = 0;
    for (int run = 0; run < kRuns; ++run) {
        const SnapshotPtr last = runToEnd(experiment);
        QVERIFY2(!last->deadlock, qPrintable(QString("run %1: a false alarm").arg(run)));
        QCOMPARE(verdictId(last->verdict), "completed");
        for (const ThreadResults &thread : last->results->threads)
            for (const BlockedOn &blocked : thread.blocked)
                waits += blocked.waits;
    }
    QVERIFY2(waits > kRuns, "they hardly waited for each other: nothing was tested");
}

void DeadlockRunsTest::theCommandLineSaysWhoAndWhat_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("in one process") << "two-locks";
    QTest::newRow("across processes") << "two-locks-processes";
}

void DeadlockRunsTest::theCommandLineSaysWhoAndWhat()
{
    QFETCH(QString, id);
    CliProcess cli({"run", id, "--json"});
    QVERIFY(cli.waitForEnd(10'000));
    QCOMPARE(cli.exitCode(), 3);
    const nlohmann::json json = cli.json();
    QVERIFY(json.is_object());
    QCOMPARE(json["verdict"].get<std::string>(), std::string("deadlock"));
    QCOMPARE(json["experiment"].get<std::string>(), id.toStdString());
    const nlohmann::json &deadlock = json["deadlock"];
    QCOMPARE(deadlock["certainty"].get<std::string>(), std::string("cycle"));
    QVERIFY(deadlock["detectionDelayNs"].get<std::int64_t>() <= kMostDelayNs);
    QCOMPARE(deadlock["members"].size(), std::size_t(2));
    for (const nlohmann::json &member : deadlock["members"]) {
        const bool isLeft = member["thread"] == "left";
        QVERIFY(isLeft || member["thread"] == "right");
        QCOMPARE(member["waitsFor"].get<std::string>(), std::string(isLeft ? "b" : "a"));
        QCOMPARE(member["holds"].dump(), std::string(isLeft ? "[\"a\"]" : "[\"b\"]"));
    }
}

QTEST_GUILESS_MAIN(DeadlockRunsTest)
#include "tst_deadlock_runs.moc"
