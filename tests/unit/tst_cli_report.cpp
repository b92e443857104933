// What a run looks like in JSON and in the terminal, from snapshots made by hand.
#include <QTest>

#include "cli/deadlock_words.h"
#include "cli/json_report.h"
#include "cli/run_report.h"

using namespace ws;
using namespace ws::cli;

namespace {

RunModel twoLocksModel()
{
    RunModel model;
    model.processes = {{"both"}};
    model.threads = {{"left", 0, "take-locks", -1}, {"right", 0, "take-locks", 1}};
    RunModel::Object a{"a", ObjectKind::Lock, "mutex", 0, 0, 0};
    RunModel::Object b = a;
    b.name = "b";
    model.objects = {a,
                     b,
                     {"left", ObjectKind::Thread, "thread", 0, 0, 0},
                     {"right", ObjectKind::Thread, "thread", 0, 0, 0}};
    return model;
}

Snapshot laidOut(RunModel model, RunResults results)
{
    Snapshot snapshot;
    auto experiment = std::make_shared<Experiment>();
    experiment->id = "hand-made";
    experiment->title.en = "Made by hand";
    snapshot.experiment = experiment;
    snapshot.model = std::make_shared<RunModel>(std::move(model));
    snapshot.results = std::make_shared<RunResults>(std::move(results));
    snapshot.phase = RunPhase::Ended;
    return snapshot;
}

Snapshot deadlocked()
{
    RunResults results;
    results.threads.resize(2);
    results.objects.resize(4);
    results.threads[0].blocked = {{1, 1, 4'000'000, {}}};
    Snapshot snapshot = laidOut(twoLocksModel(), std::move(results));
    snapshot.verdict = RunVerdict::Deadlock;
    snapshot.timeNs = 15'000'000;
    ProvenDeadlock proven;
    proven.deadlock.members = {{0, WaitKind::Lock, 1, {}, {1}, {0}, 10'000'000},
                               {1, WaitKind::Lock, 0, {}, {0}, {1}, 11'000'000}};
    proven.deadlock.lastBlockedNs = 11'000'000;
    proven.deadlock.everybody = true;
    proven.provenNs = 14'000'000;
    proven.detectionDelayNs = 3'000'000;
    proven.report.conditions = {{ConditionKind::MutualExclusion, true, false, {0, 1}, {0, 1}},
                                {ConditionKind::HoldAndWait, true, false, {0, 1}, {0, 1}},
                                {ConditionKind::NoPreemption, true, false, {0, 1}, {0, 1}},
                                {ConditionKind::CircularWait, true, false, {0, 1, 0}, {0, 1}}};
    proven.report.remedies = {{RemedyKind::SwapOrder, 1, 0, 1, ConditionKind::CircularWait}};
    snapshot.deadlock = proven;
    return snapshot;
}

Snapshot piped()
{
    RunModel model;
    model.processes = {{"producer"}, {"consumer"}};
    model.threads = {{"produce", 0, "produce", -1}, {"consume", 1, "consume", -1}};
    model.objects = {{"pipe", ObjectKind::Channel, "pipe", 65'536, 0, 64},
                     {"produce", ObjectKind::Thread, "thread", 0, 0, 0},
                     {"consume", ObjectKind::Thread, "thread", 0, 0, 0}};
    RunResults results;
    results.timeNs = 2'000'000'000;
    results.threads.resize(2);
    results.threads[0].now.startNs = 0;
    results.threads[0].now.cpuNs = 40'000'000;
    results.threads[0].now.voluntarySwitches = 12;
    results.threads[0].blockedShare = 0.96;
    results.threads[0].blocked = {{0, 500, 1'920'000'000, {}, {1'440'000'000, 40'000'000}}};
    results.objects.resize(3);
    ObjectResults &pipe = results.objects[0];
    pipe.sent = 3024;
    pipe.received = 2000;
    pipe.inFlight = 1024;
    pipe.messagesPerSecond = 1000;
    pipe.cpuNsPerMessage = 25'000;
    pipe.switchesPerMessage = 0.0065;
    pipe.receivers = {{1, 2000, 0, 0}};
    pipe.bytesPerSecond = 64'000;
    pipe.latency = {2000, 1'020'000'000, 1'024'000'000, 1'030'000'000, 1'031'000'000, 1'032'000'000};
    Snapshot snapshot = laidOut(std::move(model), std::move(results));
    snapshot.verdict = RunVerdict::Completed;
    snapshot.timeNs = 2'000'000'000;
    snapshot.placement = Placement::Cross;
    snapshot.wait.spinFor = std::chrono::microseconds(20);
    snapshot.events = 900;
    snapshot.dropped = 100;
    return snapshot;
}

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

class tst_cli_report : public QObject
{
    Q_OBJECT

private slots:
    void aRunWithoutDeadlockHasAllPromisedKeys()
    {
        const auto json = runJson(piped());
        QCOMPARE(json.at("experiment").get<std::string>(), std::string("hand-made"));
        QCOMPARE(json.at("verdict").get<std::string>(), std::string("completed"));
        QCOMPARE(json.at("seconds").get<double>(), 2.0);
        QCOMPARE(json.at("placement").get<std::string>(), std::string("cross"));
        QCOMPARE(json.at("wait").get<std::string>(), std::string("spin 20us"));
        QCOMPARE(json.at("level").get<std::string>(), std::string("light"));
        QVERIFY(json.at("deadlock").is_null());
        QCOMPARE(json.at("dropped").get<int>(), 100);

        const auto &thread = json.at("threads").at(0);
        for (const char *key : {"name", "process", "runningShare", "runnableShare", "blockedShare",
                                "voluntarySwitches", "cpuSeconds"})
            QVERIFY2(thread.contains(key), key);
        QCOMPARE(thread.at("blockedNs").at("pipe").get<std::int64_t>(), std::int64_t(1'920'000'000));
        QCOMPARE(thread.at("cpuSeconds").get<double>(), 0.04);

        QCOMPARE(json.at("channels").size(), std::size_t(1));
        const auto &channel = json.at("channels").at(0);
        for (const char *key :
             {"name", "mechanism", "lost", "reordered", "corrupt", "messagesPerSecond", "bytesPerSecond"})
            QVERIFY2(channel.contains(key), key);
        QCOMPARE(channel.at("sent").get<int>(), channel.at("received").get<int>() +
                                                    channel.at("lost").get<int>() +
                                                    channel.at("inFlight").get<int>());
        for (const char *key : {"p50", "p90", "p99", "p999", "max", "count"})
            QVERIFY2(channel.at("latencyNs").at(key).is_number_integer(), key);
    }

    void blockingTimeHasTwoPartsAndAMessageItsCost()
    {
        const auto json = runJson(piped());
        const auto &blocking = json.at("threads").at(0).at("blocking").at("pipe");
        QCOMPARE(blocking.at("ns").get<std::int64_t>(), std::int64_t(1'920'000'000));
        QCOMPARE(blocking.at("untilPeerActedNs").get<std::int64_t>(), std::int64_t(1'400'000'000));
        QCOMPARE(blocking.at("wakeUpNs").get<std::int64_t>(), std::int64_t(40'000'000));
        QCOMPARE(blocking.at("toldApartShare").get<double>(), 0.75);
        QCOMPARE(json.at("blocking").at("wakeUpNs").get<std::int64_t>(), std::int64_t(40'000'000));
        const auto &channel = json.at("channels").at(0);
        QVERIFY(channel.at("receiversBlocking").at("wakeUpNs").is_null());
        QVERIFY(channel.at("receiversBlocking").at("toldApartShare").is_null());
        QCOMPARE(channel.at("cpuNsPerMessage").get<double>(), 25'000.0);
        QCOMPARE(channel.at("receivers").at(0).at("thread").get<std::string>(), std::string("consume"));

        const std::string text = runReport(piped());
        QVERIFY2(contains(text, "wait spin 20us"), text.c_str());
        QVERIFY2(contains(text, "75.0 %") && contains(text, "1.40 s") && contains(text, "40.0 ms"),
                 text.c_str());
        QVERIFY2(contains(text, "25.0 µs") && contains(text, "0.0065"), text.c_str());
    }

    void aDeadlockNamesItsMembersAndLocks()
    {
        const auto json = runJson(deadlocked());
        QCOMPARE(json.at("verdict").get<std::string>(), std::string("deadlock"));
        const auto &deadlock = json.at("deadlock");
        QCOMPARE(deadlock.at("certainty").get<std::string>(), std::string("cycle"));
        QCOMPARE(deadlock.at("detectionDelayNs").get<int>(), 3'000'000);
        const auto &member = deadlock.at("members").at(0);
        QCOMPARE(member.at("thread").get<std::string>(), std::string("left"));
        QCOMPARE(member.at("waitsFor").get<std::string>(), std::string("b"));
        QCOMPARE(member.at("holds").at(0).get<std::string>(), std::string("a"));
        QCOMPARE(member.at("sinceNs").get<int>(), 10'000'000);
        QCOMPARE(json.at("locks").size(), std::size_t(2));
    }

    void whatWasNotMeasuredIsNull()
    {
        Snapshot snapshot = piped();
        snapshot.level = Level::Off;
        auto results = *snapshot.results;
        results.objects[0].latency = {};
        results.objects[0].messagesPerSecond = kNoValue;
        snapshot.results = std::make_shared<RunResults>(results);
        const auto json = runJson(snapshot);
        QVERIFY(json.at("threads").at(0).at("blockedShare").is_null());
        QVERIFY(json.at("channels").at(0).at("latencyNs").at("p50").is_null());
        QCOMPARE(json.at("channels").at(0).at("latencyNs").at("count").get<int>(), 0);
        QVERIFY(json.at("channels").at(0).at("messagesPerSecond").is_null());
    }

    void aRunThatNeverStartedIsStillOneObject()
    {
        Snapshot snapshot;
        snapshot.verdict = RunVerdict::Failed;
        snapshot.failure =
            Error{ErrorKind::Limit, 0, "create queue q: /proc/sys/fs/mqueue/queues_max allows no more"};
        const auto json = runJson(snapshot);
        QCOMPARE(json.at("verdict").get<std::string>(), std::string("failed"));
        QVERIFY(json.at("threads").empty());
        QVERIFY(contains(json.at("error").get<std::string>(), "queues_max"));
        QVERIFY(contains(runReport(snapshot), "queues_max"));
    }

    void jsonStaysValidWhateverANameHolds()
    {
        nlohmann::ordered_json json;
        json["name"] = std::string("\xff\xfe\n\"");
        QVERIFY(nlohmann::json::accept(jsonText(json)));
    }

    void theDeadlockIsOneSentence()
    {
        const Snapshot snapshot = deadlocked();
        QCOMPARE(
            deadlockSentence(*snapshot.model, *snapshot.deadlock),
            std::string(
                "left waits for right (lock b) and right waits for left (lock a); all of them stuck since "
                "11.0 ms after the start."));
    }

    void anOrphanSaysThatNobodyIsLeft()
    {
        Snapshot snapshot = piped();
        ProvenDeadlock proven;
        proven.deadlock.certainty = Certainty::Orphan;
        proven.deadlock.members = {{0, WaitKind::Space, 0, {}, {}, {}, 5'000'000}};
        proven.deadlock.lastBlockedNs = 5'000'000;
        QCOMPARE(
            deadlockSentence(*snapshot.model, proven),
            std::string(
                "produce waits for space in channel pipe, which nobody is left to bring about; stuck since "
                "5.00 ms after the start."));
    }

    void theReportShowsProofConditionsAndRemedy()
    {
        const std::string text = runReport(deadlocked());
        QVERIFY(contains(text, "Verdict: deadlock after 15.0 ms. Placement free, wait block, level light."));
        QVERIFY(contains(text, "Proven 3.00 ms after the last of them began to wait."));
        QVERIFY(contains(text, "left: waits for lock b since 10.0 ms, holds lock a"));
        QVERIFY(contains(text, "Circular wait: yes; left -> right -> left"));
        QVERIFY(contains(text, "right takes lock a before lock b; then the circle is broken"));
    }

    void theReportShowsChannelsThreadsAndDrops()
    {
        const std::string text = runReport(piped());
        QVERIFY(contains(text, "3,024"));
        QVERIFY(contains(text, "64.0 kB/s"));
        QVERIFY(contains(text, "pipe 96.0 %"));
        QVERIFY(contains(text, "Dropped events: 100 of 1,000; counters stay exact"));
        QCOMPARE(progressWords(piped()), std::string("2,000 messages"));
    }

    void aWorkerThatDiedIsNamedWithItsSignal()
    {
        WorkerStatus worker;
        worker.pid = 4711;
        worker.ended = true;
        worker.signal = 9;
        QVERIFY(contains(workerTrouble(worker, "producer"),
                         "Worker producer (process 4711) was ended by signal 9"));
        worker.byUs = true;
        QCOMPARE(workerTrouble(worker, "producer"), std::string());
    }

    void numbersOutsideOfTheModelAreNotFollowed()
    {
        Snapshot snapshot = deadlocked();
        snapshot.deadlock->deadlock.members[0] = {77, WaitKind::Lock, 99, {}, {88}, {66}, 1};
        QVERIFY(contains(runReport(snapshot), "? waits for ? (?)"));
        QVERIFY(runJson(snapshot).at("deadlock").at("members").at(0).at("process").is_null());
    }
};

QTEST_APPLESS_MAIN(tst_cli_report)
#include "tst_cli_report.moc"
