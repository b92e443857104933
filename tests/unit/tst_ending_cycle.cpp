// Cycles that end by a deadline: no deadlocks, and told.
#include <QTest>

#include "analysis/ending_cycle.h"
#include "support/wait_script.h"

using namespace ws;
using namespace ws::test;

namespace {

std::optional<EndingCycle> found(std::string_view script)
{
    const WaitFacts facts = factsOf(script);
    return endingCycle(facts, facts);
}

}  // namespace

class TestEndingCycle : public QObject
{
    Q_OBJECT

private slots:
    void aCycleWithATimedWaitIsToldAndIsNoDeadlock()
    {
        const std::string_view script = "n2 0+a 1+b 0?b 1?a 1.timed";
        const WaitFacts facts = factsOf(script);
        QVERIFY(!provenDeadlock(facts, facts));
        const auto cycle = found(script);
        QVERIFY(cycle);
        QCOMPARE(cycle->cycle.members.size(), std::size_t{2});
        QCOMPARE(cycle->withDeadline, std::vector<std::uint32_t>{1});
    }

    void nothingElseIsTold_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("a deadlock") << QByteArray("n2 0+a 1+b 0?b 1?a");
        QTest::newRow("a slow holder") << QByteArray("n2 0+a 1?a 1.timed");
        QTest::newRow("a timed wait for what nobody gives") << QByteArray("n2 p:1>0 0<p 0.timed 1.end");
        QTest::newRow("nobody waits") << QByteArray("n2 0+a");
        QTest::newRow("a deadlock beside a timed wait") << QByteArray("n3 0+a 1+b 0?b 1?a 2?a 2.timed");
    }

    void nothingElseIsTold()
    {
        QFETCH(QByteArray, script);
        QVERIFY(!found(script.toStdString()));
    }

    void whatChangedBetweenTheLooksWasNoCycle()
    {
        const WaitFacts first = factsOf("n2 0+a 1+b 0?b 1?a 1.timed 0#1");
        const WaitFacts second = factsOf("n2 0+a 1+b 0?b 1?a 1.timed 0#2");
        QVERIFY(!endingCycle(first, second));
    }

    void theSameThreadsAreCountedOnceForEachTime()
    {
        std::vector<EndingCycle> known;
        noteEndingCycle(known, *found("n2 0+a 1+b 0?b 1?a 1.timed 0@5 1@6"));
        noteEndingCycle(known, *found("n2 0+a 1+b 0?b 1?a 1.timed 0@5 1@6"));
        QCOMPARE(known.size(), std::size_t{1});
        QCOMPARE(known[0].times, std::uint64_t{1});
        noteEndingCycle(known, *found("n2 0+a 1+b 0?b 1?a 1.timed 0@5 1@9"));
        QCOMPARE(known.size(), std::size_t{1});
        QCOMPARE(known[0].times, std::uint64_t{2});
        noteEndingCycle(known, *found("n4 2+a 3+b 2?b 3?a 3.timed"));
        QCOMPARE(known.size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(TestEndingCycle)
#include "tst_ending_cycle.moc"
