// The noise gate's arithmetic from given readings, and what counts as two ways of running.
#include <QTest>

#include "measure/bimodality.h"
#include "measure/noise_gate.h"

using namespace ws;

namespace {

constexpr std::int64_t kMs = 1'000'000;

// Two processors, 200 ms apart; all idle but for what the test adds.
struct Readings
{
    TimesReading before;
    TimesReading after;

    Readings()
    {
        before.machine = {2, 1000 * kMs, 0, 10 * kMs};
        after = before;
        after.atNs = 200 * kMs;
        after.machine.idleNs += 400 * kMs;
    }
    NoiseVerdict verdict(std::uint64_t migrations = 0) const { return judgeNoise(before, after, migrations); }
};

bool has(const NoiseVerdict &verdict, NoiseKind kind)
{
    for (const NoiseReason &reason : verdict.reasons)
        if (reason.kind == kind)
            return true;
    return false;
}

std::vector<HistogramBin> binsOf(const std::vector<std::pair<std::int64_t, std::uint64_t>> &counts)
{
    std::vector<HistogramBin> bins;
    for (const auto &[from, count] : counts)
        bins.push_back({from, from + from / 4, count});
    return bins;
}

}  // namespace

class tst_measure_noise : public QObject
{
    Q_OBJECT

private slots:
    void procStatIsReadInNanoseconds()
    {
        const auto times = machineTimes("cpu  100 2 30 4000 50 0 6 70 0 0\n"
                                        "cpu0 50 1 15 2000 25 0 3 35 0 0\n"
                                        "cpu1 50 1 15 2000 25 0 3 35 0 0\n"
                                        "intr 12345 0\nctxt 99\n",
                                        100);
        QVERIFY(times);
        QCOMPARE(times->processors, 2);
        QCOMPARE(times->idleNs, std::int64_t{4050} * 10 * kMs);
        QCOMPARE(times->stealNs, std::int64_t{70} * 10 * kMs);
        QCOMPARE(times->tickNs, 10 * kMs);
    }

    void anOldKernelsProcStatHasNoSteal()
    {
        const auto times = machineTimes("cpu  100 2 30 4000 50\ncpu0 100 2 30 4000 50\n", 100);
        QVERIFY(times);
        QCOMPARE(times->stealNs, std::int64_t{0});
    }

    void textWithoutProcessorsIsNoReading()
    {
        QVERIFY(!machineTimes("", 100));
        QVERIFY(!machineTimes("cpu nonsense\n", 100));
        QVERIFY(!machineTimes("cpu  1 2 3 4 5\n", 0));
    }

    void anIdleMachineIsClean()
    {
        const NoiseVerdict verdict = Readings().verdict();
        QVERIFY(verdict.clean());
        QCOMPARE(verdict.foreignShare, 0.0);
    }

    void theWorkersOwnTimeIsNotForeign()
    {
        Readings readings;
        readings.after.machine.idleNs -= 400 * kMs;
        readings.after.workersNs = 400 * kMs;
        QVERIFY(readings.verdict().clean());
    }

    void timeOfAnotherProcessIsForeignAndNamed()
    {
        Readings readings;
        readings.before.foreign[999999999] = 5 * kMs;
        readings.after.foreign[999999999] = 45 * kMs;
        const NoiseVerdict verdict = readings.verdict();
        QCOMPARE(verdict.foreignShare, 0.2);
        QCOMPARE(verdict.reasons.size(), std::size_t{1});
        QCOMPARE(verdict.reasons[0].kind, NoiseKind::Foreign);
        QCOMPARE(noiseWords(verdict.reasons[0]),
                 std::string("other programs used 20 % of a processor (process 999999999 most)"));
    }

    void aNumberUsedAgainCountsFromItsOwnBegin()
    {
        Readings readings;
        readings.before.foreign[17] = 900 * kMs;
        readings.after.foreign[17] = 30 * kMs;
        QCOMPARE(readings.verdict().foreignShare, 0.15);
    }

    void processesThatCameAndWentShowInTheMachinesBusyTime()
    {
        Readings readings;
        readings.after.machine.idleNs -= 120 * kMs;
        const NoiseVerdict verdict = readings.verdict();
        // 120 ms less the resolution of two ticks, of 200 ms.
        QCOMPARE(verdict.foreignShare, 0.5);
        QVERIFY(has(verdict, NoiseKind::Foreign));
        QVERIFY(verdict.reasons[0].who.empty());
    }

    void aRoundingOfProcStatIsNoDisturbance()
    {
        Readings readings;
        readings.after.machine.idleNs -= 20 * kMs;
        QVERIFY(readings.verdict().clean());
    }

    void stealMigrationsTheProgramAndTheFrequencyDisturb()
    {
        Readings readings;
        readings.after.machine.stealNs += 10 * kMs;
        readings.after.programNs = 50 * kMs;
        readings.before.frequencyKhz = {2'000'000, 2'000'000};
        readings.after.frequencyKhz = {2'000'000, 3'000'000};
        const NoiseVerdict verdict = readings.verdict(3);
        QVERIFY(has(verdict, NoiseKind::Steal));
        QVERIFY(has(verdict, NoiseKind::Program));
        QVERIFY(has(verdict, NoiseKind::Migrations));
        QVERIFY(has(verdict, NoiseKind::Frequency));
        QCOMPARE(verdict.stealShare, 0.05);
        QCOMPARE(verdict.programShare, 0.25);
        QCOMPARE(verdict.frequencyChange.value_or(0), 0.5);
        QCOMPARE(verdict.migrations, std::uint64_t{3});
    }

    void aReadingOfThisMachineAddsUp()
    {
        const TimesReading first = readTimes();
        volatile std::uint64_t sum = 0;
        for (std::uint64_t i = 0; i < 20'000'000; ++i)
            sum = sum + i;
        const TimesReading second = readTimes();
        QVERIFY(second.machine.processors >= 1);
        QVERIFY(second.programNs > first.programNs);
        QVERIFY(second.machine.idleNs >= first.machine.idleNs);
    }

    void repeatsAreBimodalWhenTwoClustersLieApart_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<bool>("bimodal");
        QTest::newRow("none") << QList<double>{} << false;
        QTest::newRow("one") << QList<double>{4} << false;
        QTest::newRow("alike") << QList<double>{4, 4.2, 3.9} << false;
        QTest::newRow("exactly twice") << QList<double>{4, 8} << false;
        QTest::newRow("same core and across") << QList<double>{3.8, 4.0, 52.8} << true;
        QTest::newRow("spread evenly over a decade") << QList<double>{1, 1.6, 2.5, 4, 6.3, 10} << false;
        QTest::newRow("one of twenty is an outlier") << (QList<double>(19, 5.0) << 50.0) << false;
        QTest::newRow("two of twenty are a mode") << (QList<double>(18, 5.0) << 50.0 << 51.0) << true;
    }
    void repeatsAreBimodalWhenTwoClustersLieApart()
    {
        QFETCH(QList<double>, values);
        QFETCH(bool, bimodal);
        QCOMPARE(modesOf(std::span<const double>(values.constData(), static_cast<std::size_t>(values.size())))
                     .has_value(),
                 bimodal);
    }

    void theModesAreTheMediansOfTheClusters()
    {
        const std::array values = {52.8, 3.8, 4.0, 3.9};
        const auto modes = modesOf(std::span<const double>(values));
        QVERIFY(modes);
        QCOMPARE(modes->low, 3.9);
        QCOMPARE(modes->high, 52.8);
    }

    void aHistogramWithAnEmptyOctaveBetweenTwoHumpsIsBimodal()
    {
        const auto modes = modesOf(std::span<const HistogramBin>(
            binsOf({{4000, 300}, {5000, 200}, {6250, 3}, {20000, 2}, {45000, 150}, {56250, 100}})));
        QVERIFY(modes);
        QVERIFY(modes->low > 4000 && modes->low < 6250);
        QVERIFY(modes->high > 45000 && modes->high < 70000);
    }

    void aHistogramWithALongTailIsNotBimodal()
    {
        QVERIFY(!modesOf(std::span<const HistogramBin>(binsOf({{4000, 500},
                                                               {5000, 300},
                                                               {6250, 150},
                                                               {7800, 80},
                                                               {10000, 40},
                                                               {20000, 20},
                                                               {40000, 10},
                                                               {80000, 5}}))));
    }

    void aFewOutliersAreNotAMode()
    {
        QVERIFY(!modesOf(std::span<const HistogramBin>(binsOf({{4000, 950}, {400000, 50}}))));
        QVERIFY(modesOf(std::span<const HistogramBin>(binsOf({{4000, 850}, {400000, 150}}))));
    }

    void tooFewLatenciesSayNothing()
    {
        QVERIFY(!modesOf(std::span<const HistogramBin>()));
        QVERIFY(!modesOf(std::span<const HistogramBin>(binsOf({{4000, 9}, {400000, 9}}))));
    }
};

QTEST_APPLESS_MAIN(tst_measure_noise)
#include "tst_measure_noise.moc"
