#include <QTest>

#include "analysis/track_writer.h"
#include "support/sample_snapshots.h"
#include "ui/views/lane_bins.h"
#include "ui/views/lanes_picture.h"
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
    void manyThreadsOfOneProcessStandInRows();
    void aLongWayOfDataGoesOnBelow();
    void manyProcessesWithoutWiresStandInRows();
    void aWideRingDoesNotCrowdAtItsEnds();
    void aRunThatIsOverAtOnceFillsItsLanes();
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
    ws::TrackWriter lane;
    lane.push({500'000'000, 500'001'000, ws::ThreadState::Waiting, ws::WaitKind::Lock, 0});
    const auto bins = ws::laneBins(thread, lane.view(), {0, 1'000'000'000}, 1'000'000'000, 100);
    QVERIFY(bins[50].waiting > 0);
    QVERIFY(!(bins[49].waiting > 0));
    QVERIFY(!(bins[51].waiting > 0));
}

void TestPictureLayout::sharesOfAColumnSumUpToOne()
{
    const auto snapshot = ws::sample::runningPipeline();
    for (const ws::LaneBin &bin :
         ws::laneBins(snapshot->results->threads[0], snapshot->results->timeline->threads[0],
                      {-100'000'000, 2'100'000'000}, snapshot->timeNs, 333))
        QVERIFY(std::abs(bin.waiting + bin.runnable + bin.running + bin.none - 1) < 1e-3f);
}

namespace {

// Each process with as many threads; no wires.
ws::RunModel crowd(std::uint32_t processes, std::uint32_t threadsEach)
{
    ws::RunModel model;
    for (std::uint32_t process = 0; process < processes; ++process) {
        model.processes.push_back({"p" + std::to_string(process)});
        for (std::uint32_t i = 0; i < threadsEach; ++i)
            model.threads.push_back({"t" + std::to_string(model.threads.size()), process, "take-locks", -1});
    }
    return model;
}

bool isAboutAsWideAsAScreen(const QSizeF &size)
{
    const double shape = size.width() / size.height();
    return shape > 1 && shape < 5;
}

bool anyOverlap(const std::vector<QRectF> &boxes)
{
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (boxes[i].intersects(boxes[k]))
                return true;
        }
    }
    return false;
}

}  // namespace

void TestPictureLayout::manyThreadsOfOneProcessStandInRows()
{
    const ws::WiringLayout layout = ws::layoutWiring(crowd(1, 100), {});
    QVERIFY(isAboutAsWideAsAScreen(layout.size));
    QVERIFY(!anyOverlap(layout.threads));
    for (const QRectF &thread : layout.threads)
        QVERIFY(layout.frames[0].contains(thread));
}

void TestPictureLayout::aLongWayOfDataGoesOnBelow()
{
    const ws::WiringLayout layout = ws::layoutWiring(*ws::sample::runningPipeline(50)->model, {});
    QVERIFY(isAboutAsWideAsAScreen(layout.size));
    QVERIFY(!anyOverlap(layout.frames));
    QCOMPARE(layout.wires.size(), std::size_t{49});
}

void TestPictureLayout::manyProcessesWithoutWiresStandInRows()
{
    const ws::WiringLayout layout = ws::layoutWiring(crowd(40, 2), {});
    QVERIFY(isAboutAsWideAsAScreen(layout.size));
    QVERIFY(!anyOverlap(layout.frames));
}

void TestPictureLayout::aWideRingDoesNotCrowdAtItsEnds()
{
    ws::WaitGraph graph;
    for (std::uint32_t i = 0; i < 24; ++i)
        graph.nodes.push_back({i % 2 == 0, i / 2, true, true});
    const ws::WaitGraphLayout layout = ws::layoutWaitGraph(graph, QRectF(0, 0, 600, 200));
    double least = 1e9;
    double most = 0;
    for (std::size_t i = 0; i < 24; ++i) {
        const double length = QLineF(layout.centers[i], layout.centers[(i + 1) % 24]).length();
        least = std::min(least, length);
        most = std::max(most, length);
    }
    QVERIFY2(most < 1.15 * least, qPrintable(QStringLiteral("%1 and %2").arg(least).arg(most)));
}

void TestPictureLayout::aRunThatIsOverAtOnceFillsItsLanes()
{
    ws::Snapshot snapshot = *ws::sample::runningPipeline();
    snapshot.timeNs = 8'000'000;
    ws::LanesPicture picture;
    picture.setSnapshot(std::make_shared<const ws::Snapshot>(snapshot));
    QCOMPARE(picture.range().toNs, ws::kUsualLaneNs);
    snapshot.phase = ws::RunPhase::Ended;
    picture.setSnapshot(std::make_shared<const ws::Snapshot>(snapshot));
    QCOMPARE(picture.range().fromNs, 0);
    QCOMPARE(picture.range().toNs, 8'000'000);
}

QTEST_APPLESS_MAIN(TestPictureLayout)
#include "tst_picture_layout.moc"
