// A sweep with real runs: through its own functions, and through waitscope-cli as a process that is interrupted.
#include <csignal>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "measure/sweep.h"
#include "session/session.h"
#include "support/cli_process.h"

using namespace ws;
using namespace ws::test;

namespace {

constexpr int kPatienceMs = 60'000;

SweepPlan tinyPlan()
{
    SweepPlan plan;
    plan.mechanisms = {"pipe", "posix-mq", "queue"};
    plan.sizes = {64, 1 << 20};
    plan.placements = {Placement::Same};
    plan.policies = {WaitPolicy{}};
    plan.shapes = {SweepShape::PingPong, SweepShape::Stream};
    plan.repeats = 2;
    plan.runTime = std::chrono::milliseconds(60);
    return plan;
}

QStringList tinyCommand(const QString &folder)
{
    return {"sweep",    "--mechanisms", "pipe,queue", "--sizes",   "64",   "--placement", "same", "--shape",
            "pingpong", "--repeats",    "40",         "--seconds", "0.05", "--out",       folder, "--json"};
}

std::size_t runsOf(const nlohmann::json &report)
{
    std::size_t runs = 0;
    for (const auto &row : report["rows"])
        runs += row["runs"].size();
    return runs;
}

}  // namespace

class tst_sweep : public QObject
{
    Q_OBJECT

private slots:
    void everyCellIsMeasuredOrRefusedWithItsLimit()
    {
        SweepResults results = emptySweep(tinyPlan(), nullptr);
        std::size_t told = 0;
        SweepProgress last;
        const auto outcome = runSweep(results, nullptr,
                                      [&](const SweepProgress &progress, const SweepRow &) {
                                          QVERIFY(progress.done >= last.done);
                                          last = progress;
                                          ++told;
                                      },
                                      {});
        QVERIFY(outcome);
        QVERIFY(!results.cancelled);
        QCOMPARE(last.done, last.total);
        QCOMPARE(last.total, results.rows.size() * 2);
        QVERIFY(told >= results.rows.size());
        for (const SweepRow &row : results.rows) {
            const bool tooBig = row.cell.mechanism == "posix-mq" && row.cell.sizeBytes > 64;
            QVERIFY2(row.state == (tooBig ? SweepState::Refused : SweepState::Measured),
                     (cellText(row.cell) + ": " + row.reason).c_str());
            if (tooBig) {
                QVERIFY2(row.reason.find("/proc/sys/fs/mqueue/msgsize_max") != std::string::npos,
                         row.reason.c_str());
                continue;
            }
            QCOMPARE(row.runs.size(), std::size_t{2});
            for (const SweepRun &run : row.runs) {
                QVERIFY(run.messages > 0);
                QCOMPARE(run.lost + run.reordered + run.duplicated + run.corrupt, std::uint64_t{0});
                QVERIFY(run.latency.count > 0 && run.latency.p50 <= run.latency.max);
            }
        }
    }

    void aPingPongCountsRoundTripsAndTwoWakeUpsEach()
    {
        const SweepCell cell{"pipe", 64, Placement::Same, {}, SweepShape::PingPong, 0};
        const SweepAttempt attempt =
            measureCell(cell, std::chrono::milliseconds(80), machineVocabulary(), std::stop_token());
        QCOMPARE(attempt.state, SweepState::Measured);
        const SweepRun &run = attempt.run;
        // On one core nobody can answer without a switch there and one back.
        QVERIFY(run.switchesPerMessage.value_or(0) > 1.5);
        QVERIFY(run.cpuNsPerMessage.value_or(0) > 0);
        // In turn: so many round trips a second cannot be shorter than the time between two of them.
        QVERIFY(static_cast<double>(run.latency.p50) * run.messagesPerSecond < 1.5e9);
    }

    void atARateEveryMessageHasItsTime()
    {
        SweepCell cell{"pipe", 64, Placement::Same, {}, SweepShape::Stream, 100};
        const SweepAttempt attempt =
            measureCell(cell, std::chrono::milliseconds(500), machineVocabulary(), std::stop_token());
        QCOMPARE(attempt.state, SweepState::Measured);
        // The first goes at once, then one each 10 ms; never more, however late the others are.
        QVERIFY(attempt.run.messages <= 51);
        QVERIFY(attempt.run.messages > 1);
    }

    void aSweepThatIsStoppedKeepsWhatIsDone()
    {
        std::stop_source stop;
        SweepResults results = emptySweep(tinyPlan(), nullptr);
        const auto outcome = runSweep(
            results, nullptr,
            [&](const SweepProgress &progress, const SweepRow &) {
                if (progress.done >= 3)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(outcome);
        QVERIFY(results.cancelled);
        const SweepCounts counts = countsOf(results);
        QVERIFY(counts.measured >= 1);
        QVERIFY(counts.pending >= 1);
    }

    void anInterruptedSweepGoesOnWhereItWas()
    {
        QTemporaryDir folder;
        std::size_t before = 0;
        {
            CliProcess first(tinyCommand(folder.path()));
            const QString state = folder.path() + QStringLiteral("/sweep-runs.jsonl");
            QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(state).size() > 2000, kPatienceMs);
            ::kill(first.pid(), SIGINT);
            QVERIFY(first.waitForEnd(kPatienceMs));
            QCOMPARE(first.exitCode(), 0);
            QCOMPARE(first.json()["cancelled"].get<bool>(), true);
            before = runsOf(first.json());
            QVERIFY(before >= 1);
            QVERIFY(before < 80);
            QVERIFY(QFileInfo::exists(folder.path() + QStringLiteral("/sweep.csv")));
        }
        CliProcess second(tinyCommand(folder.path()));
        QVERIFY(second.waitForEnd(kPatienceMs));
        QCOMPARE(second.exitCode(), 0);
        const nlohmann::json report = second.json();
        QCOMPARE(report["cancelled"].get<bool>(), false);
        QCOMPARE(runsOf(report), std::size_t{80});
        QCOMPARE(report["counts"]["measured"].get<int>(), 2);
        // Nothing is measured twice: every line of the file but the first is one run.
        QFile state(folder.path() + QStringLiteral("/sweep-runs.jsonl"));
        QVERIFY(state.open(QIODevice::ReadOnly));
        QCOMPARE(state.readAll().count('\n'), qsizetype{81});
    }

    void whatIsImpossibleAltogetherIsExitCode5()
    {
        CliProcess cli(
            {"sweep", "--mechanisms", "posix-mq", "--sizes", "8M", "--placement", "same", "--json"});
        QVERIFY(cli.waitForEnd(kPatienceMs));
        QCOMPARE(cli.exitCode(), 5);
        QCOMPARE(cli.json()["counts"]["refused"].get<int>(), 2);
    }

    void badWordsAreExitCode2WithASentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("mechanism") << QStringList{"--mechanisms", "pipes"} << "Did you mean 'pipe'?";
        QTest::newRow("size") << QStringList{"--sizes", "64,4Q"} << "'4Q' is no size";
        QTest::newRow("no size") << QStringList{"--sizes", "0"} << "'0' is no size";
        QTest::newRow("placement") << QStringList{"--placement", "here"} << "expected same, cross or free";
        QTest::newRow("policy") << QStringList{"--policy", "sleep"} << "expected block, spin";
        QTest::newRow("shape") << QStringList{"--shape", "ring"} << "expected pingpong or stream";
        QTest::newRow("repeats") << QStringList{"--repeats", "0"} << "no number of repeats";
        QTest::newRow("rate") << QStringList{"--rate", "-1"} << "no number of messages a second";
    }
    void badWordsAreExitCode2WithASentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, sentence);
        CliProcess cli(QStringList{"sweep"} + arguments);
        QVERIFY(cli.waitForEnd(kPatienceMs));
        QCOMPARE(cli.exitCode(), 2);
        QVERIFY2(cli.errors().contains(sentence), qPrintable(cli.errors()));
    }

    void theFloorIsMeasuredOnceAndKept()
    {
        QTemporaryDir cache;
        qputenv("XDG_CACHE_HOME", cache.path().toUtf8());
        CliProcess first({"floor", "--json"});
        QVERIFY(first.waitForEnd(kPatienceMs));
        QCOMPARE(first.exitCode(), 0);
        QCOMPARE(first.json()["measuredNow"].get<bool>(), true);
        QVERIFY(first.json()["values"]["systemCallNs"].get<double>() > 0);
        CliProcess second({"floor", "--json"});
        QVERIFY(second.waitForEnd(kPatienceMs));
        // One that was disturbed is measured again, so only a quiet one must be the same.
        if (first.json()["disturbances"].empty())
            QVERIFY(second.json()["values"] == first.json()["values"]);
        else
            QCOMPARE(second.json()["measuredNow"].get<bool>(), true);
        CliProcess again({"floor", "--again", "--json"});
        QVERIFY(again.waitForEnd(kPatienceMs));
        QCOMPARE(again.json()["measuredNow"].get<bool>(), true);
    }

    void initTestCase()
    {
        QVERIFY(m_cache.isValid());
        qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
    }

private:
    QTemporaryDir m_cache;
};

QTEST_GUILESS_MAIN(tst_sweep)
#include "tst_sweep.moc"
