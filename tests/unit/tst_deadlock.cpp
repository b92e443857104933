#include <QtTest>

#include "analysis/deadlock.h"
#include "support/wait_script.h"

using namespace ws;

namespace {

// "cycle 0 1, also 2, everybody", or "none".
QByteArray verdictText(const std::optional<Deadlock> &deadlock)
{
    if (!deadlock)
        return "none";
    QByteArray text = deadlock->certainty == Certainty::Cycle  ? "cycle"
                      : deadlock->certainty == Certainty::Knot ? "knot"
                                                               : "orphan";
    for (const DeadlockMember &member : deadlock->members)
        text += ' ' + QByteArray::number(member.thread);
    if (!deadlock->alsoStuck.empty())
        text += ", also";
    for (const std::uint32_t thread : deadlock->alsoStuck)
        text += ' ' + QByteArray::number(thread);
    return deadlock->everybody ? text + ", everybody" : text;
}

}  // namespace

// The scripts are explained in support/wait_script.h.
class TestDeadlock : public QObject
{
    Q_OBJECT

private slots:
    void theVerdictIsWhatTheFactsProve_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("verdict");
        const auto row = [](const char *name, const char *script, const char *verdict) {
            QTest::newRow(name) << QByteArray(script) << QByteArray(verdict);
        };

        row("no thread at all", "n0", "none");
        row("nobody waits", "n2 0+a 1+b", "none");
        row("two locks in opposite order", "n2 0+a 1+b 0?b 1?a", "cycle 0 1, everybody");
        row("three in a ring", "n3 0+a 1+b 2+c 0?b 1?c 2?a", "cycle 0 1 2, everybody");
        row("three in a ring the other way", "n3 0+a 1+b 2+c 0?c 1?a 2?b", "cycle 0 2 1, everybody");
        row("one takes its own lock again", "n2 0+a 0?a", "cycle 0");
        row("the owner runs", "n2 0+a 1?a", "none");
        row("the owner waits with a deadline", "n2 0+a 1?a 0<p 0.timed p:1>0", "none");
        row("the owner waits for the outside world", "n2 0+a 1?a 0<p 0.outside p:1>0", "none");
        row("the lock is free again", "n2 0?a", "none");
        row("a cycle with a deadline in it", "n2 0+a 1+b 0?b 1?a 1.timed", "none");
        row("a third waits for a member", "n4 0+a 1+b 0?b 1?a 2?a", "cycle 0 1, also 2");
        row("two of ten", "0+a 7+b 0?b 7?a", "cycle 0 7");
        row("two deadlocks at once: the smaller one", "n5 0+a 1+b 2+c 0?b 1?c 2?a 3+d 4+e 3?e 4?d",
            "cycle 3 4, everybody");
        row("two deadlocks, one waiter behind each", "n6 0+a 1+b 0?b 1?a 2?a 3+c 4+d 3?d 4?c 5?c",
            "cycle 0 1, also 2, everybody");
        row("behind one who waits behind a deadlock", "n4 0+a 1+b 0?b 1?a 2+c 2?a 3?c",
            "cycle 0 1, also 2 3, everybody");
        row("behind two deadlocks at once", "n6 p:02>5 0+a 1+b 0?b 1?a 2+c 3+d 2?d 3?c 5<p",
            "cycle 0 1, also 5");
        row("the owner has ended", "n3 0+a 0.end 1?a", "orphan 1");
        row("behind an orphan", "n3 0+a 0.end 1?a 1+b 2?b", "orphan 1, also 2, everybody");
        row("joining in a circle", "n2 0j1 1j0", "cycle 0 1, everybody");
        row("joining itself", "n2 0j0", "cycle 0");
        row("joining one that runs", "n2 0j1", "none");
        row("joining one that has ended", "n2 0j1 1.end", "none");
        row("a lock held while joining its waiter", "n2 0+a 0j1 1?a", "cycle 0 1, everybody");
        row("both pipes full", "n2 p:0>1 q:1>0 0>p 1>q", "knot 0 1, everybody");
        row("both sides reading", "n2 p:0>1 q:1>0 0<q 1<p", "knot 0 1, everybody");
        row("both sides reading, a message is there", "n2 p:0>1 q:1>0 0<q 1<p q.message", "none");
        row("slow consumer", "n2 p:0>1 0>p", "none");
        row("full, but room again", "n2 p:0>1 q:1>0 0>p 1>q p.space", "none");
        row("of two receivers one runs", "n3 p:0>12 q:1>0 0>p 1>q", "none");
        row("of two receivers one has ended", "n3 p:0>12 q:1>0 0>p 1>q 2.end", "knot 0 1, everybody");
        row("both receivers are stuck", "n3 p:0>12 q:12>0 0>p 1>q 2>q", "knot 0 1 2, everybody");
        row("an ended thread gives nothing", "n2 p:0>1 1<p 0.end", "orphan 1, everybody");
        row("nobody ever sends", "n2 p:>1 1<p", "orphan 1");
        row("a barrier that misses one who runs", "n3 0*g1:2 1*g1:2", "none");
        row("a barrier that misses one who waits for a member", "n3 0*g1:2 1*g1:2 2<p p:0>2",
            "knot 0 2, also 1, everybody");
        row("a barrier that misses two, and one of three is left", "n4 0*g2:123 1.end 2.end", "orphan 0");
        row("a barrier that misses two, and both run", "n3 0*g2:12", "none");
        row("a barrier that misses two, and one of them is stuck", "n4 0*g2:12 2+a 2?a", "cycle 2, also 0");
        row("an event that nobody is left to set", "n3 0*g1:12 1.end 2.end", "orphan 0, everybody");
        row("a writer behind two readers that run", "n3 0&g:12", "none");
        row("a writer behind a reader that waits for it", "n3 0&g:12 1j0", "cycle 0 1");
        row("two readers that both want to write", "n2 0&g:01 1&g:01", "cycle 0, also 1, everybody");
        row("a reader that wants to write too", "n2 0&g:0", "cycle 0");
        row("a writer behind a reader that has ended and one that runs", "n3 0&g:12 1.end", "orphan 0");
        row("poll of two, one of them can still come", "n3 0*g1:1 0*h1:2 1<p p:0>1", "none");
        row("poll of two, neither can come", "n3 0*g1:1 0*h1:2 1<p p:0>1 2<q q:0>2", "knot 0 1 2, everybody");
        row("poll of two, one side has ended", "n3 0*g1:1 0*h1:2 1<p p:0>1 2.end", "knot 0 1, everybody");
        row("started by one that runs", "n3 p:2>0 0<p 2s1", "none");
        row("to be started by one that is stuck", "n3 p:2>01 0<p 1<p 2s1", "knot 1, also 0, everybody");
        row("to be started by one that has ended", "n3 p:2>0 0<p 2s1 1.end", "orphan 0, everybody");
        row("all receivers have ended", "n3 p:0>12 0>p 1.end 2.end", "orphan 0, everybody");
        row("ended, but a message is left", "n2 p:0>1 1<p 0.end p.message", "none");
        row("a lock and a pipe", "n2 0+a 0<p p:1>0 1?a", "knot 0 1, everybody");
        row("sends to itself through a full pipe", "n2 p:0>0 0>p", "knot 0");
        row("a cycle is preferred to a knot", "n4 p:0>1 q:1>0 0>p 1>q 2+a 3+b 2?b 3?a",
            "cycle 2 3, everybody");
        row("a knot is preferred to an orphan", "n4 r:>2 2<r p:0>1 q:1>0 0>p 1>q", "knot 0 1");
        row("timed wait in the ring of pipes", "n2 p:0>1 q:1>0 0>p 1>q 1.timed", "none");
    }

    void theVerdictIsWhatTheFactsProve()
    {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, verdict);
        const WaitFacts facts = test::factsOf(script.toStdString());
        QCOMPARE(verdictText(provenDeadlock(facts, facts)), verdict);
    }

    void whatChangedBetweenTheSnapshotsIsNotProven_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QByteArray>("verdict");
        const QByteArray locks = "n2 0+a 1+b 0?b 1?a";
        const QByteArray pipes = "n2 p:0>1 q:1>0 0>p 1>q";

        QTest::newRow("nothing changed") << locks << locks << QByteArray("cycle 0 1, everybody");
        QTest::newRow("sequence") << locks << locks + " 1#1" << QByteArray("none");
        QTest::newRow("acquisition") << locks << locks + " a#1" << QByteArray("none");
        QTest::newRow("owner") << QByteArray("n2 1+a 1+b 0?b 1?a") << locks << QByteArray("none");
        QTest::newRow("counters of a channel") << pipes << pipes + " q#1" << QByteArray("none");
        QTest::newRow("did not wait before") << QByteArray("n2 0+a 1+b 0?b") << locks << QByteArray("none");
        QTest::newRow("does not wait any more")
            << locks << QByteArray("n2 0+a 1+b 0?b") << QByteArray("none");
        QTest::newRow("waited for something else")
            << QByteArray("n2 0+a 1+b 0?b 1?c") << locks << QByteArray("none");
        QTest::newRow("was available before") << pipes + " p.space" << pipes << QByteArray("none");
        QTest::newRow("had a deadline before") << locks + " 0.timed" << locks << QByteArray("none");
        QTest::newRow("the sender ended in between")
            << QByteArray("n2 p:0>1 1<p") << QByteArray("n2 p:0>1 1<p 0.end") << QByteArray("none");
        QTest::newRow("a thread outside the cycle moved")
            << QByteArray("n3 0+a 1+b 0?b 1?a 2#1") << QByteArray("n3 0+a 1+b 0?b 1?a 2#2 2?a")
            << QByteArray("cycle 0 1");
        QTest::newRow("a thread was added")
            << QByteArray("n2 0+a 1+b 0?b 1?a") << QByteArray("n3 0+a 1+b 0?b 1?a") << QByteArray("none");
    }

    void whatChangedBetweenTheSnapshotsIsNotProven()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(QByteArray, verdict);
        QCOMPARE(verdictText(
                     provenDeadlock(test::factsOf(first.toStdString()), test::factsOf(second.toStdString()))),
                 verdict);
    }

    void aMemberTellsWhatItHoldsWantsAndSinceWhen()
    {
        const WaitFacts facts = test::factsOf("n2 0+a 0+c 1+b 0?b 1?a 0@50 1@70");
        const std::optional<Deadlock> deadlock = provenDeadlock(facts, facts);
        QVERIFY(deadlock.has_value());
        const DeadlockMember &first = deadlock->members.front();
        QCOMPARE(first.thread, 0u);
        QCOMPARE(first.kind, WaitKind::Lock);
        QCOMPARE(first.waitsFor, test::scriptObject('b'));
        QCOMPARE(first.releasers, std::vector<std::uint32_t>{1});
        QCOMPARE(first.holds, (std::vector<std::uint32_t>{test::scriptObject('a'), test::scriptObject('c')}));
        QCOMPARE(first.sinceNs, 50);
        QCOMPARE(deadlock->lastBlockedNs, 70);
    }

    void whoWaitsToBeNotifiedKnowsWhoNotifiedNobody()
    {
        WaitFacts facts = test::factsOf("n2 p:0>1 1<p 0.end");
        facts.objects[facts.threads[1].object].unheard = 2;
        facts.objects[facts.threads[1].object].lastUnheardBy = 0;
        QCOMPARE(provenDeadlock(facts, facts)->members.front().unheard, 0u);
        facts.threads[1].kind = WaitKind::Notify;
        const DeadlockMember member = provenDeadlock(facts, facts)->members.front();
        QCOMPARE(member.unheard, 2u);
        QCOMPARE(member.lastUnheardBy, 0u);
    }

    void aDeadlockCountsFromTheLastWaitOrTheEndOfTheLastWaker_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<qint64>("sinceNs");

        QTest::newRow("the last member's wait") << QByteArray("n2 0+a 1+b 0?b 1?a 0@50 1@70") << qint64(70);
        QTest::newRow("orphan: waited before its sender ended")
            << QByteArray("n2 p:0>1 1<p 1@30 0!80") << qint64(80);
        QTest::newRow("orphan: waited after its sender had ended")
            << QByteArray("n2 p:0>1 1<p 1@90 0!80") << qint64(90);
        QTest::newRow("orphan: the last of two senders")
            << QByteArray("n3 p:02>1 1<p 1@30 0!80 2!95") << qint64(95);
        QTest::newRow("orphan: the owner ended") << QByteArray("n2 0+a 1?a 1@30 0!40") << qint64(40);
        QTest::newRow("knot: a second receiver ended")
            << QByteArray("n3 p:0>12 q:1>0 0>p 1>q 0@10 1@20 2!60") << qint64(60);
        QTest::newRow("the end of somebody else")
            << QByteArray("n3 0+a 1+b 0?b 1?a 0@50 1@70 2!99") << qint64(70);
    }

    void aDeadlockCountsFromTheLastWaitOrTheEndOfTheLastWaker()
    {
        QFETCH(QByteArray, script);
        const WaitFacts facts = test::factsOf(script.toStdString());
        const std::optional<Deadlock> deadlock = provenDeadlock(facts, facts);
        QVERIFY(deadlock.has_value());
        QTEST(qint64(deadlock->lastBlockedNs), "sinceNs");
    }

    void unknownIndicesCountAsSomethingThatMoves()
    {
        WaitFacts facts = test::factsOf("n2 0+a 1+b 0?b 1?a");
        facts.threads[1].ways.clear();
        QVERIFY(stuckThreads(facts).empty());
        facts = test::factsOf("n2 0+a 1+b 0?b 1?a");
        facts.threads[1].ways[0].releasers = {77};
        QVERIFY(stuckThreads(facts).empty());
        facts = test::factsOf("n2 p:9>1 1<p");
        QVERIFY(stuckThreads(facts).empty());
    }
};

QTEST_GUILESS_MAIN(TestDeadlock)
#include "tst_deadlock.moc"
