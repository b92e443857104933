// What the window says of scripts: where their threads stand, what they log, what is odd.
#include <QAbstractItemModelTester>
#include <QTest>

#include "support/sample_snapshots.h"
#include "ui/models/log_model.h"
#include "ui/models/notices.h"
#include "ui/models/primitive_words.h"
#include "ui/models/script_marks.h"

namespace {

constexpr char kText[] = "a:lock()\nb:lock()\n";

// Two threads of one script, stuck in their second line.
ws::Snapshot stuck()
{
    ws::Snapshot snapshot = *ws::sample::twoLocks();
    ws::Experiment experiment = *snapshot.experiment;
    experiment.scripts = {{"both", kText}};
    snapshot.experiment = std::make_shared<const ws::Experiment>(experiment);
    ws::RunModel model = *snapshot.model;
    for (ws::RunModel::Thread &thread : model.threads)
        thread.script = "both";
    snapshot.model = std::make_shared<const ws::RunModel>(model);
    for (ws::DeadlockMember &member : snapshot.deadlock->deadlock.members)
        member.line = 2;
    return snapshot;
}

QStringList textsOf(const QList<ws::Notice> &notices)
{
    QStringList texts;
    for (const ws::Notice &notice : notices)
        texts << notice.title + ": " + notice.text;
    return texts;
}

}  // namespace

class TestScriptMarks : public QObject
{
    Q_OBJECT

private slots:
    void membersOfADeadlockStandAtTheirLineThoughTheRunIsOver()
    {
        ws::Snapshot snapshot = stuck();
        snapshot.phase = ws::RunPhase::Ended;
        const auto marks = ws::scriptMarks(snapshot, "both", kText);
        QCOMPARE(marks.size(), std::size_t{2});
        QCOMPARE(marks[0].line, 2);
        QCOMPARE(marks[0].state, ws::ScriptMark::State::Stuck);
        QVERIFY2(marks[0].tip.contains("waits for"), qPrintable(marks[0].tip));
        QCOMPARE(ws::scriptInFocus(snapshot), std::string("both"));
    }

    void anEditedTextHasNoMarks()
    {
        QVERIFY(ws::scriptMarks(stuck(), "both", "b:lock()\n").empty());
        QVERIFY(ws::scriptMarks(stuck(), "another", kText).empty());
    }

    void runningThreadsStandWhereTheyWereSeenLast()
    {
        ws::Snapshot snapshot = stuck();
        snapshot.deadlock.reset();
        snapshot.phase = ws::RunPhase::Running;
        auto results = std::make_shared<ws::RunResults>(*snapshot.results);
        results->threads[0].now.line = 2;
        results->threads[0].now.state = ws::ThreadState::Waiting;
        results->threads[0].now.object = 1;
        results->threads[0].now.endNs = -1;
        results->threads[1].now.line = 1;
        results->threads[1].now.state = ws::ThreadState::Running;
        results->threads[1].now.endNs = -1;
        snapshot.results = results;
        auto marks = ws::scriptMarks(snapshot, "both", kText);
        QCOMPARE(marks.size(), std::size_t{2});
        QCOMPARE(marks[0].thread, 1u);
        QCOMPARE(marks[0].state, ws::ScriptMark::State::Moves);
        QCOMPARE(marks[1].state, ws::ScriptMark::State::Waits);
        // A script that failed is pointed at for good, one that came to its end is not.
        snapshot.phase = ws::RunPhase::Ended;
        snapshot.threadFailures = {"both:2: attempt to index a nil value", ""};
        marks = ws::scriptMarks(snapshot, "both", kText);
        QCOMPARE(marks.size(), std::size_t{1});
        QCOMPARE(marks[0].state, ws::ScriptMark::State::Ended);
    }

    void everyKindOfNoticeIsSaid()
    {
        ws::Snapshot snapshot = stuck();
        snapshot.threadFailures = {"both:2: no luck", ""};
        snapshot.deadlock->deadlock.members[0].unheard = 2;
        snapshot.deadlock->deadlock.members[0].lastUnheardBy = 1;
        auto results = std::make_shared<ws::RunResults>(*snapshot.results);
        results->starvation = {{0, 0, 300, 1'000'000, -1}};
        results->livelocks = {{{0, 1}, {0, 1}, 250, 2'000'000, -1}};
        snapshot.results = results;
        ws::EndingCycle ending;
        ending.cycle = snapshot.deadlock->deadlock;
        ending.withDeadline = {1};
        snapshot.endingCycles = {ending};
        const QStringList said = textsOf(ws::noticesOf(snapshot));
        QCOMPARE(said.size(), 5);
        const QString all = said.join('\n');
        const std::string first = snapshot.model->threads[0].name;
        for (const QString &part :
             {QString::fromStdString(first + " failed: both:2: no luck"), QStringLiteral("Lost wake-up: "),
              QStringLiteral("notified 2 times while nobody waited"), QStringLiteral("took it 300 times"),
              QStringLiteral("Each failed 250 times in a row"), QStringLiteral("ends by its deadline")})
            QVERIFY2(all.contains(part), qPrintable(part + " in\n" + all));
        QVERIFY(ws::noticesOf(*ws::sample::runningPipeline()).isEmpty());
        QVERIFY(ws::noticesOf(*ws::sample::empty()).isEmpty());
    }

    void theLogGrowsRowByRowAndStaysOneLineEach()
    {
        ws::LogModel log;
        const QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ws::Snapshot snapshot = stuck();
        snapshot.log = {{1'000'000, 0, 1, "one"}};
        log.setSnapshot(std::make_shared<const ws::Snapshot>(snapshot));
        QCOMPARE(log.rowCount(), 1);
        snapshot.log.push_back({2'000'000, 1, 2, "two\nlines"});
        log.setSnapshot(std::make_shared<const ws::Snapshot>(snapshot));
        QCOMPARE(log.rowCount(), 2);
        QCOMPARE(log.index(1, ws::LogModel::TextColumn).data().toString(), QString("two lines"));
        QCOMPARE(log.index(1, ws::LogModel::LineColumn).data().toString(), QString("2"));
        snapshot.log = {{3'000'000, 0, 0, "after many"}};
        snapshot.logDropped = 2;
        log.setSnapshot(std::make_shared<const ws::Snapshot>(snapshot));
        QCOMPARE(log.rowCount(), 1);
        QCOMPARE(log.dropped(), std::uint64_t{2});
    }

    void aPrimitiveIsNamedByItsFamily()
    {
        const ws::RunModel model = *ws::sample::twoLocks()->model;
        QCOMPARE(ws::familyOf(model.objects[0]), std::string_view("lock"));
        ws::RunModel::Object object = model.objects[0];
        object.kind = ws::ObjectKind::Primitive;
        object.type = "semaphore-sysv";
        QCOMPARE(ws::familyName(ws::familyOf(object)), QString("semaphore set"));
        QCOMPARE(ws::kindWords(object), QString("semaphore set: System V semaphore set"));
    }
};

QTEST_GUILESS_MAIN(TestScriptMarks)
#include "tst_script_marks.moc"
