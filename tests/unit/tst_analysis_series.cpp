#include <QtTest>

#include <cmath>

#include "analysis/recent_window.h"
#include "analysis/step_series.h"

using namespace ws;

namespace {

constexpr std::int64_t kStep = kFirstStepNs;
constexpr std::int64_t kFullNs = kStep * static_cast<std::int64_t>(kMostSteps);

}  // namespace

class TestAnalysisSeries : public QObject
{
    Q_OBJECT

private slots:
    void aSeriesWithoutTimeIsEmpty()
    {
        RateSeries series;
        series.reach(0);
        series.reach(-5);
        series.add(-10, 0, 3);
        series.add(7, 7, 3);
        QVERIFY(series.perSecond().values.empty());
        QCOMPARE(series.perSecond().stepNs, kStep);
    }

    void aReadingIsSpreadOverTheStepsThatItSpans()
    {
        RateSeries series;
        series.add(0, kStep / 2, 0);
        series.add(kStep / 2, 3 * kStep, 250);  // 100 a step
        const TimeSeries rates = series.perSecond();
        QCOMPARE(rates.values.size(), std::size_t{3});
        QCOMPARE(rates.values[0], 50 / 0.01f);
        QCOMPARE(rates.values[1], 100 / 0.01f);
        QCOMPARE(rates.values[2], 100 / 0.01f);
    }

    void aStepThatHasJustBegunHasTheRateSoFar()
    {
        RateSeries series;
        series.add(0, kStep, 100);
        series.add(kStep, kStep + kStep / 10, 10);
        QCOMPARE(series.perSecond().values[1], 100 / 0.01f);
    }

    void aStepWithoutMeasurementHasNoValue()
    {
        RateSeries rates;
        rates.add(2 * kStep, 3 * kStep, 1);
        rates.reach(5 * kStep);
        const TimeSeries series = rates.perSecond();
        QCOMPARE(series.values.size(), std::size_t{5});
        QVERIFY(std::isnan(series.values[0]));
        QVERIFY(!std::isnan(series.values[2]));
        QVERIFY(std::isnan(series.values[4]));
    }

    void aShareIsAtMostOne()
    {
        RateSeries series;
        series.add(0, 100, 105);
        QCOMPARE(series.share().values[0], 1.0f);
    }

    void theStepDoublesWhenTheSeriesIsFull()
    {
        RateSeries series;
        for (std::int64_t i = 0; i < static_cast<std::int64_t>(kMostSteps); ++i)
            series.add(i * kStep, (i + 1) * kStep, i % 2 == 0 ? 10 : 30);
        QCOMPARE(series.perSecond().stepNs, kStep);
        QCOMPARE(series.perSecond().values.size(), kMostSteps);
        series.add(kFullNs, kFullNs + 1, 0);
        const TimeSeries merged = series.perSecond();
        QCOMPARE(merged.stepNs, 2 * kStep);
        QCOMPARE(merged.values.size(), kMostSteps / 2 + 1);
        for (std::size_t i = 0; i < kMostSteps / 2; ++i)
            QCOMPARE(merged.values[i], 20 / 0.01f);
    }

    void allSeriesOfARunHaveTheSameStepAndLength()
    {
        RateSeries rate;
        MaximumSeries most;
        RateSeries silent;
        std::int64_t before = 0;
        for (std::int64_t now = 1; now < 40 * kFullNs; now += now / 3 + 1) {
            rate.add(before, now, 1);
            most.add(before, now, 1);
            silent.reach(now);
            before = now;
            QCOMPARE(most.series().stepNs, rate.perSecond().stepNs);
            QCOMPARE(silent.share().stepNs, rate.perSecond().stepNs);
            QCOMPARE(most.series().values.size(), rate.perSecond().values.size());
            QCOMPARE(silent.share().values.size(), rate.perSecond().values.size());
            QVERIFY(rate.perSecond().values.size() <= kMostSteps);
        }
    }

    void mergingKeepsTheSum()
    {
        RateSeries series;
        double sum = 0;
        std::int64_t before = 0;
        for (std::int64_t now = 12'345'678; now < 5 * kFullNs; now += 12'345'678) {
            series.add(before, now, 7);
            sum += 7;
            before = now;
        }
        const TimeSeries rates = series.perSecond();
        double back = 0;
        for (std::size_t i = 0; i < rates.values.size(); ++i) {
            const std::int64_t begin = static_cast<std::int64_t>(i) * rates.stepNs;
            back += rates.values[i] * static_cast<double>(std::min(rates.stepNs, before - begin)) * 1e-9;
        }
        QVERIFY(std::abs(back - sum) < sum * 1e-5);
    }

    void theMaximumBelongsToTheStepOfItsReadingAndToGapsBeforeIt()
    {
        MaximumSeries series;
        series.add(0, kStep / 2, 3);
        series.add(kStep / 2, kStep + 1, 9);
        series.add(kStep + 1, 4 * kStep, 5);
        const TimeSeries values = series.series();
        QCOMPARE(values.values, (std::vector<float>{3, 9, 5, 5}));
    }

    void theGreatestReadingOfAStepStays()
    {
        MaximumSeries series;
        series.add(0, 10, 2);
        series.add(10, 20, 8);
        series.add(20, 30, 1);
        QCOMPARE(series.series().values, std::vector<float>{8});
    }

    void hugeTimesStayBounded()
    {
        MaximumSeries series;
        series.add(0, INT64_MAX / 4, 1);
        QVERIFY(series.series().values.size() <= kMostSteps);
    }

    void theRecentWindowReachesAQuarterOfASecondBack()
    {
        RecentWindow window(1);
        for (std::int64_t ms = 1; ms <= 2000; ++ms)
            window.add(ms * 1'000'000, {static_cast<double>(ms)});
        QCOMPARE(window.now().values[0], 2000.0);
        const double before = window.before().values[0];
        QVERIFY(before <= 1750 && before >= 1740);
    }

    void aShortRunIsRecentAsAWhole()
    {
        RecentWindow window(1);
        window.add(100'000'000, {50});
        QCOMPARE(window.before().timeNs, 0);
        QCOMPARE(window.now().values[0] - window.before().values[0], 50.0);
    }
};

QTEST_GUILESS_MAIN(TestAnalysisSeries)
#include "tst_analysis_series.moc"
