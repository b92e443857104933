#include <QtTest>

#include <algorithm>

#include "analysis/report.h"
#include "analysis/wait_graph.h"
#include "support/wait_script.h"

using namespace ws;

namespace {

DeadlockReport reportOf(const WaitFacts &facts)
{
    const std::optional<Deadlock> deadlock = provenDeadlock(facts, facts);
    return deadlock ? deadlockReport(*deadlock) : DeadlockReport{};
}

const char *nameOf(RemedyKind kind)
{
    constexpr const char *kNames[] = {"swap", "grow",  "timed",  "sender", "receiver",
                                      "end",  "first", "unlock", "giver"};
    return kNames[static_cast<int>(kind)];
}

char letterOf(std::uint32_t object)
{
    for (const char letter : std::string_view("pqrstuabcdefghijk0123456789")) {
        if (test::scriptObject(letter) == object)
            return letter;
    }
    return '-';
}

// "swap 1 a b" : kind, thread, object, other.
QByteArray remedyText(const Remedy &remedy)
{
    return QByteArray(nameOf(remedy.kind)) + ' ' +
           (remedy.thread == kNobody ? QByteArray("-") : QByteArray::number(remedy.thread)) + ' ' +
           letterOf(remedy.object) + ' ' + letterOf(remedy.other);
}

QByteArray objectsText(const Condition &condition)
{
    QByteArray text;
    for (const std::uint32_t object : condition.objects)
        text += letterOf(object);
    return text;
}

QByteArray threadsText(const Condition &condition)
{
    QByteArray text;
    for (const std::uint32_t thread : condition.threads)
        text += QByteArray::number(thread);
    return text;
}

// One change of the facts as the remedy describes it.
test::ScriptFacts applied(test::ScriptFacts facts, const Remedy &remedy)
{
    switch (remedy.kind) {
    case RemedyKind::SwapOrder:
    case RemedyKind::ReleaseFirst:
        facts.objects[remedy.other].owner = kNobody;
        break;
    case RemedyKind::UnlockFirst: {
        facts.objects[remedy.object].owner = kNobody;
        for (test::ScriptFacts::Thread &thread : facts.threads) {
            for (test::ScriptFacts::Group &group : thread.groups)
                if (group.object == remedy.object && std::erase(group.releasers, remedy.thread) > 0 &&
                    --group.needed == 0)
                    thread.waiting = false;
        }
        break;
    }
    case RemedyKind::GrowCapacity:
        facts.objects[remedy.object].hasSpace = true;
        break;
    case RemedyKind::TimedWait:
        facts.threads[remedy.thread].hasDeadline = true;
        break;
    case RemedyKind::AddSender:
    case RemedyKind::AddReceiver: {
        const auto added = static_cast<std::uint32_t>(facts.threads.size());
        facts.threads.emplace_back();
        test::ScriptFacts::Object &object = facts.objects[remedy.object];
        (remedy.kind == RemedyKind::AddSender ? object.givesMessage : object.givesSpace).push_back(added);
        break;
    }
    case RemedyKind::AddGiver:
        for (test::ScriptFacts::Thread &thread : facts.threads) {
            for (test::ScriptFacts::Group &group : thread.groups)
                if (group.object == remedy.object)
                    group.releasers.push_back(static_cast<std::uint32_t>(facts.threads.size()));
        }
        facts.threads.emplace_back();
        break;
    case RemedyKind::EndBeforeJoin:
        facts.threads[remedy.thread].waiting = false;
        break;
    }
    return facts;
}

}  // namespace

// The scripts are explained in support/wait_script.h.
class TestDeadlockReport : public QObject
{
    Q_OBJECT

private slots:
    void conditionsHoldWithTheirEvidence_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("holds");  // one letter a condition, in the order of ConditionKind
        QTest::addColumn<QByteArray>("exclusive");
        QTest::addColumn<QByteArray>("ring");

        const auto row = [](const char *name, const char *script, const char *holds, const char *exclusive,
                            const char *ring) {
            QTest::newRow(name) << QByteArray(script) << QByteArray(holds) << QByteArray(exclusive)
                                << QByteArray(ring);
        };
        row("two locks", "n2 0+a 1+b 0?b 1?a", "yyyy", "ba", "010");
        row("its own lock", "n2 0+a 0?a", "yyyy", "a", "00");
        row("both pipes full", "n2 p:0>1 q:1>0 0>p 1>q", "yyyy", "pq", "010");
        row("a lock and a pipe", "n2 0+a 0<p p:1>0 1?a", "yyyy", "pa", "010");
        row("joining in a circle", "n2 0j1 1j0", "yyyy", "10", "010");
        row("the owner has ended", "n3 0+a 0.end 1?a", "ynyn", "a", "");
        row("the owner has ended and another lock is kept", "n3 0+a 0.end 1?a 1+b", "yyyn", "a", "");
    }

    void conditionsHoldWithTheirEvidence()
    {
        QFETCH(QByteArray, script);
        const DeadlockReport report = reportOf(test::factsOf(script.toStdString()));
        QCOMPARE(report.conditions.size(), std::size_t{4});
        QByteArray holds;
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(static_cast<int>(report.conditions[static_cast<std::size_t>(i)].kind), i);
            holds += report.conditions[static_cast<std::size_t>(i)].holds ? 'y' : 'n';
        }
        QTEST(holds, "holds");
        QTEST(objectsText(report.conditions[0]), "exclusive");
        QTEST(threadsText(report.conditions[3]), "ring");
    }

    void remediesAreTheSmallestChangesFirst_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArrayList>("remedies");

        QTest::newRow("two locks") << QByteArray("n2 0+a 1+b 0?b 1?a")
                                   << QByteArrayList{"swap 1 a b", "timed 1 a b"};
        QTest::newRow("its own lock")
            << QByteArray("n2 0+a 0?a") << QByteArrayList{"unlock 0 a -", "timed 0 a -"};
        QTest::newRow("both pipes full")
            << QByteArray("n2 p:0>1 q:1>0 0>p 1>q")
            << QByteArrayList{"grow 1 q -", "grow 0 p -", "timed 1 q -", "receiver - q -", "receiver - p -"};
        QTest::newRow("both sides reading") << QByteArray("n2 p:0>1 q:1>0 0<q 1<p")
                                            << QByteArrayList{"timed 1 p -", "sender - p -", "sender - q -"};
        QTest::newRow("a lock held while joining its waiter")
            << QByteArray("n2 0+a 0j1 1?a") << QByteArrayList{"end 0 1 a", "timed 1 a -"};
        QTest::newRow("nobody sends any more")
            << QByteArray("n2 p:0>1 1<p 0.end") << QByteArrayList{"timed 1 p -", "sender - p -"};
    }

    void remediesAreTheSmallestChangesFirst()
    {
        QFETCH(QByteArray, script);
        QByteArrayList remedies;
        for (const Remedy &remedy : reportOf(test::factsOf(script.toStdString())).remedies)
            remedies << remedyText(remedy);
        QTEST(remedies, "remedies");
    }

    void eachRemedyAloneLetsTheMembersMove_data()
    {
        QTest::addColumn<QByteArray>("script");
        for (const char *script :
             {"n2 0+a 1+b 0?b 1?a", "n3 0+a 1+b 2+c 0?b 1?c 2?a", "n2 0+a 0?a", "n2 p:0>1 q:1>0 0>p 1>q",
              "n2 p:0>1 q:1>0 0<q 1<p", "n2 0+a 0j1 1?a", "n2 0j1 1j0", "n2 0+a 0<p p:1>0 1?a",
              "n3 p:0>12 q:12>0 0>p 1>q 2>q", "n2 p:0>1 1<p 0.end", "n2 0+a 0.end 1?a"})
            QTest::newRow(script) << QByteArray(script);
    }

    void eachRemedyAloneLetsTheMembersMove()
    {
        QFETCH(QByteArray, script);
        const test::ScriptFacts facts = test::readScript(script.toStdString());
        const DeadlockReport report = reportOf(facts.facts());
        QVERIFY(!report.remedies.empty());
        for (const Remedy &remedy : report.remedies)
            QVERIFY2(stuckThreads(applied(facts, remedy).facts()).empty(), remedyText(remedy));
    }

    void theGraphShowsMembersFirstEachWithWhatItWaitsFor()
    {
        const WaitFacts facts = test::factsOf("n5 0?a 2+a 3+b 2?b 3?a 4>p p:4>1");
        const WaitGraph graph = waitGraph(facts, provenDeadlock(facts, facts));
        QByteArray nodes;
        for (const WaitGraph::Node &node : graph.nodes)
            nodes += (node.isThread ? QByteArray::number(node.index) : QByteArray(1, letterOf(node.index))) +
                     (node.inDeadlock ? "! " : " ");
        QCOMPARE(nodes, QByteArray("2! b! 3! a! 0 4 p 1 "));

        QByteArrayList edges;
        for (const WaitGraph::Edge &edge : graph.edges) {
            constexpr const char *kKinds[] = {"waits", "held", "ended by"};
            edges << QByteArray::number(edge.from) + ' ' + kKinds[static_cast<int>(edge.kind)] + ' ' +
                         QByteArray::number(edge.to) + (edge.inDeadlock ? "!" : "");
        }
        QCOMPARE(edges, (QByteArrayList{"4 waits 3", "3 held 0!", "0 waits 1!", "1 held 2!", "2 waits 3!",
                                        "5 waits 6", "6 ended by 7"}));
    }

    void aJoinPointsAtTheThreadItself()
    {
        const WaitFacts facts = test::factsOf("n2 0j1");
        const WaitGraph graph = waitGraph(facts, std::nullopt);
        QCOMPARE(graph.nodes.size(), std::size_t{2});
        QVERIFY(graph.nodes[0].isThread && graph.nodes[1].isThread);
        QCOMPARE(graph.edges.size(), std::size_t{1});
        QCOMPARE(graph.edges[0].wait, WaitKind::Join);
    }

    void theGraphIsEmptyWhileNobodyWaits()
    {
        const WaitGraph graph = waitGraph(test::factsOf("n3 0+a"), std::nullopt);
        QVERIFY(graph.nodes.empty());
        QVERIFY(graph.edges.empty());
    }
};

QTEST_GUILESS_MAIN(TestDeadlockReport)
#include "tst_deadlock_report.moc"
