// Waits for the outside: no deadlocks, and told together with who stands behind them.
#include <QTest>

#include "analysis/deadlock.h"
#include "analysis/outside_wait.h"
#include "support/wait_script.h"

using namespace ws;
using namespace ws::test;

namespace {

QString told(const OutsideWaits &found)
{
    QString text;
    for (const OutsideWait &wait : found.waits)
        text += QString("%1 ").arg(wait.thread);
    for (const std::uint32_t thread : found.behind)
        text += QString("behind %1 ").arg(thread);
    return text.trimmed();
}

}  // namespace

class TestOutsideWait : public QObject
{
    Q_OBJECT

private slots:
    void whoWaitsForTheOutsideIsToldAndWhoWaitsBehind_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *script, const char *expected) {
            QTest::newRow(name) << QByteArray(script) << QString(expected);
        };
        row("nobody waits", "n2 0+a", "");
        row("a plain wait", "n2 0+a 1?a", "");
        row("one alone", "n1 0<p 0.outside", "0");
        row("with a deadline", "n1 0<p 0.outside 0.timed", "");
        row("one behind it", "n2 0+a 1?a 0<p 0.outside p:1>0", "0 behind 1");
        row("one that another can free is not behind it", "n3 0<p 0.outside 1<q q:0>1 q:2>1", "0");
        row("two, and one behind both", "n3 0<p 0.outside 1<p 1.outside 2<q q:0>2 q:1>2", "0 1 behind 2");
        row("a deadlock beside it is not behind it", "n3 0+a 1+b 0?b 1?a 2<p 2.outside", "2");
    }

    void whoWaitsForTheOutsideIsToldAndWhoWaitsBehind()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, expected);
        QCOMPARE(told(outsideWaits(factsOf(script.toStdString()))), expected);
    }

    void itIsNoDeadlock()
    {
        const WaitFacts facts = factsOf("n2 0+a 1?a 0<p 0.outside p:1>0");
        QVERIFY(!provenDeadlock(facts, facts));
    }
};

QTEST_GUILESS_MAIN(TestOutsideWait)
#include "tst_outside_wait.moc"
