#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

#include "analysis/track_writer.h"
#include "support/sample_snapshots.h"
#include "ui/models/lane_search.h"
#include "ui/models/moment_snapshot.h"
#include "ui/models/time_model.h"
#include "ui/views/film_strip_picture.h"
#include "ui/views/lane_bins.h"
#include "ui/views/lane_look.h"
#include "ui/views/lane_marks.h"
#include "ui/views/lane_rows.h"
#include "ui/views/scrubber.h"

using namespace ws;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

ThreadResults livesFrom(std::int64_t startNs)
{
    ThreadResults thread;
    thread.now.startNs = startNs;
    return thread;
}

// Every 10 us a wait of a microsecond, 100,000 of them in a second.
Track denseTrack()
{
    TrackWriter writer;
    for (std::int64_t i = 0; i < 100'000; ++i)
        writer.push({i * 10'000, i * 10'000 + 1'000, ThreadState::Waiting, WaitKind::Lock, 0});
    return writer.view();
}

}  // namespace

class TestLanesGeometry : public QObject
{
    Q_OBJECT

private slots:
    void zoomingKeepsTheMomentUnderThePointer_data()
    {
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("share");
        QTest::newRow("closer in the middle") << 0.5 << 0.5;
        QTest::newRow("closer at the left") << 0.1 << 0.02;
        QTest::newRow("further away") << 3.0 << 0.7;
    }

    void zoomingKeepsTheMomentUnderThePointer()
    {
        QFETCH(double, factor);
        QFETCH(double, share);
        const LaneRange range{4 * kSecond, 5 * kSecond};
        const std::int64_t at = range.fromNs + static_cast<std::int64_t>(share * 1e9);
        const LaneRange next = zoomed(range, at, factor, 100 * kSecond);
        QVERIFY(std::abs(xOf(next, at, 0, 1000) - 1000 * share) < 0.01);
        QVERIFY(std::abs(static_cast<double>(next.lengthNs()) - factor * 1e9) < 2);
    }

    void zoomGoesFromTheWholeRunToAMicrosecond()
    {
        LaneRange range{0, 3600 * kSecond};
        for (int i = 0; i < 200; ++i)
            range = zoomed(range, 1'234'567'890, 0.8, 3600 * kSecond);
        QCOMPARE(range.lengthNs(), std::int64_t{1000});
        QVERIFY(range.fromNs <= 1'234'567'890 && 1'234'567'890 <= range.toNs);
        for (int i = 0; i < 200; ++i)
            range = zoomed(range, 1'234'567'890, 1.25, 3600 * kSecond);
        QCOMPARE(range, (LaneRange{0, 3600 * kSecond}));
    }

    void panningEndsAtTheEndsOfTheRun()
    {
        const LaneRange range{kSecond, 2 * kSecond};
        QCOMPARE(panned(range, -5 * kSecond, 10 * kSecond), (LaneRange{0, kSecond}));
        QCOMPARE(panned(range, kSecond / 2, 10 * kSecond), (LaneRange{kSecond * 3 / 2, kSecond * 5 / 2}));
        QCOMPARE(panned(range, 50 * kSecond, 10 * kSecond), (LaneRange{9 * kSecond, 10 * kSecond}));
        QCOMPARE(panned(range, kSecond, kSecond / 2), (LaneRange{0, kSecond / 2}));
    }

    void aMomentOutsideComesIntoView()
    {
        const LaneRange range{kSecond, 2 * kSecond};
        for (const std::int64_t at : {std::int64_t{0}, kSecond / 3, 3 * kSecond, 10 * kSecond}) {
            const LaneRange next = showing(range, at, 10 * kSecond);
            QCOMPARE(next.lengthNs(), range.lengthNs());
            QVERIFY(next.fromNs <= at && at <= next.toNs);
        }
        QCOMPARE(showing(range, kSecond * 3 / 2, 10 * kSecond), range);
    }

    void aSingleShortWaitIsVisibleAtEveryZoom()
    {
        TrackWriter writer;
        writer.push({1'500'000'000, 1'500'000'040, ThreadState::Waiting, WaitKind::Lock, 0});
        const Track track = writer.view();
        for (LaneRange range{0, 86'400 * kSecond}; range.lengthNs() > 2000;
             range = zoomed(range, 1'500'000'020, 0.5, 86'400 * kSecond)) {
            int visible = 0;
            for (const LaneBin &bin : laneBins(livesFrom(0), track, range, 86'400 * kSecond, 777))
                visible += bin.waiting > 0 ? 1 : 0;
            QVERIFY2(visible >= 1, qPrintable(QString::number(range.lengthNs())));
        }
    }

    void binsAreTheSharesOfTheIntervals()
    {
        std::mt19937 random(1);
        TrackWriter writer;
        std::vector<Interval> all;
        std::int64_t timeNs = 0;
        for (int i = 0; i < 3000; ++i) {
            timeNs += static_cast<std::int64_t>(random() % 3000);
            const auto length = static_cast<std::int64_t>(random() % 2000);
            all.push_back({timeNs, timeNs + length,
                           random() % 5 ? ThreadState::Waiting : ThreadState::Sleeping, WaitKind::Lock,
                           static_cast<std::uint32_t>(random() % 2)});
            writer.push(all.back());
            timeNs += length;
        }
        const LaneRange range{timeNs / 7, timeNs / 2};
        constexpr int kColumns = 400;
        const double columnNs = static_cast<double>(range.lengthNs()) / kColumns;
        LaneFilter objects;
        objects.objects = {1};
        for (const LaneFilter &filter : {LaneFilter(), objects}) {
            const auto bins = laneBins(livesFrom(0), writer.view(), range, timeNs, kColumns, filter);
            for (int i = 0; i < kColumns; ++i) {
                const double from = static_cast<double>(range.fromNs) + i * columnNs;
                double waited = 0;
                for (const Interval &one : all) {
                    if (one.state == ThreadState::Waiting && filter.passes(one, timeNs))
                        waited += std::max(0.0, std::min(static_cast<double>(one.endNs), from + columnNs) -
                                                    std::max(static_cast<double>(one.beginNs), from));
                }
                // An edge between two columns is rounded to a nanosecond.
                QVERIFY(std::abs(static_cast<double>(bins[static_cast<std::size_t>(i)].waiting) -
                                 waited / columnNs) < 2.5 / columnNs);
            }
        }
    }

    void aLockIsHeldHeldAndWantedOrWaitedFor()
    {
        Timeline timeline;
        timeline.timeNs = 100;
        TrackWriter waits;
        waits.push({30, 60, ThreadState::Waiting, WaitKind::Lock, 0});
        TrackWriter hold;
        hold.push({10, 50, ThreadState::Running, WaitKind::Lock, 0});
        timeline.threads = {Track(), waits.view()};
        timeline.holds = {{0, 0, hold.view()}};
        const auto bins = lockBins(timeline, {0}, heldBins(timeline, {0, 100}, 10), {0, 100}, 10).front();
        for (std::size_t i = 0; i < 10; ++i) {
            QCOMPARE(bins[i].held, i >= 1 && i < 3 ? 1.0f : 0.0f);
            QCOMPARE(bins[i].wanted, i >= 3 && i < 5 ? 1.0f : 0.0f);
            QCOMPARE(bins[i].waiting, i == 5 ? 1.0f : 0.0f);
        }
    }

    void sumsOfBlocksTellOfALockWhatItsWaitsTell_data()
    {
        QTest::addColumn<std::uint32_t>("objects");
        QTest::newRow("one lock") << 1u;
        QTest::newRow("three locks") << 3u;
        QTest::newRow("more than a block knows") << 7u;
    }

    void sumsOfBlocksTellOfALockWhatItsWaitsTell()
    {
        QFETCH(std::uint32_t, objects);
        std::mt19937 random(4);
        TrackWriter waits;
        TrackWriter holds;
        std::int64_t timeNs = 0;
        for (int i = 0; i < 40'000; ++i) {
            timeNs += static_cast<std::int64_t>(random() % 300);
            const auto length = static_cast<std::int64_t>(random() % 200);
            const auto object = static_cast<std::uint32_t>(random() % (objects + 1));
            waits.push({timeNs, timeNs + length, ThreadState::Waiting, WaitKind::Lock,
                        object == objects ? kNoObject : object});
            timeNs += length;
            holds.push({timeNs, timeNs + 40, ThreadState::Running, WaitKind::Lock, 0});
            timeNs += 40;
        }
        Timeline timeline;
        timeline.timeNs = timeNs;
        timeline.threads = {waits.view()};
        timeline.holds = {{0, 0, holds.view()}};
        std::vector<std::uint32_t> locks(objects);
        std::iota(locks.begin(), locks.end(), 0);
        LaneFilter oneByOne;
        oneByOne.leastNs = 1;
        for (const LaneRange &range : {LaneRange{0, timeNs}, LaneRange{timeNs / 3, timeNs / 2}}) {
            constexpr int kColumns = 40;
            const auto held = heldBins(timeline, range, kColumns);
            const auto sums = lockBins(timeline, locks, held, range, kColumns);
            const auto looked = lockBins(timeline, locks, held, range, kColumns, oneByOne);
            for (std::size_t lock = 0; lock < objects; ++lock) {
                for (std::size_t i = 0; i < kColumns; ++i) {
                    const LockBin &bin = sums[lock][i];
                    const LockBin &exact = looked[lock][i];
                    QVERIFY(std::abs(bin.held - exact.held) < 1e-3);
                    QVERIFY(std::abs(bin.wanted - exact.wanted) < 1e-3);
                    QVERIFY(std::abs(bin.waiting - exact.waiting) < 1e-3);
                    QVERIFY(bin.wanted + bin.waiting > 0.005);
                }
            }
        }
    }

    void aLockWasHadForTheTimeOfItsHolds()
    {
        TrackWriter holds;
        holds.push({10, 20, ThreadState::Running, WaitKind::Lock, 0});
        holds.push({25, 75, ThreadState::Running, WaitKind::Lock, 0});
        holds.setOpen(Interval{95, -1, ThreadState::Running, WaitKind::Lock, 0});
        Timeline timeline;
        timeline.timeNs = 110;
        timeline.holds = {{0, 0, holds.view()}};
        const std::vector<float> bins = heldBins(timeline, {0, 120}, 12).front();
        const std::vector<float> expected{0, 1, 0.5, 1, 1, 1, 1, 0.5, 0, 0.5, 1, 0};
        QCOMPARE(bins, expected);
    }

    // Columns of less than a nanosecond have no length of their own.
    void aWaitIsWholeAtTheClosestZoom()
    {
        TrackWriter writer;
        writer.push({100, 50'000, ThreadState::Waiting, WaitKind::Lock, 0});
        writer.push({60'000, 60'001, ThreadState::Waiting, WaitKind::Lock, 0});
        for (const LaneBin &bin : laneBins(livesFrom(0), writer.view(), {20'000, 21'000}, 60'001, 1777))
            QCOMPARE(bin.waiting, 1.0f);
    }

    void rowsStandOneUnderTheOtherWithinTheirBody()
    {
        for (const sample::Named &sample : sample::all()) {
            const std::vector<LaneRow> rows = laneRows(*sample.snapshot->model);
            for (const std::optional<int> first : {std::optional<int>(), std::optional<int>(0)}) {
                const QRectF body(20, 38, 900, 300);
                const LanesLayout layout = layLanes(rows, body, 120, first);
                for (std::size_t i = 0; i < layout.rows.size(); ++i) {
                    QVERIFY(layout.rows[i].strip.height() > 2);
                    QVERIFY(layout.rows[i].strip.bottom() <= body.bottom());
                    QVERIFY(layout.rowAt(layout.rows[i].strip.center().y()) == &layout.rows[i]);
                    if (i > 0)
                        QVERIFY(layout.rows[i - 1].strip.bottom() < layout.rows[i].strip.top());
                }
            }
        }
    }

    void processesHaveALineWhereThatTellsSomething()
    {
        RunModel model;
        for (std::uint32_t process = 0; process < 2; ++process) {
            model.processes.push_back({"p"});
            for (int i = 0; i < 2; ++i)
                model.threads.push_back({"t", process, ""});
        }
        const auto kinds = [](const std::vector<LaneRow> &rows) {
            QByteArray text;
            for (const LaneRow &row : rows)
                text += row.kind == LaneRowKind::Process ? 'p' : 't';
            return text;
        };
        QCOMPARE(kinds(laneRows(model)), QByteArray("pttptt"));
        LaneFilter filter;
        filter.threads = {2};
        QCOMPARE(kinds(laneRows(model, filter)), QByteArray("pt"));
        model.processes.pop_back();
        model.threads.resize(2);
        QCOMPARE(kinds(laneRows(model)), QByteArray("tt"));
    }

    void aClickFindsTheLongestShortWaitNearby()
    {
        Timeline timeline;
        timeline.timeNs = kSecond;
        timeline.threads = {denseTrack()};
        const LaneRange range{0, kSecond};
        const auto hit = waitNear(timeline, 0, range, 20'500, 0, {});
        QVERIFY(hit);
        QCOMPARE(hit->interval.beginNs, 20'000);
        QVERIFY(!waitNear(timeline, 0, range, 25'000, 1000, {}));
        QVERIFY(waitNear(timeline, 0, range, 25'000, 5000, {}));
        LaneFilter filter;
        filter.leastNs = 2000;
        QVERIFY(!waitNear(timeline, 0, range, 20'500, 5000, filter));
    }

    void whatIsTypedBecomesAFilter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("filter");  // threads, objects, state, least, most
        QTest::newRow("nothing") << QString() << QByteArray("t:  o:  s: 0 0");
        QTest::newRow("a thread") << QStringLiteral("p2") << QByteArray("t:1 o:  s: 0 0");
        QTest::newRow("an object") << QStringLiteral("f3") << QByteArray("t:  o:2 s: 0 0");
        QTest::newRow("part of names") << QStringLiteral("f") << QByteArray("t:  o:0 1 2 3 4 s: 0 0");
        QTest::newRow("both") << QStringLiteral("P1 f2") << QByteArray("t:0 o:1 s: 0 0");
        QTest::newRow("longer than") << QStringLiteral("> 1.5 ms") << QByteArray("t:  o:  s: 1500000 0");
        QTest::newRow("between") << QStringLiteral(">20us <2s") << QByteArray("t:  o:  s: 20000 2000000000");
        QTest::newRow("a state") << QStringLiteral("waiting") << QByteArray("t:  o:  s:w 0 0");
        QTest::newRow("unknown") << QStringLiteral("zebra") << QByteArray("t:none o:  s: 0 0");
    }

    void whatIsTypedBecomesAFilter()
    {
        QFETCH(QString, text);
        const LaneFilter filter = laneFilter(text, *sample::ringOfFive()->model);
        const auto list = [](const std::vector<std::uint32_t> &all) {
            QByteArrayList texts;
            for (const std::uint32_t one : all)
                texts << (one == kNoObject ? QByteArray("none") : QByteArray::number(one));
            return texts.isEmpty() ? QByteArray(" ") : texts.join(' ');
        };
        const QByteArray found = "t:" + list(filter.threads) + " o:" + list(filter.objects) +
                                 " s:" + (filter.state == ThreadState::Waiting ? "w" : "") + ' ' +
                                 QByteArray::number(qint64(filter.leastNs)) + ' ' +
                                 QByteArray::number(qint64(filter.mostNs));
        QTEST(found, "filter");
    }

    void aMomentOfThePastHasItsOwnStatesAndGraph()
    {
        const sample::SnapshotPtr now = sample::ringOfFive();
        const std::int64_t stopped = now->deadlock->deadlock.lastBlockedNs;
        const auto before = snapshotAt(now, 1'000'000'500);
        QVERIFY(!before->deadlock);
        QCOMPARE(before->timeNs, 1'000'000'500);
        QCOMPARE(before->results->threads[0].now.state, ThreadState::Waiting);
        QVERIFY(std::abs(before->results->threads[0].blockedShare - 0.3) < 0.05);
        const auto running = snapshotAt(now, 1'005'000'000);
        QCOMPARE(running->results->threads[0].now.state, ThreadState::Running);
        QVERIFY(running->waits.edges.empty());
        const auto then = snapshotAt(now, stopped);
        QVERIFY(then->deadlock);
        QCOMPARE(then->waits.edges.size(), std::size_t{10});
        QVERIFY(!snapshotAt(nullptr, 5));
        QCOMPARE(snapshotAt(sample::onlyLaidOut(), 5)->timeNs, 0);
    }

    void frozenShowsWhatWasThereAndLiveWhatIs()
    {
        TimeModel time;
        const auto first = sample::runningPipeline();
        time.setSnapshot(first);
        QVERIFY(time.isLive());
        time.setFrozen(true);
        auto later = std::make_shared<Snapshot>(*first);
        later->timeNs += kSecond;
        time.setSnapshot(later);
        QVERIFY(time.shown() == first);
        time.setMoment(kSecond);
        QCOMPARE(time.atMoment()->timeNs, kSecond);
        time.goLive();
        QVERIFY(time.shown() == later);
        QVERIFY(time.atMoment() == later);
        // Another run begins live.
        time.setFrozen(true);
        time.setSnapshot(sample::twoLocks());
        QVERIFY(!time.isFrozen());
    }

    void stepsMoveTheMomentFromEventToEvent()
    {
        TimeModel time;
        time.setSnapshot(sample::runningPipeline());
        time.stepBack();
        // The first stage waits 7 of each 10 ms, the second one half a millisecond.
        QCOMPARE(time.moment(), std::optional<std::int64_t>(1'997'000'000));
        time.stepBack();
        QCOMPARE(time.moment(), std::optional<std::int64_t>(1'990'500'000));
        time.stepForward();
        QCOMPARE(time.moment(), std::optional<std::int64_t>(1'997'000'000));
        time.setMoment(-5);
        QCOMPARE(time.moment(), std::optional<std::int64_t>(0));
    }

    void theOverviewIsTheMeanOfAllThreads()
    {
        Timeline timeline;
        timeline.timeNs = 1000;
        TrackWriter half;
        half.push({0, 500, ThreadState::Waiting, WaitKind::Lock, 0});
        half.setOpen(Interval{900, -1, ThreadState::Waiting, WaitKind::Lock, 0});
        timeline.threads = {half.view(), Track()};
        const std::vector<float> overview = waitingOverview(timeline, 10);
        for (std::size_t i = 0; i < 10; ++i)
            QCOMPARE(overview[i], i < 5 || i == 9 ? 0.5f : 0.0f);
    }

    void framesOfAFilmNeverOverlap()
    {
        for (std::size_t count = 0; count <= kMostFilmFrames; ++count) {
            const QRectF box(20, 40, 900, 300);
            const std::vector<QRectF> frames = filmFrames(count, box);
            QCOMPARE(frames.size(), count);
            for (std::size_t i = 0; i < count; ++i) {
                QVERIFY(box.adjusted(-1, -1, 1, 1).contains(frames[i]));
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY(!frames[i].intersects(frames[k]));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestLanesGeometry)
#include "tst_lanes_geometry.moc"
