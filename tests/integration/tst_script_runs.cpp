// Scripts on real threads and processes, through Session.
#include <QTest>

#include <signal.h>

#include "support/cli_process.h"
#include "support/engine_run.h"

using namespace ws;
using namespace ws::test;

namespace {

std::string scriptText(const std::string &name, const std::string &lines)
{
    return "[[script]]\nname = '" + name + "'\ntext = '''\n" + lines + "'''\n";
}

std::string runs(const std::string &thread, const std::string &script, const std::string &settings = {})
{
    return threadText(thread, "script", "script = '" + script + "'\n" + settings);
}

// "left: hello", in the order in which they came.
QStringList logOf(const Snapshot &snapshot)
{
    QStringList lines;
    for (const LogLine &line : snapshot.log)
        lines << QString::fromStdString(snapshot.model->threads[line.thread].name + ": " + line.text);
    return lines;
}

QString failureOf(const Snapshot &snapshot, const std::string &thread)
{
    return QString::fromStdString(snapshot.threadFailures.at(threadIndex(snapshot, thread)));
}

}  // namespace

class ScriptRunsTest : public QObject
{
    Q_OBJECT

private slots:
    void twoThreadsPassATurn_data();
    void twoThreadsPassATurn();
    void oppositeOrderIsADeadlockOfTheseLines();
    void aMistakeEndsItsThreadAndTheOthersGoOn();
    void aThreadBeginsWhenItIsStarted();
    void aThreadThatNobodyStartedDoesNotKeepTheRunGoing();
    void aProcessThatMayEndDoesNotFailTheRun_data();
    void aProcessThatMayEndDoesNotFailTheRun();
    void theCommandLineReportsLogAndFailure();
    void aSignalFromOutsideEndsAWaitForIt();
    void whoeverWaitsForTheOutsideIsToldWithThoseBehind();
    void aLineTypedEndsAWaitForTheStandardInput();
    void whoWaitedAtTheEndIsShownWaitingAfterIt();
};

void ScriptRunsTest::twoThreadsPassATurn_data()
{
    QTest::addColumn<bool>("acrossProcesses");
    QTest::newRow("threads") << false;
    QTest::newRow("processes") << true;
}

void ScriptRunsTest::twoThreadsPassATurn()
{
    QFETCH(bool, acrossProcesses);
    const std::string ping = runs("ping", "turns", "with = { mine = 'a', other = 'b' }\n");
    const std::string pong = runs("pong", "turns", "with = { mine = 'b', other = 'a' }\n");
    const Experiment experiment = experimentOf(
        "[[semaphore]]\nname = 'a'\n[[semaphore]]\nname = 'b'\n" +
        scriptText("turns", "if me == 'ping' then other:release() end\n"
                            "for i = 1, 3 do\n  mine:acquire()\n  log(i)\n  other:release()\nend\n") +
        (acrossProcesses ? processText("one", ping) + processText("two", pong)
                         : processText("one", ping + pong)));
    const SnapshotPtr last = runToEnd(experiment);
    QCOMPARE(verdictId(last->verdict), "completed");
    QCOMPARE(logOf(*last).join(", "), QString("pong: 1, ping: 1, pong: 2, ping: 2, pong: 3, ping: 3"));
    QCOMPARE(failureOf(*last, "ping"), QString());
    for (const LogLine &line : last->log)
        QCOMPARE(line.line, 4);
}

void ScriptRunsTest::oppositeOrderIsADeadlockOfTheseLines()
{
    const Experiment experiment =
        experimentOf("[[lock]]\nname = 'a'\n[[lock]]\nname = 'b'\n[[semaphore]]\nname = "
                     "'met'\n[[semaphore]]\nname = 'seen'\n" +
                     scriptText("left", "a:lock()\nmet:release()\nseen:acquire()\nb:lock()\n") +
                     scriptText("right", "b:lock()\nmet:acquire()\nseen:release()\na:lock()\n") +
                     processText("one", runs("left", "left") + runs("right", "right")));
    const SnapshotPtr last = runToEnd(experiment);
    QCOMPARE(verdictId(last->verdict), "deadlock");
    QCOMPARE(membersOf(*last), std::string("left right"));
    for (const DeadlockMember &member : last->deadlock->deadlock.members)
        QCOMPARE(member.line, 4u);
}

void ScriptRunsTest::aMistakeEndsItsThreadAndTheOthersGoOn()
{
    const Experiment experiment = experimentOf(
        "[[event]]\nname = 'late'\n" + scriptText("wrong", "local t = nil\nlog('so far')\nlog(t.x)\n") +
        scriptText("right", "sleep(0.05)\nlate:set()\nlog('done')\n") +
        processText("one", runs("wrong", "wrong") + runs("right", "right")));
    const SnapshotPtr last = runToEnd(experiment);
    QCOMPARE(verdictId(last->verdict), "completed");
    QVERIFY2(failureOf(*last, "wrong").contains(QRegularExpression("^[^:]+:\\d+: ")),
             qPrintable(failureOf(*last, "wrong")));
    QCOMPARE(failureOf(*last, "right"), QString());
    QCOMPARE(logOf(*last).join(", "), QString("wrong: so far, right: done"));
    QVERIFY(!last->failure);
}

void ScriptRunsTest::aThreadBeginsWhenItIsStarted()
{
    const Experiment experiment = experimentOf(
        "[[lock]]\nname = 'a'\n" +
        scriptText("parent",
                   "a:lock()\nlog('begins')\na:unlock()\nchild:start()\nchild:join()\nlog('ends')\n") +
        scriptText("child", "a:lock()\nlog('runs')\na:unlock()\n") +
        processText("one", runs("parent", "parent") + runs("child", "child", "start = 'later'\n")));
    const SnapshotPtr last = runToEnd(experiment);
    QCOMPARE(verdictId(last->verdict), "completed");
    QCOMPARE(failureOf(*last, "parent"), QString());
    QCOMPARE(logOf(*last).join(", "), QString("parent: begins, child: runs, parent: ends"));
}

void ScriptRunsTest::aThreadThatNobodyStartedDoesNotKeepTheRunGoing()
{
    const Experiment experiment = experimentOf(
        "seconds = 30\n" + scriptText("parent", "if me == 'nobody' then child:start() end\nlog('ends')\n") +
        scriptText("child", "log('runs')\n") +
        processText("one", runs("parent", "parent") + runs("child", "child", "start = 'later'\n")));
    const SnapshotPtr last = runToEnd(experiment);
    QCOMPARE(verdictId(last->verdict), "completed");
    QCOMPARE(logOf(*last).join(", "), QString("parent: ends"));
    QVERIFY(last->timeNs < 20'000'000'000);
}

void ScriptRunsTest::aProcessThatMayEndDoesNotFailTheRun_data()
{
    QTest::addColumn<bool>("mayEnd");
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("crash, and it may") << true << "crash()"
                                       << "completed";
    QTest::newRow("exit, and it may") << true << "exit_process()"
                                      << "completed";
    QTest::newRow("crash, and it may not") << false << "crash()"
                                           << "failed";
}

void ScriptRunsTest::aProcessThatMayEndDoesNotFailTheRun()
{
    QFETCH(bool, mayEnd);
    QFETCH(QString, call);
    QFETCH(QString, verdict);
    const Experiment experiment = experimentOf(
        scriptText("end", call.toStdString() + "\n") + scriptText("live", "sleep(0.2)\nlog('alive')\n") +
        processText("dies", std::string(mayEnd ? "may_end = true\n" : "") + runs("dies", "end")) +
        processText("lives", runs("lives", "live")));
    const SnapshotPtr last = runToEnd(experiment);
    QCOMPARE(QString(verdictId(last->verdict)), verdict);
    QCOMPARE(logOf(*last).join(", "), QString(mayEnd ? "lives: alive" : ""));
    QVERIFY(last->results->threads[threadIndex(*last, "dies")].now.state == ThreadState::Ended);
}

void ScriptRunsTest::theCommandLineReportsLogAndFailure()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("e.toml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "version = 1\ntitle = 't'\n[[event]]\nname = 'e'\n[[script]]\nname = 's'\ntext = '''\nlog('hello')\n"
        "e:set()\nerror('no')\n'''\n[[process]]\nname = 'p'\n[[process.thread]]\nrole = 'script'\n"
        "script = 's'\n");
    file.close();
    CliProcess asJson({"run", file.fileName(), "--json"});
    QVERIFY(asJson.waitForEnd(20'000));
    QCOMPARE(asJson.exitCode(), 4);
    const nlohmann::json report = asJson.json();
    QCOMPARE(report.at("log").size(), std::size_t{1});
    QCOMPARE(report.at("log")[0].at("text").get<std::string>(), std::string("hello"));
    QCOMPARE(report.at("log")[0].at("thread").get<std::string>(), std::string("script 1"));
    QCOMPARE(report.at("log")[0].at("line").get<int>(), 1);
    QCOMPARE(report.at("threads")[0].at("failed").get<std::string>(), std::string("e.toml:10: no"));
}

namespace {

Experiment behindASignal(const std::string &settings)
{
    return experimentOf(
        settings + "[[outside]]\nname = 'go'\nprimitive = 'user-signal'\n[[lock]]\nname = 'm'\n" +
        "[[event]]\nname = 'held'\n" + scriptText("holder", "m:lock()\nheld:set()\ngo:wait()\nm:unlock()\n") +
        scriptText("other", "held:wait()\nm:lock()\nm:unlock()\n") +
        processText("one", runs("holder", "holder") + runs("other", "other")));
}

bool bothWait(const Snapshot &snapshot)
{
    return snapshot.outside.waits.size() == 1 && snapshot.outside.behind.size() == 1;
}

}  // namespace

void ScriptRunsTest::aSignalFromOutsideEndsAWaitForIt()
{
    WatchedRun run(behindASignal("seconds = 60\n"));
    QVERIFY(run.waitUntil(bothWait, std::chrono::seconds(20)));
    QVERIFY(run.last()->outside.waits.front().onlySignal);
    QCOMPARE(::kill(run.last()->workers.front().pid, SIGUSR2), 0);
    const SnapshotPtr last = run.session().waitForEnd();
    QCOMPARE(verdictId(last->verdict), "completed");
    QVERIFY(!last->deadlock);
    QVERIFY(last->outside.waits.empty());
}

void ScriptRunsTest::whoeverWaitsForTheOutsideIsToldWithThoseBehind()
{
    const SnapshotPtr last = runToEnd(behindASignal("seconds = 0.5\n"));
    QCOMPARE(verdictId(last->verdict), "completed");
    QVERIFY(!last->deadlock);
    QCOMPARE(last->outside.waits.size(), std::size_t{1});
    QCOMPARE(last->outside.waits.front().thread, threadIndex(*last, "holder"));
    QCOMPARE(last->outside.behind, std::vector<std::uint32_t>{threadIndex(*last, "other")});
}

void ScriptRunsTest::aLineTypedEndsAWaitForTheStandardInput()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("input.toml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const std::string text = "version = 1\ntitle = 'input'\nseconds = 60\n[[outside]]\nname = 'line'\n"
                             "primitive = 'standard-input'\n" +
                             scriptText("ask", "line:wait()\nlog('typed')\n") +
                             processText("one", runs("ask", "ask"));
    file.write(text.data(), static_cast<qint64>(text.size()));
    file.close();
    CliProcess cli({"run", file.fileName(), "--json", "--log"});
    QVERIFY(!cli.waitForEnd(300));
    cli.type("go\n");
    QVERIFY(cli.waitForEnd(20'000));
    QVERIFY2(cli.exitCode() == 0, qPrintable(cli.errors()));
    QCOMPARE(cli.json()["verdict"].get<std::string>(), std::string("completed"));
}

void ScriptRunsTest::whoWaitedAtTheEndIsShownWaitingAfterIt()
{
    // Both ends of each pipe are closed when the first of the workers leaves, which lets the other one go on.
    const Experiment experiment =
        experimentOf(channelText("there", "pipe") + channelText("back", "pipe") +
                     scriptText("left", "back:receive()\nthere:send('x')\n") +
                     scriptText("right", "there:receive()\nback:send('x')\n") +
                     processText("one", runs("left", "left")) + processText("two", runs("right", "right")));
    const SnapshotPtr last = runToEnd(experiment);
    QCOMPARE(verdictId(last->verdict), "deadlock");
    for (const ThreadResults &thread : last->results->threads) {
        QCOMPARE(int(thread.now.state), int(ThreadState::Waiting));
        QCOMPARE(int(thread.now.waitKind), int(WaitKind::Message));
        QVERIFY(thread.now.endNs < 0);
    }
}

QTEST_GUILESS_MAIN(ScriptRunsTest)
#include "tst_script_runs.moc"
