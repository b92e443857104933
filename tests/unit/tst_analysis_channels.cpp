#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

#include "analysis/histogram.h"
#include "support/small_run.h"

using namespace ws;
using test::kMs;

namespace {

constexpr std::size_t kSends = 0;  // uses of smallRun()
constexpr std::size_t kReceives = 2;
constexpr std::size_t kReceivesToo = 6;

ObjectResults resultsOf(const Analysis &analysis)
{
    RunResults results;
    analysis.report(results);
    return results.objects[0];
}

// Values of one receiver in buckets, and the same values in order for the oracle.
struct Latencies
{
    std::vector<std::uint64_t> buckets = std::vector<std::uint64_t>(kLatencyBuckets);
    std::vector<std::uint64_t> values;

    void add(std::uint64_t value)
    {
        ++buckets[latencyBucket(value)];
        values.push_back(value);
    }
    std::uint64_t percentile(double part)
    {
        std::sort(values.begin(), values.end());
        const auto rank = static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size())));
        return values[std::max<std::size_t>(rank, 1) - 1];
    }
};

bool isNear(std::int64_t value, std::uint64_t expected, double relative)
{
    return std::abs(static_cast<double>(value) - static_cast<double>(expected)) <=
           relative * static_cast<double>(expected) + 1;
}

}  // namespace

class TestAnalysisChannels : public QObject
{
    Q_OBJECT

private slots:
    void theRateIsTimedAtTheReceiverFromFirstToLast()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("throughput", model);
        Sample sample = test::emptySample(model, 5000 * kMs);
        sample.uses[kSends] = {.begun = 1003, .done = 1002};
        sample.uses[kReceives] = {.done = 1001, .bytes = 64064, .firstNs = 1000 * kMs, .lastNs = 2000 * kMs};
        analysis->addSample(sample);
        const ObjectResults pipe = resultsOf(*analysis);
        QCOMPARE(pipe.messagesPerSecond, 1000.0);
        QCOMPARE(pipe.bytesPerSecond, 64000.0);
        QCOMPARE(pipe.sent, 1002u);
        QCOMPARE(pipe.received, 1001u);
    }

    void severalReceiversCountAsOneOverTheirUnion()
    {
        const RunModel model = test::smallRun(4);
        const auto analysis = test::makeAnalysis("throughput", model);
        Sample sample = test::emptySample(model, 5000 * kMs);
        sample.uses[kReceives] = {
            .done = 600, .firstNs = 1000 * kMs, .lastNs = 1900 * kMs, .lost = 2, .corrupt = 1};
        sample.uses[kReceivesToo] = {
            .done = 401, .firstNs = 1500 * kMs, .lastNs = 2000 * kMs, .lost = 3, .reordered = 4};
        analysis->addSample(sample);
        const ObjectResults pipe = resultsOf(*analysis);
        QCOMPARE(pipe.messagesPerSecond, 1000.0);
        QCOMPARE(pipe.lost, 5u);
        QCOMPARE(pipe.reordered, 4u);
        QCOMPARE(pipe.corrupt, 1u);
    }

    void oneMessageHasNoRate()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("throughput", model);
        Sample sample = test::emptySample(model, 5000 * kMs);
        sample.uses[kReceives] = {.done = 1, .bytes = 64, .firstNs = 1000 * kMs, .lastNs = 1000 * kMs};
        analysis->addSample(sample);
        QCOMPARE(resultsOf(*analysis).messagesPerSecond, 0.0);
    }

    void sentIsReceivedAndLostAndInFlight_data()
    {
        QTest::addColumn<quint64>("senderDone");
        QTest::addColumn<quint64>("received");
        QTest::addColumn<quint64>("lost");
        QTest::addColumn<quint64>("inFlight");
        QTest::newRow("nothing yet") << quint64(0) << quint64(0) << quint64(0) << quint64(0);
        QTest::newRow("some in the pipe") << quint64(10) << quint64(6) << quint64(1) << quint64(3);
        QTest::newRow("received before its sender counted it")
            << quint64(5) << quint64(6) << quint64(0) << quint64(0);
    }

    void sentIsReceivedAndLostAndInFlight()
    {
        QFETCH(quint64, senderDone);
        QFETCH(quint64, received);
        QFETCH(quint64, lost);
        const RunModel model = test::smallRun();
        const auto throughput = test::makeAnalysis("throughput", model);
        const auto depth = test::makeAnalysis("depth", model);
        Sample sample = test::emptySample(model, kMs);
        sample.uses[kSends].done = senderDone;
        sample.uses[kReceives].done = received;
        sample.uses[kReceives].lost = lost;
        throughput->addSample(sample);
        depth->addSample(sample);
        RunResults results;
        throughput->report(results);
        depth->report(results);
        const ObjectResults &pipe = results.objects[0];
        QTEST(static_cast<quint64>(pipe.inFlight), "inFlight");
        QCOMPARE(pipe.sent, pipe.received + pipe.lost + pipe.inFlight);
    }

    void aChannelHoldsWhatWasSentAndNoReceiverHasAnnouncedToTake_data()
    {
        QTest::addColumn<quint64>("sent");
        QTest::addColumn<quint64>("takesBegun");
        QTest::addColumn<quint64>("received");
        QTest::addColumn<quint64>("held");
        QTest::addColumn<quint64>("inFlight");
        QTest::newRow("empty, its receiver waits")
            << quint64(5) << quint64(6) << quint64(5) << quint64(0) << quint64(0);
        QTest::newRow("full, its receiver works")
            << quint64(20) << quint64(10) << quint64(10) << quint64(10) << quint64(10);
        QTest::newRow("full again, one taken and not counted yet")
            << quint64(21) << quint64(11) << quint64(10) << quint64(10) << quint64(11);
        QTest::newRow("received before its sender counted it")
            << quint64(5) << quint64(6) << quint64(6) << quint64(0) << quint64(0);
    }

    void aChannelHoldsWhatWasSentAndNoReceiverHasAnnouncedToTake()
    {
        QFETCH(quint64, sent);
        QFETCH(quint64, takesBegun);
        QFETCH(quint64, received);
        const RunModel model = test::smallRun();
        const auto depth = test::makeAnalysis("depth", model);
        Sample sample = test::emptySample(model, kMs);
        sample.uses[kSends].done = sent;
        sample.uses[kReceives].begun = takesBegun;
        sample.uses[kReceives].done = received;
        depth->addSample(sample);
        const ObjectResults pipe = resultsOf(*depth);
        QTEST(static_cast<quint64>(pipe.held), "held");
        QTEST(static_cast<quint64>(pipe.inFlight), "inFlight");
    }

    void aSteadyRateHasNoHolesAndNoSpikes()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("throughput", model);
        // Readings 16 ms apart and steps of 10 ms, as in a live run.
        for (std::int64_t ms = 16; ms <= 4000; ms += 16) {
            Sample sample = test::emptySample(model, ms * kMs);
            const auto received = static_cast<std::uint64_t>(ms);
            sample.uses[kReceives] = {.done = received, .bytes = received * 64};
            analysis->addSample(sample);
        }
        const ObjectResults pipe = resultsOf(*analysis);
        QCOMPARE(pipe.messages.values.size(), std::size_t{400});
        for (const float rate : pipe.messages.values)
            QVERIFY(std::abs(rate - 1000) < 1);
        for (const float rate : pipe.bytes.values)
            QVERIFY(std::abs(rate - 64000) < 64);
        QVERIFY(std::abs(pipe.recentMessagesPerSecond - 1000) < 1);
    }

    void theRecentRateForgetsWhatIsOlderThanAQuarterOfASecond()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("throughput", model);
        for (std::int64_t ms = 10; ms <= 2000; ms += 10) {
            Sample sample = test::emptySample(model, ms * kMs);
            sample.uses[kReceives].done = static_cast<std::uint64_t>(std::min<std::int64_t>(ms, 1000));
            analysis->addSample(sample);
        }
        QCOMPARE(resultsOf(*analysis).recentMessagesPerSecond, 0.0);
    }

    void depthIsTheGreatestReadingOfEachStepAndTheLastNow()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("depth", model);
        const std::uint64_t depths[] = {3, 9, 5, 0};
        for (std::size_t i = 0; i < 4; ++i) {
            Sample sample = test::emptySample(model, static_cast<std::int64_t>(i + 1) * 5 * kMs);
            sample.uses[kSends].done = 100 + depths[i];
            sample.uses[kReceives].done = 100;
            analysis->addSample(sample);
        }
        const ObjectResults pipe = resultsOf(*analysis);
        QCOMPARE(pipe.inFlight, 0u);
        QCOMPARE(pipe.depth.values, (std::vector<float>{9, 5}));
    }

    void percentilesAgreeWithTheSortedValues_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("nsPerUnit");
        QTest::newRow("one") << 1 << 1.0;
        QTest::newRow("two") << 2 << 1.0;
        QTest::newRow("a hundred") << 100 << 1.0;
        QTest::newRow("many") << 100'000 << 1.0;
        QTest::newRow("ticks of 2.5 GHz") << 10'000 << 0.4;
    }

    void percentilesAgreeWithTheSortedValues()
    {
        QFETCH(int, count);
        QFETCH(double, nsPerUnit);
        std::mt19937 random(3);
        std::lognormal_distribution<double> spread(8, 2);
        Latencies latencies;
        for (int i = 0; i < count; ++i)
            latencies.add(static_cast<std::uint64_t>(spread(random)));
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("latency", model);
        Sample sample = test::emptySample(model, 50 * kMs);
        sample.latencyNsPerUnit = nsPerUnit;
        sample.uses[kReceives].latency = latencies.buckets;
        analysis->addSample(sample);

        const ObjectResults pipe = resultsOf(*analysis);
        const LatencySummary &summary = pipe.latency;
        const auto scaled = [&](double part) {
            return static_cast<std::uint64_t>(static_cast<double>(latencies.percentile(part)) * nsPerUnit);
        };
        QCOMPARE(summary.count, static_cast<std::uint64_t>(count));
        QVERIFY(isNear(summary.p50, scaled(0.5), 0.016));
        QVERIFY(isNear(summary.p90, scaled(0.9), 0.016));
        QVERIFY(isNear(summary.p99, scaled(0.99), 0.016));
        QVERIFY(isNear(summary.p999, scaled(0.999), 0.016));
        QVERIFY(isNear(summary.max, scaled(1), 0.032));
        QVERIFY(summary.max + 1 >= static_cast<std::int64_t>(scaled(1)));
        QVERIFY(summary.p50 <= summary.p90 && summary.p90 <= summary.p99 && summary.p99 <= summary.p999 &&
                summary.p999 <= summary.max);
    }

    void binsHoldEveryMessageWithoutGaps()
    {
        std::mt19937 random(4);
        std::lognormal_distribution<double> spread(4, 3);
        Latencies latencies;
        for (int i = 0; i < 10'000; ++i)
            latencies.add(static_cast<std::uint64_t>(spread(random)));
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("latency", model);
        Sample sample = test::emptySample(model, 50 * kMs);
        sample.latencyNsPerUnit = 0.4;
        sample.uses[kReceives].latency = latencies.buckets;
        analysis->addSample(sample);
        const std::vector<HistogramBin> bins = resultsOf(*analysis).latencyBins;
        QVERIFY(!bins.empty() && bins.size() <= 64);
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < bins.size(); ++i) {
            QVERIFY(bins[i].fromNs < bins[i].toNs);
            QVERIFY(i == 0 || bins[i].fromNs == bins[i - 1].toNs);
            sum += bins[i].count;
        }
        QCOMPARE(sum, 10'000u);
    }

    void twoReceiversMakeOneDistribution()
    {
        const RunModel model = test::smallRun(4);
        const auto analysis = test::makeAnalysis("latency", model);
        Latencies fast;
        Latencies slow;
        for (int i = 0; i < 90; ++i)
            fast.add(10);
        for (int i = 0; i < 10; ++i)
            slow.add(30);
        Sample sample = test::emptySample(model, 5 * kMs);
        sample.uses[kReceives].latency = fast.buckets;
        sample.uses[kReceivesToo].latency = slow.buckets;
        analysis->addSample(sample);
        const LatencySummary summary = resultsOf(*analysis).latency;
        QCOMPARE(summary.count, 100u);
        QCOMPARE(summary.p90, 10);
        QCOMPARE(summary.p99, 30);
        QCOMPARE(summary.max, 30);
    }

    void percentilesOfAStepAreThoseOfItsOwnMessages()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("latency", model);
        Latencies latencies;
        for (std::int64_t step = 1; step <= 4; ++step) {
            if (step != 3) {
                for (int i = 0; i < 100; ++i)
                    latencies.add(static_cast<std::uint64_t>(step * 5));
            }
            Sample sample = test::emptySample(model, step * 10 * kMs);
            sample.uses[kReceives].latency = latencies.buckets;
            analysis->addSample(sample);
        }
        const ObjectResults pipe = resultsOf(*analysis);
        QCOMPARE(pipe.latencyP50.values.size(), std::size_t{4});
        QCOMPARE(pipe.latencyP50.values[0], 5.0f);
        QCOMPARE(pipe.latencyP99.values[1], 10.0f);
        QVERIFY(std::isnan(pipe.latencyP50.values[2]));
        QCOMPARE(pipe.latencyMax.values[3], 20.0f);
    }

    void mergedStepsHaveThePercentilesOfAllTheirMessages()
    {
        const RunModel model = test::smallRun();
        const auto analysis = test::makeAnalysis("latency", model);
        Latencies latencies;
        // 1,024 steps of 10 ms: merged once, in pairs of one slow and one fast step.
        for (std::int64_t step = 1; step <= 1024; ++step) {
            for (int i = 0; i < (step % 2 == 1 ? 10 : 30); ++i)
                latencies.add(step % 2 == 1 ? 25 : 7);
            Sample sample = test::emptySample(model, step * 10 * kMs);
            sample.uses[kReceives].latency = latencies.buckets;
            analysis->addSample(sample);
        }
        const ObjectResults pipe = resultsOf(*analysis);
        QCOMPARE(pipe.latencyP50.stepNs, 2 * kFirstStepNs);
        QCOMPARE(pipe.latencyP50.values.size(), kMostSteps);
        for (std::size_t i = 0; i < kMostSteps; ++i) {
            QCOMPARE(pipe.latencyP50.values[i], 7.0f);
            QCOMPARE(pipe.latencyP99.values[i], 25.0f);
        }
    }
};

QTEST_GUILESS_MAIN(TestAnalysisChannels)
#include "tst_analysis_channels.moc"
