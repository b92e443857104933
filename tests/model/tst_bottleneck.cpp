#include <QTest>

#include "support/sample_snapshots.h"
#include "ui/models/bottleneck.h"

class TestBottleneck : public QObject
{
    Q_OBJECT

private slots:
    void theStageThatAllOthersWaitForIsFound();
    void nothingIsSaidBeforeMuchWasMeasured();
};

void TestBottleneck::theStageThatAllOthersWaitForIsFound()
{
    const auto snapshot = ws::sample::runningPipeline();
    const auto found = ws::findBottleneck(*snapshot->model, *snapshot->results);
    QVERIFY(found);
    QCOMPARE(found->thread, 1u);
    QVERIFY(found->before);
    QVERIFY(found->after);
}

void TestBottleneck::nothingIsSaidBeforeMuchWasMeasured()
{
    const auto snapshot = ws::sample::runningPipeline();
    ws::RunResults early = *snapshot->results;
    early.timeNs = 1'000'000;
    QVERIFY(!ws::findBottleneck(*snapshot->model, early));
    QVERIFY(!ws::findBottleneck(*ws::sample::one()->model, *ws::sample::one()->results));
}

QTEST_APPLESS_MAIN(TestBottleneck)
#include "tst_bottleneck.moc"
