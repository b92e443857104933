// Geometry of charts: lines cut to the axes, zooming, the table twin.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "ui/charts/chart_table.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/curve.h"
#include "ui/charts/scale.h"
#include "ui/models/table_text.h"

using namespace ws;

class tst_chart_curves : public QObject
{
    Q_OBJECT

private slots:
    void aLineInsideStaysAsItIs()
    {
        const QList<QPointF> line{{0, 0}, {0.5, 1}, {1, 0.5}};
        const auto pieces = cutLine(line, {0, 1, 0, 1});
        QCOMPARE(pieces.size(), 1);
        QCOMPARE(pieces.first(), line);
    }

    void aLineThatLeavesAndComesBackIsTwoThatEndAtTheBorder()
    {
        const auto pieces = cutLine({{0, 0.5}, {1, 2}, {2, 0.5}}, {0, 2, 0, 1});
        QCOMPARE(pieces.size(), 2);
        QCOMPARE(pieces[0].last().y(), 1.0);
        QCOMPARE(pieces[1].first().y(), 1.0);
        QVERIFY(pieces[0].last().x() < pieces[1].first().x());
    }

    void nothingOutsideOfTheWindowIsLeft()
    {
        // A walk by a fixed rule, far beyond the window on all sides.
        QList<QPointF> walk;
        unsigned state = 12345;
        for (int i = 0; i < 500; ++i) {
            state = state * 1664525u + 1013904223u;
            walk.append({i / 100.0, static_cast<double>(state >> 16) / 8192.0 - 4});
        }
        const DataWindow window{1, 3, -1, 2};
        const auto isInside = [&](const QPointF &point) {
            return point.x() >= 1 - 1e-9 && point.x() <= 3 + 1e-9 && point.y() >= -1 - 1e-9 &&
                   point.y() <= 2 + 1e-9;
        };
        qsizetype count = 0;
        for (const auto &piece : cutLine(walk, window)) {
            QVERIFY(std::all_of(piece.begin(), piece.end(), isInside));
            count += piece.size();
        }
        QVERIFY(count > 100);
        const auto edge = cutEdge(walk, window);
        QVERIFY(std::all_of(edge.begin(), edge.end(), isInside));
        QCOMPARE(edge.first().x(), 1.0);
        QCOMPARE(edge.last().x(), 3.0);
    }

    void aLineBesideTheWindowLeavesNothing()
    {
        QVERIFY(cutLine({{5, 0}, {6, 1}}, {0, 1, 0, 1}).isEmpty());
        QVERIFY(cutLine({}, {0, 1, 0, 1}).isEmpty());
        QVERIFY(cutLine({{0, 0}}, {0, 1, 0, 1}).isEmpty());
        QVERIFY(cutEdge({{5, 0}, {6, 1}}, {0, 1, 0, 1}).isEmpty());
    }

    void whatLiesUnderThePointerStaysThere()
    {
        const ChartSpan whole{0, 10};
        const ChartSpan near = zoomedSpan(whole, 4, 0.1, whole, 1e-6);
        QCOMPARE(near.length(), 1.0);
        QVERIFY(std::abs((4 - near.from) / near.length() - 0.4) < 1e-12);
        QCOMPARE(zoomedSpan(near, 4, 100, whole, 1e-6), whole);
    }

    void zoomingHasItsEnds()
    {
        const ChartSpan whole{0, 10};
        QCOMPARE(zoomedSpan(whole, 5, 1e-30, whole, 0.5).length(), 0.5);
        QCOMPARE(movedSpan({8, 10}, 5, whole), (ChartSpan{8, 10}));
        QCOMPARE(movedSpan({8, 10}, -50, whole), (ChartSpan{0, 2}));
    }

    void aStretchHasItsOwnTicks_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<QString>("last");
        QTest::newRow("a second") << 2.0 << 3.0 << "3.0 s";
        QTest::newRow("milliseconds") << 0.2 << 0.35 << "350 ms";
        QTest::newRow("microseconds") << 0.0001 << 0.0002 << "200 µs";
    }
    void aStretchHasItsOwnTicks()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(QString, last);
        const AxisScale scale = timeScale(from, to);
        QCOMPARE(scale.from, from);
        QCOMPARE(scale.to, to);
        QVERIFY(scale.ticks.size() >= 2 && scale.ticks.size() <= 7);
        QCOMPARE(scale.ticks.last().text, last);
        for (const AxisTick &tick : scale.ticks)
            QVERIFY(tick.value >= from - 1e-9 && tick.value <= to + 1e-9);
    }

    void aNarrowLogarithmicAxisHasTicksToo_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::newRow("many decades") << 1.0 << 1e6;
        QTest::newRow("one decade") << 10.0 << 100.0;
        QTest::newRow("a part of a decade") << 20.0 << 80.0;
    }
    void aNarrowLogarithmicAxisHasTicksToo()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        const AxisScale scale = spanScale(from, to, true);
        QVERIFY(scale.logarithmic);
        QVERIFY2(scale.ticks.size() >= 2, qPrintable(QString::number(scale.ticks.size())));
        for (const AxisTick &tick : scale.ticks)
            QVERIFY(tick.value >= std::log10(from) - 1e-9 && tick.value <= std::log10(to) + 1e-9);
    }

    void theTableHasARowForEachMomentOfAnySeries()
    {
        ChartTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        ChartTable table{"Throughput", "msg/s", {{"pipe", {{0.1, 5}, {0.2, 6}}}, {"a,b", {{0.2, 7.5}}}}};
        model.setTable(table);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QString("pipe, msg/s"));
        QCOMPARE(model.index(0, 2).data().toString(), QString());
        QCOMPARE(model.index(1, 2).data().toString(), QString("7.5"));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        table.series[0].points.append({0.3, 8});
        model.setTable(table);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(resets.size(), 0);
        table.series[0].points.resize(1);
        model.setTable(table);
        QCOMPARE(model.rowCount(), 2);
        QModelIndexList cells;
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < 3; ++column)
                cells << model.index(row, column);
        const QString csv = tableText(cells, TableFormat::Csv);
        QVERIFY2(csv.contains("\"a,b, msg/s\""), qPrintable(csv));
        model.setTable({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_APPLESS_MAIN(tst_chart_curves)
#include "tst_chart_curves.moc"
