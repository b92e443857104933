// A live wiring is painted only where it differs: what is on the screen must still be the whole picture.
#include <QImage>
#include <QPainter>
#include <QTest>
#include <random>

#include "support/sample_snapshots.h"
#include "ui/views/wiring_picture.h"

namespace ws {
namespace {

// As a run goes on: any of what the wiring shows is another.
std::shared_ptr<const Snapshot> later(const Snapshot &before, std::mt19937 &random)
{
    auto after = std::make_shared<Snapshot>(before);
    const auto sometimes = [&] { return random() % 3 == 0; };
    const auto share = [&] { return static_cast<double>(random() % 1000) / 999; };
    if (before.results) {
        auto results = std::make_shared<RunResults>(*before.results);
        for (ThreadResults &thread : results->threads) {
            if (!sometimes())
                continue;
            thread.blockedShare = share();
            thread.runnableShare = (1 - thread.blockedShare) * share();
            thread.runningShare = 1 - thread.blockedShare - thread.runnableShare;
            thread.now.cpu = static_cast<int>(random() % 12) - 1;
            thread.now.startNs = random() % 8 == 0 ? -1 : 0;
        }
        for (ObjectResults &object : results->objects) {
            if (!sometimes())
                continue;
            object.recentMessagesPerSecond =
                random() % 4 == 0 ? 0 : static_cast<double>(random() % 5'000'000);
            object.recentSenderBlocked = share();
            object.held = random() % 2000;
            object.acquisitions = random() % 3;
        }
        after->results = std::move(results);
    }
    for (WorkerStatus &worker : after->workers) {
        if (sometimes()) {
            worker.pid = static_cast<int>(random() % 90'000);
            worker.ended = random() % 2 == 0;
            worker.signal = static_cast<int>(random() % 2) * 9;
        }
    }
    for (WaitGraph::Edge &edge : after->waits.edges) {
        if (sometimes())
            edge.kind = random() % 2 == 0 ? WaitGraph::EdgeKind::WaitsFor : WaitGraph::EdgeKind::HeldBy;
    }
    return after;
}

QImage wholeOf(const WiringPicture &picture, const QRectF &box)
{
    QImage image(box.size().toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    picture.paint(painter, box);
    return image;
}

// The same but for roundings: edges of a shape are blended a little differently where it is cut.
bool areAlike(const QImage &a, const QImage &b)
{
    for (int y = 0; y < a.height(); ++y) {
        const uchar *one = a.constScanLine(y);
        const uchar *other = b.constScanLine(y);
        for (qsizetype i = 0; i < 4 * a.width(); ++i) {
            if (std::abs(one[i] - other[i]) > 4)
                return false;
        }
    }
    return true;
}

}  // namespace

class TestWiringChanges : public QObject
{
    Q_OBJECT

private slots:
    void whatIsPaintedAnewMakesTheWholePicture_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<double>("zoom");
        const auto samples = sample::all();
        for (std::size_t i = 0; i < samples.size(); ++i) {
            QTest::addRow("%s", samples[i].name) << static_cast<int>(i) << 1.0;
            QTest::addRow("%s, closer", samples[i].name) << static_cast<int>(i) << 2.5;
        }
    }

    void whatIsPaintedAnewMakesTheWholePicture()
    {
        QFETCH(int, index);
        QFETCH(double, zoom);
        std::mt19937 random(5);
        std::shared_ptr<const Snapshot> snapshot = sample::all()[static_cast<std::size_t>(index)].snapshot;
        const QRectF box(0, 0, 700, 330);
        WiringPicture picture;
        picture.setSnapshot(snapshot);
        picture.zoomAt(box.center(), zoom, box);
        QImage screen = wholeOf(picture, box);
        for (int round = 0; round < 40; ++round) {
            snapshot = later(*snapshot, random);
            picture.setSnapshot(snapshot);
            const QRegion changed = picture.changed(box);
            if (!changed.isEmpty()) {
                QPainter painter(&screen);
                painter.setClipRegion(changed);
                picture.paint(painter, box, changed);
            }
            QVERIFY(areAlike(screen, wholeOf(picture, box)));
        }
    }

    void whatStaysIsNotPaintedAnew()
    {
        const auto snapshot = sample::runningPipeline();
        const QRectF box(0, 0, 700, 330);
        WiringPicture picture;
        picture.setSnapshot(snapshot);
        QCOMPARE(picture.changed(box), QRegion(box.toAlignedRect()));
        picture.setSnapshot(std::make_shared<Snapshot>(*snapshot));
        QVERIFY(picture.changed(box).isEmpty());
        auto other = std::make_shared<Snapshot>(*snapshot);
        auto results = std::make_shared<RunResults>(*snapshot->results);
        results->threads[0].now.cpu = 9;
        other->results = results;
        picture.setSnapshot(other);
        const QRect there = picture.changed(box).boundingRect();
        QVERIFY(!there.isEmpty());
        QVERIFY(there.width() < box.width() / 2);
        picture.setSnapshot(nullptr);
        QCOMPARE(picture.changed(box), QRegion(box.toAlignedRect()));
        picture.setSnapshot(snapshot);
        QCOMPARE(picture.changed(box), QRegion(box.toAlignedRect()));
    }
};

}  // namespace ws

QTEST_MAIN(ws::TestWiringChanges)
#include "tst_wiring_changes.moc"
