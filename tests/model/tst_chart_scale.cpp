#include <QTest>

#include "ui/charts/scale.h"

class TestChartScale : public QObject
{
    Q_OBJECT

private slots:
    void axesEndAtRoundValues_data();
    void axesEndAtRoundValues();
    void logarithmicAxesHaveWholeDecades();
    void timeAxesEndWithTheirUnit();
};

void TestChartScale::axesEndAtRoundValues_data()
{
    QTest::addColumn<double>("most");
    QTest::addColumn<double>("end");
    QTest::newRow("nothing") << 0.0 << 1.0;
    QTest::newRow("small") << 0.3 << 0.3;
    QTest::newRow("a little above") << 21.4 << 30.0;
    QTest::newRow("exactly round") << 100.0 << 100.0;
    QTest::newRow("large") << 123'456.0 << 150'000.0;
}

void TestChartScale::axesEndAtRoundValues()
{
    QFETCH(double, most);
    QFETCH(double, end);
    const ws::AxisScale scale = ws::linearScale(most);
    QVERIFY2(std::abs(scale.to - end) < 1e-9 * std::max(1.0, end), qPrintable(QString::number(scale.to)));
    QVERIFY(scale.ticks.size() <= 5);
}

void TestChartScale::logarithmicAxesHaveWholeDecades()
{
    const ws::AxisScale scale = ws::logScale(46.9, 180);
    QCOMPARE(scale.from, 1.0);
    QCOMPARE(scale.to, 3.0);
    QCOMPARE(scale.ticks.last().text, QString("1,000"));
}

void TestChartScale::timeAxesEndWithTheirUnit()
{
    QCOMPARE(ws::timeScale(4'000'000'000).ticks.last().text, QString("4 s"));
    QCOMPARE(ws::timeScale(30'000'000).ticks.last().text, QString("30 ms"));
}

QTEST_APPLESS_MAIN(TestChartScale)
#include "tst_chart_scale.moc"
