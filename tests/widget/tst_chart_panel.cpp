// A chart under the hands of a user: legend, zoom, crosshair, table, comparison, all by keyboard too.
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include "support/sample_snapshots.h"
#include "ui/app/chart_comparison.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/chart_table_view.h"
#include "ui/charts/registry.h"

using namespace ws;

namespace {

std::unique_ptr<Chart> chartNamed(std::string_view id)
{
    for (const ChartInfo &info : chartRegistry()) {
        if (info.id == id)
            return info.create();
    }
    return nullptr;
}

std::unique_ptr<ChartPanel> panelOf(const char *id, sample::SnapshotPtr snapshot = sample::runningPipeline())
{
    auto panel = std::make_unique<ChartPanel>(id, chartNamed(id), chartNamed(id));
    panel->resize(480, 240);
    panel->setTheme(lightTheme());
    panel->setSnapshot(std::move(snapshot));
    panel->show();
    panel->setFocus();
    return panel;
}

void turnWheel(ChartPanel &panel, const QPointF &at, int steps, Qt::KeyboardModifiers keys = {})
{
    QWheelEvent event(at, panel.mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton, keys, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&panel, &event);
}

// Without its children: the ring of the focus comes and goes with the window's.
QImage painted(ChartPanel &panel)
{
    QImage image(panel.size(), QImage::Format_RGB32);
    image.fill(Qt::white);
    panel.render(&image, {}, {}, QWidget::DrawWindowBackground);
    return image;
}

QPointF middleOf(ChartPanel &panel)
{
    return panel.chart().plotIn(panel.rect()).center();
}

// The end of a run of its own.
sample::SnapshotPtr endedRun()
{
    Snapshot run = *sample::runningPipeline();
    run.model = std::make_shared<const RunModel>(*run.model);
    run.phase = RunPhase::Ended;
    return std::make_shared<const Snapshot>(run);
}

}  // namespace

class TestChartPanel : public QObject
{
    Q_OBJECT

private slots:
    void aClickOnALegendEntryHidesItsSeries()
    {
        const auto panel = panelOf("latency");
        Chart &chart = panel->chart();
        QPoint entry;
        for (int x = 0; x < panel->width() && entry.isNull(); ++x) {
            if (chart.legendAt({static_cast<double>(x), kTitleHeight / 2}, panel->rect()) == 1)
                entry = {x + 3, static_cast<int>(kTitleHeight / 2)};
        }
        QVERIFY(!entry.isNull());
        QTest::mouseClick(panel.get(), Qt::LeftButton, {}, entry);
        QCOMPARE(chart.view().hidden, QStringList("p99"));
        QTest::mouseClick(panel.get(), Qt::LeftButton, {}, entry);
        QCOMPARE(chart.view().hidden, QStringList());
        QTest::keyClick(panel.get(), Qt::Key_3);
        QCOMPARE(chart.view().hidden, QStringList("max"));
        QTest::keyClick(panel.get(), Qt::Key_9);
        QCOMPARE(chart.view().hidden, QStringList("max"));
    }

    void hidingASeriesTakesItsPixelsAway()
    {
        const auto panel = panelOf("latency");
        const QImage before = painted(*panel);
        QTest::keyClick(panel.get(), Qt::Key_1);
        QVERIFY(painted(*panel) != before);
        QTest::keyClick(panel.get(), Qt::Key_1);
        QCOMPARE(painted(*panel), before);
    }

    void theLineRestsAtTheMomentThatAllPicturesShow()
    {
        const auto panel = panelOf("throughput");
        QVERIFY(!panel->crosshair());
        panel->setMoment(0.5);
        QCOMPARE(panel->crosshair(), std::optional(0.5));
        const QPoint pointer = middleOf(*panel).toPoint() + QPoint(60, 0);
        QTest::mouseMove(panel.get(), pointer);
        QTRY_VERIFY(panel->crosshair() != std::optional(0.5));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(panel.get(), &leave);
        QCOMPARE(panel->crosshair(), std::optional(0.5));
        panel->setMoment(std::nullopt);
        QVERIFY(!panel->crosshair());
    }

    void theWheelZoomsUnderThePointerAndZeroShowsTheWholeRun()
    {
        const auto panel = panelOf("throughput");
        Chart &chart = panel->chart();
        const QPointF at = middleOf(*panel);
        const double seconds = chart.secondsAt(at.x(), panel->rect());
        turnWheel(*panel, at, 4);
        QVERIFY(chart.view().time);
        QVERIFY(chart.shownTime().length() < chart.wholeTime().length() / 2);
        QVERIFY(std::abs(chart.secondsAt(at.x(), panel->rect()) - seconds) < 1e-9);
        turnWheel(*panel, at, 2, Qt::ControlModifier);
        QVERIFY(chart.view().values);
        QTest::keyClick(panel.get(), Qt::Key_0);
        QVERIFY(chart.view().isWhole());
        turnWheel(*panel, at, -3);
        QVERIFY(!chart.view().time);
    }

    void draggingOverAStretchShowsIt()
    {
        const auto panel = panelOf("throughput");
        Chart &chart = panel->chart();
        const QRectF plot = chart.plotIn(panel->rect());
        const QPoint from(static_cast<int>(plot.left() + plot.width() * 0.25),
                          static_cast<int>(plot.center().y()));
        const QPoint to(static_cast<int>(plot.left() + plot.width() * 0.5), from.y());
        const double left = chart.secondsAt(from.x(), panel->rect());
        const double right = chart.secondsAt(to.x(), panel->rect());
        QTest::mousePress(panel.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(panel.get(), to);
        QTest::mouseRelease(panel.get(), Qt::LeftButton, {}, to);
        QVERIFY(chart.view().time);
        QVERIFY(std::abs(chart.view().time->from - left) < 1e-6);
        QVERIFY(std::abs(chart.view().time->to - right) < 1e-6);
        QTest::mouseClick(panel.get(), Qt::LeftButton, {}, from);
        QVERIFY(std::abs(chart.view().time->from - left) < 1e-6);
        QTest::mouseDClick(panel.get(), Qt::LeftButton, {}, from);
        QVERIFY(!chart.view().time);
    }

    void keysZoomAndMoveToo()
    {
        const auto panel = panelOf("depth");
        Chart &chart = panel->chart();
        QTest::keyClick(panel.get(), Qt::Key_Plus);
        QTest::keyClick(panel.get(), Qt::Key_Plus);
        const ChartSpan near = chart.shownTime();
        QVERIFY(near.length() < chart.wholeTime().length());
        QTest::keyClick(panel.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(chart.shownTime().from > near.from);
        QTest::keyClick(panel.get(), Qt::Key_Minus);
        QVERIFY(chart.shownTime().length() > near.length());
    }

    void theCrosshairTellsTheValues()
    {
        const auto panel = panelOf("latency");
        QVERIFY(!panel->crosshair());
        QTest::keyClick(panel.get(), Qt::Key_Right);
        QVERIFY(panel->crosshair());
        QVERIFY2(panel->accessibleDescription().contains("p99"), qPrintable(panel->accessibleDescription()));
        const double before = *panel->crosshair();
        QTest::keyClick(panel.get(), Qt::Key_Left);
        QVERIFY(*panel->crosshair() < before);
        QTest::mouseMove(panel.get(), middleOf(*panel).toPoint());
        QVERIFY(panel->crosshair());
    }

    void linearAndLogarithmicAreOneKeyApart()
    {
        const auto panel = panelOf("throughput");
        QVERIFY(!panel->chart().isLogarithmic());
        QTest::keyClick(panel.get(), Qt::Key_L);
        QVERIFY(panel->chart().isLogarithmic());
        QTest::keyClick(panel.get(), Qt::Key_L);
        QVERIFY(!panel->chart().isLogarithmic());
        const auto shares = panelOf("blocking");
        QTest::keyClick(shares.get(), Qt::Key_L);
        QVERIFY(!shares->chart().isLogarithmic());
    }

    void theTableHasTheNumbersOfTheCurve()
    {
        const auto panel = panelOf("throughput");
        QVERIFY(!panel->isTableShown());
        QTest::keyClick(panel.get(), Qt::Key_T);
        QVERIFY(panel->isTableShown());
        const QAbstractItemModel &model = *panel->table().model();
        QCOMPARE(model.columnCount(), panel->chart().seriesNames().size() + 1);
        QVERIFY(model.rowCount() > 2);
        panel->copyTable();
        QVERIFY(QGuiApplication::clipboard()->text().contains('\t'));
        const QTemporaryDir folder;
        QCOMPARE(panel->saveTable(folder.filePath("a.csv")), QString());
        QFile file(folder.filePath("a.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().trimmed().split('\n').size(), model.rowCount() + 1);
        QVERIFY(!panel->saveTable(folder.filePath("no/such/a.csv")).isEmpty());
        QTest::keyClick(panel.get(), Qt::Key_T);
        QVERIFY(!panel->isTableShown());
    }

    void guttersStayWhereTheyAreWhateverIsShown()
    {
        const auto panel = panelOf("throughput");
        const QRectF plot = panel->chart().plotIn(panel->rect());
        QTest::keyClick(panel.get(), Qt::Key_L);
        turnWheel(*panel, middleOf(*panel), 5);
        QCOMPARE(panel->chart().plotIn(panel->rect()), plot);
        panel->setSnapshot(sample::runningPipeline());
        QCOMPARE(panel->chart().plotIn(panel->rect()), plot);
    }

    void twoRunsAreComparedBehindAndBesideEachOther()
    {
        const auto panel = panelOf("throughput", endedRun());
        ChartComparison comparison({panel.get()}, nullptr);
        comparison.setSnapshot(panel->chart().snapshot());
        QTest::keyClick(panel.get(), Qt::Key_C);
        QCOMPARE(comparison.comparison(), ChartPanel::Comparison::None);  // nothing to compare with
        const auto second = endedRun();
        comparison.setSnapshot(second);
        panel->setSnapshot(second);
        const QImage alone = painted(*panel);
        QTest::keyClick(panel.get(), Qt::Key_C);
        QCOMPARE(comparison.comparison(), ChartPanel::Comparison::Overlaid);
        const QImage behind = painted(*panel);
        QVERIFY(behind != alone);
        QTest::keyClick(panel.get(), Qt::Key_C);
        QCOMPARE(comparison.comparison(), ChartPanel::Comparison::SideBySide);
        QVERIFY(painted(*panel) != behind);
        QTest::keyClick(panel.get(), Qt::Key_C);
        QCOMPARE(comparison.comparison(), ChartPanel::Comparison::None);
        QCOMPARE(painted(*panel), alone);
    }

    void theHistoryKeepsTheLastRunsOnce()
    {
        RunHistory history;
        history.note(sample::runningPipeline());  // goes on
        QVERIFY(history.earlierThan(nullptr).empty());
        const auto first = endedRun();
        history.note(first);
        history.note(first);
        QCOMPARE(history.earlierThan(nullptr).size(), std::size_t(1));
        QVERIFY(history.earlierThan(first.get()).empty());
        for (int i = 0; i < 20; ++i)
            history.note(endedRun());
        QCOMPARE(history.earlierThan(nullptr).size(), std::size_t(8));
        QCOMPARE(history.earlierThan(nullptr).front().number, 21);
    }
};

QTEST_MAIN(TestChartPanel)
#include "tst_chart_panel.moc"
