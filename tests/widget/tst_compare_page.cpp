// The page that compares mechanisms: fills in live, can be cancelled, explains its marks; and its figures.
#include <QAbstractItemModelTester>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "ui/export/sweep_figure.h"
#include "ui/models/sweep_model.h"
#include "ui/views/compare_page.h"
#include "ui/views/sweep_choice.h"

using namespace ws;

namespace {

constexpr int kPatienceMs = 60'000;

SweepPlan tinyPlan()
{
    SweepPlan plan;
    plan.mechanisms = {"pipe", "posix-mq", "queue"};
    plan.sizes = {64, 1 << 20};
    plan.placements = {Placement::Same};
    plan.policies = {WaitPolicy{}};
    plan.shapes = {SweepShape::PingPong, SweepShape::Stream};
    plan.repeats = 1;
    return plan;
}

SweepRun runAt(double rate)
{
    SweepRun run;
    run.messages = 1000;
    run.messagesPerSecond = rate;
    run.latency = {1000, 4000, 5000, 6000, 7000, 9000};
    return run;
}

QPushButton *button(const QWidget &page, const QString &text)
{
    for (QPushButton *one : page.findChildren<QPushButton *>())
        if (one->text() == text)
            return one;
    return nullptr;
}

// Every state and mark once.
SweepResults drawnResults()
{
    SweepResults results;
    results.plan = tinyPlan();
    results.plan.placements = {Placement::Same, Placement::Cross};
    double rate = 1000;
    for (const Placement placement : results.plan.placements)
        for (const SweepShape shape : results.plan.shapes)
            for (const std::string &mechanism : results.plan.mechanisms)
                for (const std::int64_t size : results.plan.sizes) {
                    SweepRow row;
                    row.cell = {mechanism, size, placement, {}, shape, 0};
                    row.state = SweepState::Measured;
                    row.runs = {runAt(rate), runAt(rate * 1.1)};
                    rate *= 1.7;
                    results.rows.push_back(row);
                }
    results.rows[0].runs[1].messagesPerSecond = 9000;
    results.rows[1].runs[0].noise.reasons = {{NoiseKind::Steal, 0.2, ""}};
    results.rows[2].state = SweepState::Refused;
    results.rows[2].reason = "at most 8192 bytes";
    results.rows[2].runs.clear();
    MachineFloor floor;
    floor.values = {{"futexSame", 3300}, {"futexCross", 45000}, {"systemCall", 121}, {"copy4KiB", 1e11}};
    results.floor = floor;
    return results;
}

}  // namespace

class tst_compare_page : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_cache.isValid());
        qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
    }

    void theChoiceGivesThePlanThatItWasGiven()
    {
        SweepChoice choice;
        SweepPlan plan = tinyPlan();
        plan.policies = {WaitPolicy{}, WaitPolicy{WaitPolicy::kOnlySpin}};
        plan.repeats = 7;
        choice.setPlan(plan);
        QCOMPARE(choice.plan().mechanisms, plan.mechanisms);
        QCOMPARE(choice.plan().sizes, plan.sizes);
        QVERIFY(choice.plan().policies == plan.policies);
        QCOMPARE(choice.plan().repeats, 7);
        QVERIFY(choice.isComplete());
        plan.sizes.clear();
        choice.setPlan(plan);
        QVERIFY(!choice.isComplete());
    }

    void aSweepFillsTheTableAndExplainsWhatItRefused()
    {
        SweepController sweep;
        ComparePage page(sweep);
        page.resize(1200, 800);
        page.show();
        auto *table = page.findChild<QTableView *>();
        const QAbstractItemModelTester tester(table->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        page.choice().setPlan(tinyPlan());
        button(page, QStringLiteral("Measure"))->click();
        QVERIFY(page.controller().isActive());
        QVERIFY(!button(page, QStringLiteral("Measure"))->isEnabled());
        QCOMPARE(table->model()->rowCount(), 12);
        QTRY_VERIFY_WITH_TIMEOUT(!page.controller().isActive(), kPatienceMs);
        const SweepCounts counts = countsOf(page.controller().results());
        QCOMPARE(counts.refused, std::size_t{2});
        QCOMPARE(counts.measured, std::size_t{10});
        QCOMPARE(page.findChild<QProgressBar *>()->value(), page.findChild<QProgressBar *>()->maximum());
        QVERIFY(button(page, QStringLiteral("Export..."))->isEnabled());
        int explained = 0;
        const int marks = static_cast<int>(SweepModel::Column::Marks);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, marks);
            if (!index.data().toString().contains(QLatin1String("refused")))
                continue;
            QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QLatin1String("msgsize_max")));
            ++explained;
        }
        QCOMPARE(explained, 2);
    }

    void cancelKeepsWhatIsDone()
    {
        SweepController sweep;
        ComparePage page(sweep);
        SweepPlan plan = tinyPlan();
        plan.repeats = 50;
        page.choice().setPlan(plan);
        button(page, QStringLiteral("Measure"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(page.controller().progress().done >= 2, kPatienceMs);
        button(page, QStringLiteral("Cancel"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!page.controller().isActive(), kPatienceMs);
        QVERIFY(page.controller().results().cancelled);
        QVERIFY(countsOf(page.controller().results()).measured >= 1);
    }

    void marksAreExplained()
    {
        const SweepResults results = drawnResults();
        QVERIFY(sweepMarks(results.rows[0]).contains(QLatin1String("bimodal")));
        QVERIFY(sweepMarksTip(results.rows[0]).contains(QLatin1String("Two ways of running")));
        QCOMPARE(sweepMarks(results.rows[1]), QStringLiteral("disturbed 1 of 2"));
        QVERIFY(sweepMarksTip(results.rows[1]).contains(QLatin1String("hypervisor took")));
        QCOMPARE(sweepMarks(results.rows[2]), QStringLiteral("refused"));
        QCOMPARE(sweepMarksTip(results.rows[2]), QStringLiteral("at most 8192 bytes"));
        QVERIFY(sweepMarks(results.rows[3]).isEmpty());
    }

    void aFigureHasAPanelForEachPlacementAndTheFloor()
    {
        const SweepFigureData data = sweepFigure(drawnResults(), SweepFigureKind::Latency);
        QCOMPARE(data.panels.size(), 2);
        QCOMPARE(data.shape, SweepShape::PingPong);
        QCOMPARE(data.panels[0].series.size(), 3);
        QCOMPARE(data.panels[0].series[0].points.size(), 2);
        QVERIFY(data.panels[0].series[0].points[0].bimodal);
        QVERIFY(data.panels[0].series[0].points[1].disturbed);
        QCOMPARE(data.panels[0].series[1].points.size(), 1);
        QCOMPARE(data.panels[1].floor.size(), 1);
        // A wake-up across cores, and 64 bytes copied there and back in a nanosecond or two.
        QVERIFY(qAbs(data.panels[1].floor[0].points[0].second - 45000) < 10);
        const SweepFigureData throughput = sweepFigure(drawnResults(), SweepFigureKind::Throughput);
        QCOMPARE(throughput.shape, SweepShape::Stream);
        QCOMPARE(throughput.panels[0].floor.size(), 2);
    }

    void figuresAreWrittenWithTheirWords()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(writeSweepFigures(drawnResults(), lightTheme(), path));
        for (const char *name : {"sweep-throughput", "sweep-latency"}) {
            QFile svg(folder.path() + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".svg"));
            QVERIFY(svg.open(QIODevice::ReadOnly));
            const QByteArray text = svg.readAll();
            QVERIFY(text.contains("same core"));
            QVERIFY(text.contains("1 MiB"));
            QVERIFY(!QImage(folder.path() + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"))
                         .isNull());
        }
        QVERIFY(!writeSweepFigure(sweepFigure(drawnResults(), SweepFigureKind::Latency), lightTheme(),
                                  {100, 80}, path / "x.gif"));
    }

    void anEmptySweepIsDrawnWithoutPanels()
    {
        QTemporaryDir folder;
        QVERIFY(writeSweepFigures(SweepResults(), darkTheme(), folder.path().toStdString()));
    }

private:
    QTemporaryDir m_cache;
};

QTEST_MAIN(tst_compare_page)
#include "tst_compare_page.moc"
