#include <QtTest>

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

#include "analysis/lanes.h"
#include "analysis/timeline.h"
#include "analysis/wait_statistics.h"
#include "support/random_intervals.h"
#include "support/small_run.h"

using namespace ws;
using test::kMs;
using test::randomIntervals;
using test::trackOf;

namespace {

TimedEvent at(std::int64_t timeNs, EventKind kind, std::uint32_t object = kNoObject, std::uint64_t value = 0)
{
    return {timeNs, kind, 0, object, value};
}

std::uint64_t number(WaitKind kind)
{
    return static_cast<std::uint64_t>(kind);
}

Timeline timelineOf(const Analysis &analysis)
{
    RunResults results;
    analysis.report(results);
    return *results.timeline;
}

// "thread at time" of what ended the thread's first wait, or "unknown".
QByteArray wakerOfFirst(const Timeline &timeline, std::uint32_t thread)
{
    const auto wake = timeline.wakeOf(thread, timeline.threads[thread].at(0));
    return wake ? QByteArray::number(wake->object) + " at " + QByteArray::number(qint64(wake->beginNs))
                : QByteArray("unknown");
}

}  // namespace

class TestTimeline : public QObject
{
    Q_OBJECT

private slots:
    void stepsGoToTheNeighbouringEvents()
    {
        Timeline timeline;
        timeline.timeNs = 100;
        timeline.threads = {trackOf({{10, 20, ThreadState::Waiting, WaitKind::Lock, 0}}),
                            trackOf({{15, 30, ThreadState::Waiting, WaitKind::Lock, 0},
                                     {40, 50, ThreadState::Waiting, WaitKind::Lock, 0}})};
        std::vector<std::int64_t> forward;
        for (auto next = timeline.nextEvent(-1); next; next = timeline.nextEvent(*next))
            forward.push_back(*next);
        QCOMPARE(forward, (std::vector<std::int64_t>{10, 15, 20, 30, 40, 50}));
        std::vector<std::int64_t> back;
        for (auto next = timeline.previousEvent(1000); next; next = timeline.previousEvent(*next))
            back.insert(back.begin(), *next);
        QCOMPARE(back, forward);
        QVERIFY(!timeline.nextEvent(20, {0}));
        QCOMPARE(timeline.previousEvent(40, {0}), std::optional<std::int64_t>(20));
    }

    void whoHadALockIsKnownFromItsEvents()
    {
        const RunModel model = test::smallRun();
        const auto analysis = createLanes(model);
        const TimedEvent first[] = {at(10, EventKind::LockAcquired, 1, 1),
                                    at(30, EventKind::LockReleased, 1, 1)};
        const TimedEvent second[] = {at(15, EventKind::WaitBegin, 1, number(WaitKind::Lock)),
                                     at(32, EventKind::WaitEnd, 1, number(WaitKind::Lock)),
                                     at(33, EventKind::LockAcquired, 1, 2)};
        analysis->addEvents(0, first);
        analysis->addEvents(1, second);
        analysis->addSample(test::emptySample(model, 40));
        const Timeline timeline = timelineOf(*analysis);
        QCOMPARE(timeline.holdersAt(1, 9), std::vector<std::uint32_t>{});
        QCOMPARE(timeline.holdersAt(1, 10), std::vector<std::uint32_t>{0});
        QCOMPARE(timeline.holdersAt(1, 30), std::vector<std::uint32_t>{});
        QCOMPARE(timeline.holdersAt(1, 39), std::vector<std::uint32_t>{1});
    }

    void theActThatEndedAWaitIsFound_data()
    {
        QTest::addColumn<QByteArray>("waker");  // "thread at time", or "unknown"
        QTest::addColumn<QByteArray>("script");
        // Thread 0 sends to the pipe, 1 receives. Letters: see the test.
        QTest::newRow("the last release")
            << QByteArray("0 at 30") << QByteArray("0L10 0R20 0L25 0R30 1w12 1W32");
        QTest::newRow("a release after the end")
            << QByteArray("unknown") << QByteArray("0L10 0R40 1w12 1W32");
        QTest::newRow("its own release") << QByteArray("unknown") << QByteArray("1L1 1R20 1w12 1W32");
        QTest::newRow("the first message")
            << QByteArray("0 at 20") << QByteArray("0s20 0S24 0s26 0S28 1m12 1M30");
        QTest::newRow("a message begun before") << QByteArray("0 at 12") << QByteArray("0s5 0S24 1m12 1M30");
        QTest::newRow("sent before") << QByteArray("unknown") << QByteArray("0s5 0S8 1m12 1M30");
        QTest::newRow("done after the end") << QByteArray("0 at 20") << QByteArray("0s20 0S44 1m12 1M30");
    }

    void theActThatEndedAWaitIsFound()
    {
        QFETCH(QByteArray, waker);
        QFETCH(QByteArray, script);
        const RunModel model = test::smallRun();
        const auto analysis = createLanes(model);
        for (const QByteArray &word : script.split(' ')) {
            const auto thread = static_cast<std::uint32_t>(word[0] - '0');
            const std::int64_t timeNs = word.mid(2).toLongLong();
            const auto event = [&]() -> TimedEvent {
                switch (word[1]) {
                case 'L':
                    return at(timeNs, EventKind::LockAcquired, 1);
                case 'R':
                    return at(timeNs, EventKind::LockReleased, 1);
                case 'w':
                    return at(timeNs, EventKind::WaitBegin, 1, number(WaitKind::Lock));
                case 'W':
                    return at(timeNs, EventKind::WaitEnd, 1, number(WaitKind::Lock));
                case 's':
                    return at(timeNs, EventKind::SendBegin, 0);
                case 'S':
                    return at(timeNs, EventKind::SendEnd, 0);
                case 'm':
                    return at(timeNs, EventKind::WaitBegin, 0, number(WaitKind::Message));
                default:
                    return at(timeNs, EventKind::WaitEnd, 0, number(WaitKind::Message));
                }
            }();
            analysis->addEvents(thread, {&event, 1});
        }
        analysis->addSample(test::emptySample(model, 100));
        analysis->addSample(test::emptySample(model, 110));
        QCOMPARE(wakerOfFirst(timelineOf(*analysis), 1), waker);
    }

    void theLastToArriveAtABarrierWokeTheOthers_data()
    {
        QTest::addColumn<QByteArray>(
            "waker");  // of the first wait of thread 1: "thread at time", or "unknown"
        QTest::addColumn<QByteArray>("script");  // a: arrives, w: waits, W: its wait ends, t: is through
        const QByteArray waits = " 1a10 1w11 1W32 1t33 ";
        QTest::newRow("it came last") << QByteArray("0 at 20") << "0a20 0t21" + waits;
        QTest::newRow("it had to wait itself") << QByteArray("unknown") << "0a20 0w21 0W31 0t32" + waits;
        QTest::newRow("it left late") << QByteArray("unknown") << "0a20 0t40" + waits;
        QTest::newRow("of the round before") << QByteArray("unknown") << "0a5 0t21" + waits;
        QTest::newRow("of both rounds") << QByteArray("0 at 25") << "0a5 0t21 0a25 0t26" + waits;
    }

    void theLastToArriveAtABarrierWokeTheOthers()
    {
        QFETCH(QByteArray, waker);
        QFETCH(QByteArray, script);
        RunModel model = test::smallRun();
        model.objects[1].type = "barrier";
        const auto analysis = createLanes(model);
        for (const QByteArray &word : script.simplified().split(' ')) {
            const std::int64_t timeNs = word.mid(2).toLongLong();
            const TimedEvent event =
                word[1] == 'a'   ? at(timeNs, EventKind::Gave, 1, 1)
                : word[1] == 'w' ? at(timeNs, EventKind::WaitBegin, 1, number(WaitKind::Barrier))
                : word[1] == 'W' ? at(timeNs, EventKind::WaitEnd, 1, number(WaitKind::Barrier))
                                 : at(timeNs, EventKind::Took, 1, 1);
            analysis->addEvents(static_cast<std::uint32_t>(word[0] - '0'), {&event, 1});
        }
        analysis->addSample(test::emptySample(model, 100));
        analysis->addSample(test::emptySample(model, 110));
        QCOMPARE(wakerOfFirst(timelineOf(*analysis), 1), waker);
    }

    void statisticsAreThoseOfASortedList()
    {
        std::mt19937 random(11);
        Timeline timeline;
        std::vector<std::vector<Interval>> lanes;
        for (int i = 0; i < 3; ++i) {
            lanes.push_back(randomIntervals(random, 700));
            timeline.threads.push_back(trackOf(lanes.back()));
            timeline.timeNs = std::max(timeline.timeNs, lanes.back().back().endNs);
        }
        LaneFilter filter;
        filter.threads = {0, 2};
        filter.objects = {1};
        const std::int64_t fromNs = timeline.timeNs / 5;
        const std::int64_t toNs = timeline.timeNs / 2;
        std::vector<std::int64_t> lengths;
        for (const std::size_t lane : {0, 2}) {
            for (const Interval &one : lanes[lane]) {
                const std::int64_t begin = std::max(one.beginNs, fromNs);
                const std::int64_t end = std::min(one.endNs, toNs);
                if (one.state == ThreadState::Waiting && one.object == 1 &&
                    (end > begin || (one.beginNs == one.endNs && one.beginNs > fromNs && one.beginNs < toNs)))
                    lengths.push_back(end - begin);
            }
        }
        std::sort(lengths.begin(), lengths.end());
        const WaitStatistics statistics = waitStatistics(timeline, fromNs, toNs, filter);
        QCOMPARE(statistics.count, lengths.size());
        QCOMPARE(statistics.sumNs, std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0}));
        QCOMPARE(statistics.maxNs, lengths.back());
        QCOMPARE(statistics.p50Ns, lengths[(lengths.size() + 1) / 2 - 1]);
        QCOMPARE(statistics.causes.size(), std::size_t{1});
        QCOMPARE(statistics.causes[0].share, 1.0);
    }

    void aWaitThatGoesOnCountsUpToNow()
    {
        TrackWriter writer;
        writer.setOpen(Interval{100, -1, ThreadState::Waiting, WaitKind::Lock, 4});
        Timeline timeline;
        timeline.timeNs = 250;
        timeline.threads = {writer.view()};
        QCOMPARE(waitStatistics(timeline, 0, 1000).sumNs, 150);
        QCOMPARE(waitStatistics(timeline, 120, 200).sumNs, 80);
        QCOMPARE(waitStatistics(timeline, 0, 100).count, 0u);
    }

    void howeverManyIntervalsComeTheyStayWithinTheirBound()
    {
        constexpr std::size_t kMost = 100 * kChunkIntervals;
        const RunModel model = test::smallRun(4);
        const auto analysis = createLanes(model, kMost);
        std::int64_t timeNs = 0;
        std::vector<TimedEvent> events;
        for (int round = 0; round < 100; ++round) {
            for (std::uint32_t thread = 0; thread < 4; ++thread) {
                events.clear();
                for (int i = 0; i < 1000; ++i) {
                    events.push_back(at(timeNs + 10 * i, EventKind::WaitBegin, 1, number(WaitKind::Lock)));
                    events.push_back(at(timeNs + 10 * i + 4, EventKind::WaitEnd, 1, number(WaitKind::Lock)));
                }
                analysis->addEvents(thread, events);
            }
            timeNs += 10'000;
            analysis->addSample(test::emptySample(model, timeNs));
        }
        const Timeline timeline = timelineOf(*analysis);
        QVERIFY(timeline.intervalCount() <= kMost);
        QVERIFY(timeline.intervalCount() > kMost / 2);
        for (const Track &track : timeline.threads) {
            QCOMPARE(sumsUntil(track, std::array{timeNs}).front().waitNs, 100 * 1000 * 4);
        }
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
