#include <QImage>
#include <QTest>

#include "support/sample_snapshots.h"
#include "ui/charts/registry.h"

// What every chart of the registry promises, whatever it shows.
class TestChartContract : public QObject
{
    Q_OBJECT

private slots:
    void everyChartPaintsEverySnapshot_data();
    void everyChartPaintsEverySnapshot();
    void aResetChartIsEmptyAgain_data();
    void aResetChartIsEmptyAgain();
    void idsAreUnique();
};

namespace {

QImage painted(ws::Chart &chart)
{
    QImage image(320, 180, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    chart.paint(painter, image.rect());
    painter.end();
    return image;
}

void addCharts()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < ws::chartRegistry().size(); ++i)
        QTest::newRow(std::string(ws::chartRegistry()[i].id).c_str()) << static_cast<int>(i);
}

}  // namespace

void TestChartContract::everyChartPaintsEverySnapshot_data()
{
    addCharts();
}

void TestChartContract::everyChartPaintsEverySnapshot()
{
    QFETCH(int, index);
    const auto chart = ws::chartRegistry()[static_cast<std::size_t>(index)].create();
    for (const bool dark : {false, true}) {
        chart->setTheme(dark ? ws::darkTheme() : ws::lightTheme());
        for (const ws::sample::Named &sample : ws::sample::all()) {
            chart->setSnapshot(sample.snapshot);
            for (int variant = 0; variant < 3; ++variant) {
                QVERIFY2(painted(*chart).pixelColor(0, 0) != QColor(Qt::magenta), sample.name);
                chart->nextVariant();
            }
            QVERIFY2(!chart->title().isEmpty(), sample.name);
        }
    }
    chart->setSnapshot(ws::sample::runningPipeline());
    QVERIFY(!chart->isEmpty());
}

void TestChartContract::aResetChartIsEmptyAgain_data()
{
    addCharts();
}

void TestChartContract::aResetChartIsEmptyAgain()
{
    QFETCH(int, index);
    const auto chart = ws::chartRegistry()[static_cast<std::size_t>(index)].create();
    QVERIFY(chart->isEmpty());
    const QImage before = painted(*chart);
    chart->setSnapshot(ws::sample::runningPipeline());
    QVERIFY(painted(*chart) != before);
    chart->setSnapshot(nullptr);
    QVERIFY(chart->isEmpty());
    QCOMPARE(painted(*chart), before);
}

void TestChartContract::idsAreUnique()
{
    QStringList ids;
    for (const ws::ChartInfo &info : ws::chartRegistry())
        ids << QString::fromStdString(std::string(info.id));
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
}

QTEST_MAIN(TestChartContract)
#include "tst_chart_contract.moc"
