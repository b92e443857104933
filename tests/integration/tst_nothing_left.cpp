// However a run is ended, a second later nothing of it is left: processes, shared memory, queues, System V objects,
// temporary files.
#include <QTest>

#include <signal.h>

#include <filesystem>
#include <iterator>
#include <random>

#include "support/cli_process.h"
#include "support/engine_run.h"
#include "support/traces.h"

using namespace ws;
using namespace ws::test;
using namespace std::chrono_literals;

namespace {

constexpr int kRounds = 4;
constexpr int kWithinMs = 1000;
constexpr unsigned kSeed = 20240229;

enum Victim { None = 0, Owner = 1, OneWorker = 2, AllWorkers = 4, Janitor = 8 };

// Spins: a moment of some microseconds during the start cannot be met by sleeping.
void waitUntil(std::chrono::steady_clock::time_point moment)
{
    while (std::chrono::steady_clock::now() < moment) {
    }
}

void signalProcesses(int sessionPid, int victims, int signal)
{
    bool one = false;
    for (const SessionProcess &process : processesOf(sessionPid)) {
        const bool chosen = process.janitor
                                ? (victims & Janitor) != 0
                                : (victims & AllWorkers) != 0 || ((victims & OneWorker) != 0 && !one);
        one |= !process.janitor;
        if (chosen)
            ::kill(process.pid, signal);
    }
    if ((victims & Owner) != 0)
        ::kill(sessionPid, signal);
}

bool allWorkersRun(const Snapshot &snapshot)
{
    return snapshot.phase == RunPhase::Running && snapshot.timeNs > 50'000'000;
}

// Workers that have started the threads of their part.
std::size_t workersWithThreads(int sessionPid)
{
    std::size_t count = 0;
    for (const SessionProcess &process : processesOf(sessionPid)) {
        std::error_code failed;
        const std::filesystem::directory_iterator tasks("/proc/" + std::to_string(process.pid) + "/task",
                                                        failed);
        count += !process.janitor && std::distance(begin(tasks), end(tasks)) > 1;
    }
    return count;
}

}  // namespace

class NothingLeftTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsLeftAfterAnyEnd_data();
    void nothingIsLeftAfterAnyEnd();
    void nothingIsLeftWhenItEndsDuringItsStart();
    void aKilledWorkerIsNamedWithItsSignal();
    void aSessionWithStoppedWorkersStillAnswers();
    void aSessionWithStoppedWorkersEndsAtItsTimeLimit();

private:
    std::mt19937 m_random{kSeed};
};

void NothingLeftTest::nothingIsLeftAfterAnyEnd_data()
{
    QTest::addColumn<int>("stopped");  // by SIGSTOP, first
    QTest::addColumn<int>("victims");
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("exitCode");  // -1: dies by the signal
    QTest::newRow("its time is over") << int(None) << int(None) << 0 << 0;
    QTest::newRow("kill -9 of the session") << int(None) << int(Owner) << SIGKILL << -1;
    QTest::newRow("kill -9 of one worker") << int(None) << int(OneWorker) << SIGKILL << 4;
    QTest::newRow("kill -9 of all workers") << int(None) << int(AllWorkers) << SIGKILL << 4;
    QTest::newRow("kill -9 of the janitor") << int(None) << int(Janitor) << SIGKILL << 0;
    QTest::newRow("kill -9 of session and janitor") << int(None) << int(Owner | Janitor) << SIGKILL << -1;
    QTest::newRow("kill -9 of everybody") << int(None) << int(Owner | Janitor | AllWorkers) << SIGKILL << -1;
    QTest::newRow("workers stopped, kill -9 of the session")
        << int(AllWorkers) << int(Owner) << SIGKILL << -1;
    QTest::newRow("workers stopped, kill -9 of session and janitor")
        << int(AllWorkers) << int(Owner | Janitor) << SIGKILL << -1;
    QTest::newRow("workers stopped, its time is over") << int(AllWorkers) << int(None) << 0 << 0;
    QTest::newRow("SIGSEGV of one worker") << int(None) << int(OneWorker) << SIGSEGV << 4;
    QTest::newRow("SIGTERM of the session") << int(None) << int(Owner) << SIGTERM << 0;
    QTest::newRow("SIGINT of the session") << int(None) << int(Owner) << SIGINT << 0;
    QTest::newRow("SIGHUP of the session") << int(None) << int(Owner) << SIGHUP << -1;
    QTest::newRow("workers stopped, SIGTERM of the session") << int(AllWorkers) << int(Owner) << SIGTERM << 0;
}

void NothingLeftTest::nothingIsLeftAfterAnyEnd()
{
    QFETCH(int, stopped);
    QFETCH(int, victims);
    QFETCH(int, signal);
    QFETCH(int, exitCode);
    for (int round = 0; round < kRounds; ++round) {
        const std::set<std::string> before = systemWideTraces();
        CliProcess cli({"run", "pipeline", "--seconds", "0.5", "--json"});
        QVERIFY(cli.pid() > 0);
        // Four workers and the janitor; all past their beginning, which has a test of its own below.
        QTRY_COMPARE(processesOf(cli.pid()).size(), std::size_t(5));
        QTRY_COMPARE(workersWithThreads(cli.pid()), std::size_t(4));
        waitUntil(std::chrono::steady_clock::now() + std::chrono::microseconds(m_random() % 200'000));
        signalProcesses(cli.pid(), stopped, SIGSTOP);
        signalProcesses(cli.pid(), victims, signal);
        QVERIFY2(cli.waitForEnd(5000), "it did not end");
        QString left;
        QTRY_VERIFY2_WITH_TIMEOUT(
            (left = QString::fromStdString(leftOf(cli.pid(), before, cli.temporaryFolder()))).isEmpty(),
            qPrintable(left), kWithinMs);
        if (exitCode < 0) {
            QVERIFY(cli.crashed());
        } else {
            QVERIFY2(!cli.crashed(), qPrintable(cli.errors()));
            QVERIFY2(cli.exitCode() == exitCode,
                     qPrintable(QString("exit code %1\n").arg(cli.exitCode()) + cli.errors()));
        }
    }
}

// Killed at moments spread over the first 40 ms, before, while and after the workers are started.
void NothingLeftTest::nothingIsLeftWhenItEndsDuringItsStart()
{
    for (int round = 0; round < 60; ++round) {
        const std::set<std::string> before = systemWideTraces();
        const auto moment = std::chrono::microseconds(m_random() % 40'000);
        // Not session and janitor at once: while a name exists these two alone know it; 'waitscope clean' finds it then.
        const int victims = std::array{int(Owner), int(AllWorkers), int(Janitor)}[round % 3];
        const int signal = round % 6 == 3 ? SIGTERM : SIGKILL;
        CliProcess cli({"run", "pipeline", "--seconds", "0.1", "--json"});
        QVERIFY(cli.pid() > 0);
        waitUntil(std::chrono::steady_clock::now() + moment);
        signalProcesses(cli.pid(), victims, signal);
        QVERIFY2(cli.waitForEnd(5000), "it did not end");
        QString left;
        QTRY_VERIFY2_WITH_TIMEOUT(
            (left = QString::fromStdString(leftOf(cli.pid(), before, cli.temporaryFolder()))).isEmpty(),
            qPrintable(QString("round %1, after %2 us\n").arg(round).arg(moment.count()) + left), kWithinMs);
    }
}

void NothingLeftTest::aKilledWorkerIsNamedWithItsSignal()
{
    CliProcess cli({"run", "pipeline", "--seconds", "5", "--json"});
    QTRY_COMPARE(processesOf(cli.pid()).size(), std::size_t(5));
    int victim = 0;
    for (const SessionProcess &process : processesOf(cli.pid()))
        if (!process.janitor)
            victim = process.pid;
    ::kill(victim, SIGKILL);
    QVERIFY(cli.waitForEnd(3000));
    QCOMPARE(cli.exitCode(), 4);
    const nlohmann::json json = cli.json();
    QCOMPARE(json["verdict"].get<std::string>(), std::string("failed"));
    const std::string error = json["error"].get<std::string>();
    bool named = false;
    for (const char *name : {"source", "stage 1", "stage 2", "sink"})
        named |= error.find(name) != std::string::npos;
    QVERIFY2(named && error.find("Killed") != std::string::npos, error.c_str());
    QVERIFY2(error.find(std::to_string(victim)) != std::string::npos, error.c_str());
}

void NothingLeftTest::aSessionWithStoppedWorkersStillAnswers()
{
    RunOptions options;
    options.timeLimit = 30s;
    WatchedRun run(builtIn("pipeline"), options);
    QVERIFY(run.waitUntil(allWorkersRun, 5s));
    const SnapshotPtr before = run.last();
    for (const WorkerStatus &worker : before->workers)
        ::kill(worker.pid, SIGSTOP);
    QVERIFY2(
        run.waitUntil([&](const Snapshot &now) { return now.timeNs > before->timeNs + 500'000'000; }, 3s),
        "snapshots ceased to come");
    QVERIFY(!run.last()->deadlock);
    const auto begin = std::chrono::steady_clock::now();
    run.session().stop();
    const SnapshotPtr last = run.session().waitForEnd();
    QVERIFY(std::chrono::steady_clock::now() - begin < 1s);
    QCOMPARE(verdictId(last->verdict), "stopped");
    for (const WorkerStatus &worker : last->workers)
        QVERIFY(worker.ended && worker.byUs);
}

void NothingLeftTest::aSessionWithStoppedWorkersEndsAtItsTimeLimit()
{
    RunOptions options;
    options.timeLimit = 300ms;
    WatchedRun run(builtIn("pipeline"), options);
    QVERIFY(run.waitUntil(allWorkersRun, 5s));
    for (const WorkerStatus &worker : run.last()->workers)
        ::kill(worker.pid, SIGSTOP);
    // While paused too: nobody answers, and yet it goes on.
    run.session().pause();
    QVERIFY(run.waitUntil([](const Snapshot &now) { return now.phase == RunPhase::Paused; }, 2s));
    run.session().resume();
    const auto begin = std::chrono::steady_clock::now();
    const SnapshotPtr last = run.session().waitForEnd();
    QVERIFY(std::chrono::steady_clock::now() - begin < 1500ms);
    QCOMPARE(verdictId(last->verdict), "completed");
}

QTEST_GUILESS_MAIN(NothingLeftTest)
#include "tst_nothing_left.moc"
