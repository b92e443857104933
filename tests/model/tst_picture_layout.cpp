#include <QTest>

#include "support/sample_snapshots.h"
#include "ui/views/lane_bins.h"
#include "ui/views/ranks.h"
#include "ui/views/wait_graph_layout.h"
#include "ui/views/wiring_layout.h"

class TestPictureLayout : public QObject
{
    Q_OBJECT

private slots:
    void aPipelineRunsFromLeftToRight();
    void anEdgeThatClosesACycleDoesNotCount();
    void framesNeverOverlap_data();
    void framesNeverOverlap();
    void bothWaysOfPingPongAreDrawnApart();
    void theRingBeginsAtTheTopAndGoesClockwise();
    void aWaitShorterThanAPixelStaysVisible();
    void sharesOfAColumnSumUpToOne();
};

void TestPictureLayout::aPipelineRunsFromLeftToRight()
{
    QCOMPARE(ws::ranksOf(4, {{0, 1}, {1, 2}, {2, 3}}), (std::vector<int>{0, 1, 2, 3}));
    const ws::WiringLayout layout = ws::layoutWiring(*ws::sample::runningPipeline()->model, {});
    for (std::size_t i = 1; i < layout.frames.size(); ++i)
        QVERIFY(layout.frames[i].left() > layout.frames[i - 1].right());
    QCOMPARE(layout.wires.size(), std::size_t{3});
}

void TestPictureLayout::anEdgeThatClosesACycleDoesNotCount()
{
    QCOMPARE(ws::ranksOf(3, {{0, 1}, {1, 2}, {2, 0}}), (std::vector<int>{0, 1, 2}));
    QCOMPARE(ws::ranksOf(1, {{0, 0}}), (std::vector<int>{0}));
    QVERIFY(ws::ranksOf(0, {}).empty());
}

void TestPictureLayout::framesNeverOverlap_data()
{
    QTest::addColumn<int>("index");
    const auto samples = ws::sample::all();
    for (std::size_t i = 0; i < samples.size(); ++i)
        QTest::newRow(samples[i].name) << static_cast<int>(i);
}

void TestPictureLayout::framesNeverOverlap()
{
    QFETCH(int, index);
    const auto snapshot = ws::sample::all()[static_cast<std::size_t>(index)].snapshot;
    const ws::WiringLayout layout = ws::layoutWiring(*snapshot->model, {});
    for (std::size_t i = 0; i < layout.frames.size(); ++i) {
        QVERIFY(QRectF({}, layout.size).adjusted(-1, -1, 1, 1).contains(layout.frames[i]));
        for (std::size_t k = 0; k < i; ++k)
            QVERIFY(!layout.frames[i].intersects(layout.frames[k]));
    }
    for (std::size_t i = 0; i < layout.threads.size(); ++i)
        QVERIFY(layout.frames[snapshot->model->threads[i].process].contains(layout.threads[i]));
}

void TestPictureLayout::bothWaysOfPingPongAreDrawnApart()
{
    const ws::WiringLayout layout = ws::layoutWiring(*ws::sample::pingPong()->model, {});
    QCOMPARE(layout.wires.size(), std::size_t{2});
    QVERIFY(std::abs(layout.wires[0].label.y() - layout.wires[1].label.y()) >= 60);
}

void TestPictureLayout::theRingBeginsAtTheTopAndGoesClockwise()
{
    const QRectF box(0, 0, 400, 200);
    const ws::WaitGraphLayout layout = ws::layoutWaitGraph(ws::sample::ringOfFive()->waits, box);
    QVERIFY(layout.isRing);
    QCOMPARE(layout.centers[0], QPointF(200, 0));
    QVERIFY(layout.centers[1].x() > 200);
    for (const QPointF &center : layout.centers)
        QVERIFY(box.adjusted(-1, -1, 1, 1).contains(center));
}

void TestPictureLayout::aWaitShorterThanAPixelStaysVisible()
{
    ws::ThreadResults thread;
    thread.now.startNs = 0;
    thread.lane.push_back({500'000'000, 500'001'000, ws::ThreadState::Waiting, ws::WaitKind::Lock, 0});
    const auto bins = ws::laneBins(thread, 0, 1'000'000'000, 1'000'000'000, 100);
    QVERIFY(bins[50].waiting > 0);
    QVERIFY(!(bins[49].waiting > 0));
    QVERIFY(!(bins[51].waiting > 0));
}

void TestPictureLayout::sharesOfAColumnSumUpToOne()
{
    const auto snapshot = ws::sample::runningPipeline();
    for (const ws::LaneBin &bin :
         ws::laneBins(snapshot->results->threads[0], -100'000'000, 2'100'000'000, snapshot->timeNs, 333))
        QVERIFY(std::abs(bin.waiting + bin.runnable + bin.running + bin.none - 1) < 1e-3f);
}

QTEST_APPLESS_MAIN(TestPictureLayout)
#include "tst_picture_layout.moc"
