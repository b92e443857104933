#include <QtTest>

#include "analysis/livelock.h"
#include "analysis/starvation.h"

using namespace ws;

namespace {

// Two threads, two locks; uses: thread 0 of lock 0 and 1, thread 1 of lock 0 and 1.
RunModel twoThreadsTwoLocks()
{
    RunModel model;
    model.processes = {{"p"}};
    model.threads.resize(2);
    model.objects = {{"a", ObjectKind::Lock, "mutex"}, {"b", ObjectKind::Lock, "mutex"}, {}, {}};
    model.uses = {
        {0, 0, UseKind::Locks}, {0, 1, UseKind::Locks}, {1, 0, UseKind::Locks}, {1, 1, UseKind::Locks}};
    return model;
}

Sample sampleAt(std::int64_t timeNs)
{
    Sample sample;
    sample.timeNs = timeNs;
    sample.threads.resize(2);
    sample.uses.resize(4);
    return sample;
}

Sample waitingFor(std::int64_t timeNs, std::int64_t sinceNs, std::uint64_t takenByTheOther)
{
    Sample sample = sampleAt(timeNs);
    sample.threads[0] = {ThreadState::Waiting, WaitKind::Lock, 0, sinceNs};
    sample.uses[2].done = takenByTheOther;
    return sample;
}

// Thread 0 holds a and tries b, thread 1 the other way round.
Sample retrying(std::int64_t timeNs, std::uint64_t rounds, std::uint64_t failures)
{
    Sample sample = sampleAt(timeNs);
    sample.uses[0].done = rounds;
    sample.uses[1].failuresInARow = failures;
    sample.uses[3].done = rounds;
    sample.uses[2].failuresInARow = failures;
    return sample;
}

RunResults reportOf(const Analysis &analysis)
{
    RunResults results;
    analysis.report(results);
    return results;
}

}  // namespace

// Starvation and livelock by their rules.
class TestWaitingVerdicts : public QObject
{
    Q_OBJECT

    const RunModel m_model = twoThreadsTwoLocks();

private slots:
    void aThreadThatIsOvertakenAHundredTimesInOneWaitStarves()
    {
        const auto analysis = createStarvation(m_model);
        analysis->addSample(waitingFor(10, 5, 1000));
        analysis->addSample(waitingFor(20, 5, 1000 + kStarvationOvertakes - 1));
        QVERIFY(reportOf(*analysis).starvation.empty());
        analysis->addSample(waitingFor(30, 5, 1000 + kStarvationOvertakes));
        const auto found = reportOf(*analysis).starvation;
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].thread, 0u);
        QCOMPARE(found[0].object, 0u);
        QCOMPARE(found[0].overtaken, kStarvationOvertakes);
        QCOMPARE(found[0].sinceNs, std::int64_t{5});
        QCOMPARE(found[0].untilNs, std::int64_t{-1});
    }

    void aThreadThatGetsItsTurnNowAndThenDoesNotStarve()
    {
        const auto analysis = createStarvation(m_model);
        for (int i = 0; i < 100; ++i)
            analysis->addSample(waitingFor(10 * i + 1, 10 * i, 50u * static_cast<unsigned>(i)));
        QVERIFY(reportOf(*analysis).starvation.empty());
    }

    void theEndOfAStarvationIsNoted()
    {
        const auto analysis = createStarvation(m_model);
        analysis->addSample(waitingFor(10, 5, 0));
        analysis->addSample(waitingFor(20, 5, 500));
        analysis->addSample(sampleAt(30));
        QCOMPARE(reportOf(*analysis).starvation[0].untilNs, std::int64_t{30});
    }

    void twoThatFailAgainAndAgainForWhatTheOtherTakesAreALivelock()
    {
        const auto analysis = createLivelock(m_model);
        analysis->addSample(retrying(10, 1, 1));
        analysis->addSample(retrying(20, 1 + kLivelockTaken, kLivelockFailures - 1));
        QVERIFY(reportOf(*analysis).livelocks.empty());
        analysis->addSample(retrying(30, 1 + kLivelockTaken, kLivelockFailures));
        const auto found = reportOf(*analysis).livelocks;
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].threads, (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(found[0].objects, (std::vector<std::uint32_t>{1, 0}));
        QCOMPARE(found[0].failures, kLivelockFailures);
        QCOMPARE(found[0].untilNs, std::int64_t{-1});
    }

    void aThreadThatPollsForWhatAnotherKeepsIsNone()
    {
        const auto analysis = createLivelock(m_model);
        for (std::uint64_t i = 1; i < 10; ++i) {
            Sample sample = sampleAt(static_cast<std::int64_t>(i));
            sample.uses[0].failuresInARow = 1000 * i;
            sample.uses[2].done = 1;
            analysis->addSample(sample);
        }
        QVERIFY(reportOf(*analysis).livelocks.empty());
    }

    void backingOffThatGetsThroughEndsIt()
    {
        const auto analysis = createLivelock(m_model);
        analysis->addSample(retrying(10, 1, 1));
        analysis->addSample(retrying(20, 1000, 1000));
        analysis->addSample(retrying(30, 1001, 0));
        QCOMPARE(reportOf(*analysis).livelocks[0].untilNs, std::int64_t{30});
    }
};

QTEST_GUILESS_MAIN(TestWaitingVerdicts)
#include "tst_waiting_verdicts.moc"
