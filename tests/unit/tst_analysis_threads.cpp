#include <QtTest>

#include <array>
#include <cmath>

#include "analysis/lanes.h"
#include "support/small_run.h"

using namespace ws;
using test::kMs;

namespace {

constexpr std::size_t kSends = 0;  // uses of smallRun()
constexpr std::size_t kSenderLocks = 1;
constexpr std::size_t kReceives = 2;

RunResults resultsOf(const Analysis &analysis)
{
    RunResults results;
    analysis.report(results);
    return results;
}

TimedEvent eventAt(std::int64_t timeNs, EventKind kind, std::uint32_t object = kNoObject,
                   std::uint64_t value = 0)
{
    return {timeNs, kind, 0, object, value};
}

// "new 0-10, wait 20-30" with the wait's object, "sleep 40-" while it goes on.
QByteArray laneText(const Track &lane)
{
    QByteArrayList texts;
    for (std::size_t i = 0; i < lane.size(); ++i) {
        const Interval interval = lane.at(i);
        QByteArray text = interval.state == ThreadState::New        ? "new"
                          : interval.state == ThreadState::Waiting  ? "wait"
                          : interval.state == ThreadState::Sleeping ? "sleep"
                                                                    : "ended";
        text += ' ' + QByteArray::number(qint64(interval.beginNs)) + '-';
        texts << (interval.endNs >= 0 ? text + QByteArray::number(qint64(interval.endNs)) : text);
    }
    return texts.join(", ");
}

}  // namespace

class TestAnalysisThreads : public QObject
{
    Q_OBJECT

private slots:
    void sharesAreOfTheLifeOfTheThread()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("blocking", model);
        Sample sample = test::emptySample(model, 1000 * kMs);
        sample.threads[0].startNs = 200 * kMs;
        sample.threads[0].endNs = 600 * kMs;
        sample.threads[0].cpuNs = 100 * kMs;
        sample.threads[0].runQueueNs = 40 * kMs;
        sample.uses[kSends].waits = 3;
        sample.uses[kSends].waitNs = 60 * kMs;
        sample.uses[kSenderLocks].waits = 1;
        sample.uses[kSenderLocks].waitNs = 140 * kMs;
        analysis->addSample(sample);
        const ThreadResults thread = resultsOf(*analysis).threads[0];
        QCOMPARE(thread.runningShare, 0.25);
        QCOMPARE(thread.blockedShare, 0.5);
        QCOMPARE(thread.runnableShare, 0.1);
        QCOMPARE(thread.blocked.size(), std::size_t{2});
        QCOMPARE(thread.blocked[0].object, 1u);
        QCOMPARE(thread.blocked[0].ns, 140 * kMs);
        QCOMPARE(thread.blocked[1].waits, 3u);
    }

    void runnableIsNeverMoreThanTheRestLeavesOver_data()
    {
        QTest::addColumn<qint64>("cpuMs");
        QTest::addColumn<qint64>("blockedMs");
        QTest::addColumn<qint64>("queueMs");
        QTest::addColumn<double>("runnable");
        QTest::newRow("room") << qint64(20) << qint64(50) << qint64(10) << 0.1;
        QTest::newRow("queued inside the waits") << qint64(20) << qint64(75) << qint64(30) << 0.05;
        QTest::newRow("spinning counts twice") << qint64(90) << qint64(95) << qint64(10) << 0.0;
        QTest::newRow("nothing known") << qint64(0) << qint64(0) << qint64(0) << 0.0;
    }

    void runnableIsNeverMoreThanTheRestLeavesOver()
    {
        QFETCH(qint64, cpuMs);
        QFETCH(qint64, blockedMs);
        QFETCH(qint64, queueMs);
        QFETCH(double, runnable);
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("blocking", model);
        Sample sample = test::emptySample(model, 100 * kMs);
        sample.threads[0].cpuNs = cpuMs * kMs;
        sample.threads[0].runQueueNs = queueMs * kMs;
        sample.uses[kSends].waitNs = blockedMs * kMs;
        analysis->addSample(sample);
        QVERIFY(std::abs(resultsOf(*analysis).threads[0].runnableShare - runnable) < 1e-9);
    }

    void aThreadThatHasNotBegunHasNoShares()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("blocking", model);
        Sample sample = test::emptySample(model, 100 * kMs);
        sample.threads[0] = {};
        analysis->addSample(sample);
        const ThreadResults thread = resultsOf(*analysis).threads[0];
        QCOMPARE(thread.runningShare + thread.blockedShare + thread.runnableShare, 0.0);
        QVERIFY(thread.blocked.empty());
    }

    void aWaitThatGoesOnIsAFullShareInEachStep()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("blocking", model);
        for (std::int64_t ms = 16; ms <= 800; ms += 16) {
            Sample sample = test::emptySample(model, ms * kMs);
            sample.uses[kSends].waits = 1;
            sample.uses[kSends].waitNs = ms * kMs;
            sample.uses[kReceives].waits = 1;
            sample.uses[kReceives].waitNs = ms * kMs / 4;
            analysis->addSample(sample);
        }
        const RunResults results = resultsOf(*analysis);
        QCOMPARE(results.threads[0].blocked[0].share.values.size(), std::size_t{80});
        for (const float share : results.threads[0].blocked[0].share.values)
            QCOMPARE(share, 1.0f);
        QCOMPARE(results.objects[0].recentSenderBlocked, 1.0);
        QVERIFY(std::abs(results.objects[0].recentReceiverBlocked - 0.25) < 1e-9);
    }

    void timeOutsideTheLifeOfAThreadHasNoShare()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("blocking", model);
        for (std::int64_t ms = 10; ms <= 50; ms += 10) {
            Sample sample = test::emptySample(model, ms * kMs);
            sample.threads[0].startNs = ms > 20 ? 20 * kMs : -1;
            sample.threads[0].endNs = ms > 30 ? 30 * kMs : -1;
            sample.uses[kSends].waits = ms > 20;
            sample.uses[kSends].waitNs = ms > 20 ? 5 * kMs : 0;
            analysis->addSample(sample);
        }
        const TimeSeries share = resultsOf(*analysis).threads[0].blocked[0].share;
        QCOMPARE(share.values.size(), std::size_t{5});
        QVERIFY(std::isnan(share.values[1]));
        QCOMPARE(share.values[2], 0.5f);
        QVERIFY(std::isnan(share.values[3]));
    }

    void theLaneShowsWaitsSleepsAndEnds()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("lanes", model);
        const TimedEvent events[] = {
            eventAt(10, EventKind::ThreadBegin, kNoObject, 4711),
            eventAt(20, EventKind::WaitBegin, 1, 1),
            eventAt(30, EventKind::WaitEnd, 1, 1),
            eventAt(40, EventKind::SleepBegin),
            eventAt(60, EventKind::SleepEnd),
            eventAt(70, EventKind::SendBegin, 0, 64),
            eventAt(90, EventKind::ThreadEnd),
        };
        analysis->addEvents(0, events);
        const Track lane = resultsOf(*analysis).timeline->threads[0];
        QCOMPARE(laneText(lane), QByteArray("new 0-10, wait 20-30, sleep 40-60, ended 90-"));
        QCOMPARE(lane.at(1).object, 1u);
        QCOMPARE(lane.at(1).waitKind, WaitKind::Lock);
        QCOMPARE(lane.fromNs(), 0);
    }

    void lostEventsLeaveNoInventedIntervals_data()
    {
        QTest::addColumn<QByteArray>(
            "events");  // w W: wait begins, ends; s S: sleep; each 10 ns after the one before
        QTest::addColumn<QByteArray>("lane");
        QTest::newRow("an end without begin") << QByteArray("WwW") << QByteArray("wait 20-30");
        QTest::newRow("two begins") << QByteArray("wwW") << QByteArray("wait 20-30");
        QTest::newRow("the end of another kind") << QByteArray("wSsS") << QByteArray("sleep 30-40");
        QTest::newRow("still going on") << QByteArray("wWw") << QByteArray("wait 10-20, wait 30-");
        QTest::newRow("an end after the end") << QByteArray("eW") << QByteArray("ended 10-");
    }

    void lostEventsLeaveNoInventedIntervals()
    {
        QFETCH(QByteArray, events);
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("lanes", model);
        std::int64_t timeNs = 0;
        for (const char sign : events) {
            const EventKind kind = sign == 'w'   ? EventKind::WaitBegin
                                   : sign == 'W' ? EventKind::WaitEnd
                                   : sign == 's' ? EventKind::SleepBegin
                                   : sign == 'S' ? EventKind::SleepEnd
                                                 : EventKind::ThreadEnd;
            const TimedEvent one = eventAt(timeNs += 10, kind, 0, 2);
            analysis->addEvents(0, {&one, 1});
        }
        QTEST(laneText(resultsOf(*analysis).timeline->threads[0]), "lane");
    }

    void theOldestIntervalsAreDroppedAndTheLaneSaysWhereItBegins()
    {
        constexpr std::size_t kMost = 8 * kChunkIntervals;
        const RunModel model = test::smallRun();
        const auto analysis = createLanes(model, kMost);
        const std::int64_t waits = static_cast<std::int64_t>(kMost) + 100;
        for (std::int64_t i = 0; i < waits; ++i) {
            const TimedEvent events[] = {eventAt(i * 10, EventKind::WaitBegin, 0, 2),
                                         eventAt(i * 10 + 5, EventKind::WaitEnd, 0, 2)};
            analysis->addEvents(0, events);
        }
        analysis->addSample(test::emptySample(model, waits * 10));
        const Track lane = resultsOf(*analysis).timeline->threads[0];
        QVERIFY(lane.size() <= kMost);
        QCOMPARE(lane.at(lane.size() - 1).beginNs, (waits - 1) * 10);
        QVERIFY(lane.fromNs() > 0);
        QVERIFY(lane.fromNs() <= lane.at(0).beginNs);
        for (std::size_t i = 1; i < lane.size(); ++i)
            QVERIFY(lane.at(i - 1).endNs <= lane.at(i).beginNs);
        // What is dropped still counts.
        QCOMPARE(sumsUntil(lane, std::array{waits * 10}).front().waitNs, waits * 5);
    }

    void theStateNowAndTheAcquisitionsComeFromTheSample()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("lanes", model);
        Sample sample = test::emptySample(model, 100 * kMs);
        sample.threads[1].state = ThreadState::New;
        sample.threads[1].startNs = -1;
        sample.threads[0].cpu = 3;
        sample.threads[0].runQueueNs = 50 * kMs;
        sample.uses[kSenderLocks].done = 7;
        sample.uses[3].done = 5;
        analysis->addSample(sample);
        const RunResults results = resultsOf(*analysis);
        QCOMPARE(results.timeNs, 100 * kMs);
        QCOMPARE(results.threads[0].now.cpu, 3);
        QCOMPARE(results.threads[0].runnableSeries.values, std::vector<float>(10, 0.5f));
        QCOMPARE(laneText(results.timeline->threads[1]), QByteArray("new 0-"));
        QCOMPARE(results.objects[1].acquisitions, 12u);
    }

    void unknownEventsAreCounted()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("lanes", model);
        const TimedEvent events[] = {eventAt(1, static_cast<EventKind>(999)),
                                     eventAt(2, static_cast<EventKind>(0)),
                                     eventAt(3, EventKind::LockAcquired)};
        analysis->addEvents(0, events);
        QCOMPARE(resultsOf(*analysis).unknownEvents, 2u);
    }
};

QTEST_GUILESS_MAIN(TestAnalysisThreads)
#include "tst_analysis_threads.moc"
