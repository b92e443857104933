// Plans, results and files of a sweep, without a run; the machine's floor as a file.
#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "measure/machine_floor.h"
#include "measure/sweep.h"
#include "measure/sweep_files.h"

using namespace ws;

namespace {

Vocabulary vocabulary()
{
    Vocabulary words;
    MechanismWord pipe;
    pipe.id = "pipe";
    MechanismWord queue;
    queue.id = "queue";
    queue.crossesProcesses = false;
    MechanismWord bell;
    bell.id = "bell";
    bell.carriesTokens = true;
    MechanismWord line;
    line.id = "line";
    line.duplex = true;
    words.mechanisms = {pipe, queue, bell, line};
    return words;
}

SweepPlan smallPlan()
{
    SweepPlan plan;
    plan.mechanisms = {"pipe", "bell"};
    plan.sizes = {64, 8192};
    plan.placements = {Placement::Cross};
    plan.policies = {WaitPolicy{}};
    plan.shapes = {SweepShape::PingPong};
    plan.repeats = 2;
    return plan;
}

SweepRun runAt(double rate, std::uint64_t count = 5000)
{
    SweepRun run;
    run.seconds = 0.15;
    run.messages = count;
    run.messagesPerSecond = rate;
    run.bytesPerSecond = rate * 64;
    run.latency = {count, 47000, 52000, 65000, 90000, 120000};
    run.cpuNsPerMessage = 9000;
    run.switchesPerMessage = 2;
    run.wakeShare = 0.75;
    return run;
}

SweepResults someResults()
{
    SweepResults results;
    results.machine = {"Test CPU", 2, "6.1", "0123456789abcdef"};
    MachineFloor floor;
    floor.machine = results.machine;
    floor.measuredAt = "2026-01-02T03:04:05Z";
    floor.values = {{"futexCross", 45000.5}, {"systemCall", 121}, {"copy8MiB", 63e9}};
    results.floor = floor;
    results.plan = smallPlan();
    for (const SweepCell &cell : cellsOf(results.plan, vocabulary()))
        results.rows.push_back({cell, SweepState::Pending, "", {}});
    SweepRow &measured = results.rows[0];
    measured.state = SweepState::Measured;
    measured.runs = {runAt(20000), runAt(48000)};
    measured.runs[1].lost = 3;
    measured.runs[1].noise.foreignShare = 0.25;
    measured.runs[1].noise.reasons = {{NoiseKind::Foreign, 0.25, "cc1plus"}};
    results.rows[1].state = SweepState::Refused;
    results.rows[1].reason = "at most 4,096 (\"a file\")";
    return results;
}

QByteArray goldenText(const char *name)
{
    QFile file(QFINDTESTDATA(QStringLiteral("../golden/") + QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeTo(const std::filesystem::path &file, const std::string &text)
{
    std::ofstream(file, std::ios::app) << text;
}

}  // namespace

class tst_measure_sweep : public QObject
{
    Q_OBJECT

private slots:
    void aPlanBecomesEveryCombinationOnce()
    {
        SweepPlan plan;
        plan.mechanisms = {"pipe", "queue"};
        plan.sizes = {1, 64, 64, 1024};
        plan.placements = {Placement::Same, Placement::Cross};
        plan.policies = {WaitPolicy{}, WaitPolicy{WaitPolicy::kOnlySpin}};
        plan.shapes = {SweepShape::PingPong, SweepShape::Stream};
        const auto cells = cellsOf(plan, vocabulary());
        QCOMPARE(cells.size(), std::size_t{2 * 3 * 2 * 2 * 2});
        for (std::size_t i = 0; i < cells.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!(cells[i] == cells[j]));
    }

    void tokensHaveNoSizes()
    {
        SweepPlan plan = smallPlan();
        plan.mechanisms = {"bell"};
        const auto cells = cellsOf(plan, vocabulary());
        QCOMPARE(cells.size(), std::size_t{1});
        QCOMPARE(cells[0].sizeBytes, std::int64_t{0});
        QCOMPARE(cellText(cells[0]), std::string("bell, tokens, cross, block, pingpong"));
    }

    void anEmptyPlanHasNoCells() { QVERIFY(cellsOf(SweepPlan(), vocabulary()).empty()); }

    void aRateIsForStreamsOnly()
    {
        SweepPlan plan = smallPlan();
        plan.shapes = {SweepShape::PingPong, SweepShape::Stream};
        plan.rate = 100;
        for (const SweepCell &cell : cellsOf(plan, vocabulary()))
            QCOMPARE(cell.rate, cell.shape == SweepShape::Stream ? 100.0 : 0.0);
    }

    void aSlowRateTakesLongerRuns()
    {
        QCOMPARE(runTimeFor(1), std::chrono::nanoseconds(std::chrono::seconds(10)));
        QCOMPARE(runTimeFor(1e6), SweepPlan().runTime);
        QCOMPARE(runTimeFor(0), SweepPlan().runTime);
    }

    void aPingPongCrossesProcessesAndComesBack()
    {
        const Vocabulary words = vocabulary();
        const Experiment experiment = experimentOf({"pipe", 64}, words.mechanisms[0]);
        QCOMPARE(experiment.processes.size(), std::size_t{2});
        QCOMPARE(experiment.channels.size(), std::size_t{2});
        QVERIFY(experiment.channels[1].backOf.empty());
        QCOMPARE(experiment.processes[0].threads[0].role, std::string("ping"));
        QCOMPARE(experiment.processes[0].threads[0].parameters.number("message").value_or(0),
                 std::int64_t{64});
        QCOMPARE(experiment.processes[1].threads[0].role, std::string("pong"));
    }

    void aMechanismThatRunsBothWaysComesBackThroughTheSameObject()
    {
        const Vocabulary words = vocabulary();
        QCOMPARE(experimentOf({"line", 64}, words.mechanisms[3]).channels[1].backOf, std::string("there"));
    }

    void aMechanismOfOneProcessRunsBetweenItsThreads()
    {
        const Vocabulary words = vocabulary();
        SweepCell cell{"queue", 64};
        cell.shape = SweepShape::Stream;
        cell.rate = 5;
        const Experiment experiment = experimentOf(cell, words.mechanisms[1]);
        QCOMPARE(experiment.processes.size(), std::size_t{1});
        QCOMPARE(experiment.processes[0].threads.size(), std::size_t{2});
        QCOMPARE(experiment.channels.size(), std::size_t{1});
        QCOMPARE(experiment.processes[0].threads[0].parameters.real("rate").value_or(0), 5.0);
    }

    void figuresAreMediansWithTheirRange()
    {
        SweepRow row;
        row.state = SweepState::Measured;
        row.runs = {runAt(30), runAt(10), runAt(20)};
        QCOMPARE(spreadOf(row, SweepFigure::MessagesPerSecond).value_or(Spread()), (Spread{20, 10, 30}));
        row.runs.pop_back();
        QCOMPARE(spreadOf(row, SweepFigure::MessagesPerSecond).value_or(Spread()), (Spread{20, 10, 30}));
        row.runs.clear();
        QVERIFY(!spreadOf(row, SweepFigure::MessagesPerSecond));
    }

    void aPercentileNeedsAValueBeyondIt()
    {
        QVERIFY(!figureOf(runAt(1, 999), SweepFigure::P999));
        QVERIFY(figureOf(runAt(1, 1000), SweepFigure::P999));
        QVERIFY(!figureOf(runAt(1, 99), SweepFigure::P99));
        QVERIFY(figureOf(runAt(1, 100), SweepFigure::P99));
        QVERIFY(!figureOf(runAt(1, 0), SweepFigure::P50));
    }

    void tokensHaveNoBytesASecond()
    {
        SweepRun run = runAt(100);
        run.bytesPerSecond = 0;
        QVERIFY(!figureOf(run, SweepFigure::BytesPerSecond));
    }

    void theDepthOfAFloodedQueueIsNoMode()
    {
        SweepRow row;
        row.runs = {runAt(10), runAt(11)};
        row.runs[0].latencyModes = TwoModes{1, 10};
        row.cell.shape = SweepShape::Stream;
        QVERIFY(!modesOf(row));
        row.cell.rate = 100;
        QVERIFY(modesOf(row));
        row.cell.shape = SweepShape::PingPong;
        row.cell.rate = 0;
        QVERIFY(modesOf(row));
    }

    void theJsonFileIsAsPromised()
    {
        QCOMPARE(QByteArray::fromStdString(sweepJson(someResults())), goldenText("sweep.json"));
    }

    void theJsonFileReadsBackAsItWas()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("sweep.json").toStdString();
        const std::string text = goldenText("sweep.json").toStdString();
        writeTo(file, text);
        const auto read = readSweep(file);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(sweepJson(*read), text);
    }

    void whatIsNoSweepIsRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("cut off") << QByteArray("\"rows\"") << QByteArray("");
        QTest::newRow("another format") << QByteArray("\"format\": 1") << QByteArray("\"format\": 7");
        QTest::newRow("a size of nothing") << QByteArray("\"sizes\": [") << QByteArray("\"sizes\": [0,");
        QTest::newRow("an unknown placement") << QByteArray("\"cross\"") << QByteArray("\"near\"");
        QTest::newRow("less than nothing")
            << QByteArray("\"messagesPerSecond\": 2") << QByteArray("\"messagesPerSecond\": -2");
    }
    void whatIsNoSweepIsRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("sweep.json").toStdString();
        QVERIFY(!readSweep(file));
        QByteArray text = goldenText("sweep.json");
        QVERIFY(text.contains(from));
        writeTo(file, text.replace(from, to).toStdString());
        const auto read = readSweep(file);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
    }

    void theCsvFileIsAsPromised()
    {
        QCOMPARE(QByteArray::fromStdString(sweepCsv(someResults())), goldenText("sweep.csv"));
    }

    void whatWasMeasuredIsKnownTheNextTime()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const SweepResults results = someResults();
        {
            auto store = SweepStore::open(path, results.machine, false);
            QVERIFY(store);
            QVERIFY(store->addRun(results.plan, results.rows[0].cell, results.rows[0].runs[1]));
            QVERIFY(store->addRefusal(results.plan, results.rows[1].cell, results.rows[1].reason));
        }
        auto store = SweepStore::open(path, results.machine, false);
        QVERIFY(store);
        auto rows = results.rows;
        for (SweepRow &row : rows)
            row = {row.cell, SweepState::Pending, "", {}};
        store->restore(results.plan, rows);
        QCOMPARE(rows[0].state, SweepState::Measured);
        QCOMPARE(rows[0].runs.size(), std::size_t{1});
        QCOMPARE(rows[0].runs[0].messagesPerSecond, 48000.0);
        QCOMPARE(rows[0].runs[0].lost, std::uint64_t{3});
        QCOMPARE(rows[0].runs[0].wakeShare.value_or(0), 0.75);
        QVERIFY(rows[0].runs[0].noise == results.rows[0].runs[1].noise);
        QCOMPARE(rows[1].state, SweepState::Refused);
        QCOMPARE(rows[1].reason, results.rows[1].reason);
        QCOMPARE(rows[2].state, SweepState::Pending);
    }

    void runsOfAnotherLengthAreNotTheSame()
    {
        QTemporaryDir folder;
        SweepResults results = someResults();
        auto store = SweepStore::open(folder.path().toStdString(), results.machine, false);
        QVERIFY(store);
        QVERIFY(store->addRun(results.plan, results.rows[0].cell, runAt(5)));
        auto again = SweepStore::open(folder.path().toStdString(), results.machine, false);
        QVERIFY(again);
        results.plan.runTime *= 2;
        results.rows[0].runs.clear();
        results.rows[0].state = SweepState::Pending;
        again->restore(results.plan, results.rows);
        QCOMPARE(results.rows[0].state, SweepState::Pending);
    }

    void aLineThatAKillCutOffIsLeftOut()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const SweepResults results = someResults();
        {
            auto store = SweepStore::open(path, results.machine, false);
            QVERIFY(store);
            QVERIFY(store->addRun(results.plan, results.rows[0].cell, runAt(5)));
        }
        writeTo(path / "sweep-runs.jsonl", "{\"cell\":\"pipe, 64 B, cross, bl");
        {
            auto store = SweepStore::open(path, results.machine, false);
            QVERIFY(store);
            QVERIFY(store->addRun(results.plan, results.rows[0].cell, runAt(7)));
        }
        auto store = SweepStore::open(path, results.machine, false);
        QVERIFY(store);
        std::vector<SweepRow> rows = {{results.rows[0].cell, SweepState::Pending, "", {}}};
        store->restore(results.plan, rows);
        QCOMPARE(rows[0].runs.size(), std::size_t{2});
        QCOMPARE(rows[0].runs[1].messagesPerSecond, 7.0);
    }

    void anotherMachinesRunsAreNotMixedIn()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const SweepResults results = someResults();
        MachineId other = results.machine;
        other.kernel = "6.2";
        QVERIFY(SweepStore::open(path, results.machine, false));
        const auto refused = SweepStore::open(path, other, false);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::BadInput);
        QVERIFY(SweepStore::open(path, other, true));
        QVERIFY(SweepStore::open(path, other, false));
    }

    void aFloorIsKeptForEachMachine()
    {
        QTemporaryDir folder;
        const std::filesystem::path file =
            std::filesystem::path(folder.path().toStdString()) / "new" / "floor.json";
        MachineFloor first = *someResults().floor;
        MachineFloor second = first;
        second.machine.kernel = "6.2";
        second.values["systemCall"] = 99;
        second.disturbances = {"other programs used 20 % of a processor"};
        QVERIFY(!keptFloor(file, first.machine));
        QVERIFY(keepFloor(file, first));
        QVERIFY(keepFloor(file, second));
        QCOMPARE(keptFloor(file, first.machine)->value("systemCall").value_or(0), 121.0);
        QCOMPARE(keptFloor(file, second.machine)->value("systemCall").value_or(0), 99.0);
        QCOMPARE(keptFloor(file, first.machine)->measuredAt, first.measuredAt);
        QVERIFY(keptFloor(file, first.machine)->disturbances.empty());
        QCOMPARE(keptFloor(file, second.machine)->disturbances, second.disturbances);
        QVERIFY(!keptFloor(file, MachineId()));
    }

    void aFloorFileThatIsRubbishIsMeasuredAnew()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "floor.json";
        for (const char *text : {"", "[", "{}", "{\"format\":1,\"floors\":[3,{\"machine\":null}]}"}) {
            std::ofstream(file, std::ios::trunc) << text;
            QVERIFY(!keptFloor(file, thisMachine()));
        }
        QVERIFY(keepFloor(file, *someResults().floor));
        QVERIFY(keptFloor(file, someResults().machine));
    }

    void theCacheFolderIsTheOneThatTheUserNames()
    {
        qputenv("XDG_CACHE_HOME", "/somewhere");
        QCOMPARE(floorFile()->string(), std::string("/somewhere/waitscope/floor.json"));
        qputenv("XDG_CACHE_HOME", "relative");
        qputenv("HOME", "/user");
        QCOMPARE(floorFile()->string(), std::string("/user/.cache/waitscope/floor.json"));
    }

    void theFloorOfThisMachineIsMeasured()
    {
        const MachineFloor floor = measureMachineFloor();
        for (const char *id : {"systemCall", "clockGettime", "futexSame", "contextSwitch", "mutexPair",
                               "threadCreateJoin", "forkExecWait", "copy4KiB"})
            QVERIFY2(floor.value(id).value_or(0) > 0, id);
        QVERIFY(*floor.value("futexSame") > *floor.value("systemCall"));
        QVERIFY(*floor.value("forkExecWait") > *floor.value("threadCreateJoin"));
    }
};

QTEST_APPLESS_MAIN(tst_measure_sweep)
#include "tst_measure_sweep.moc"
