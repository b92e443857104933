// Figures of lanes, of moments, and of deadlocks: what can be read in them.
#include <QTest>

#include "support/figure_files.h"
#include "ui/app/resources.h"

using namespace ws;
using namespace ws::test;

class TestFigurePictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initWaitscopeResources(); }
    void lanesShowTheStretchThatWasAskedFor();
    void callOutsPointAtLanesAndMoments();
    void aFigureOfAMomentShowsTheRunAsItWas();
    void aDeadlockIsReadableInEverySize_data();
    void aDeadlockIsReadableInEverySize();
};

void TestFigurePictures::lanesShowTheStretchThatWasAskedFor()
{
    FigureSpec spec = specOf("lanes");
    spec.options.time = AxisSpan{0.5, 0.9};
    QStringList texts;
    for (const SvgText &text : textsOf(bytesOf(spec, ".svg")))
        texts << text.text;
    QVERIFY2(texts.contains("0.6\u202fs") && texts.contains("0.8\u202fs"), qPrintable(texts.join('|')));
    QVERIFY2(!texts.contains("1.0\u202fs") && !texts.contains("0.2\u202fs"), qPrintable(texts.join('|')));
}

void TestFigurePictures::callOutsPointAtLanesAndMoments()
{
    FigureSpec spec = specOf("lanes");
    spec.options.time = AxisSpan{0.5, 0.9};
    spec.options.callOuts = {{{0.7, false}, {2, false}, "the second lane"}};
    QVERIFY(checkFigure(spec));
    const QByteArray marked = bytesOf(spec, ".svg");
    spec.options.callOuts[0].x = {50, true};
    QCOMPARE(bytesOf(spec, ".svg"), marked);
    for (const CallOut::Coordinate &beside :
         {CallOut::Coordinate{0, false}, CallOut::Coordinate{99, false}}) {
        spec.options.callOuts[0].y = beside;
        QVERIFY(!checkFigure(spec));
    }
    spec.options.callOuts[0] = {{1.2, false}, {2, false}, "beside the stretch"};
    QVERIFY(!checkFigure(spec));
}

void TestFigurePictures::aFigureOfAMomentShowsTheRunAsItWas()
{
    FigureSpec spec = specOf("wait-graph", sample::ringOfFive());
    const QByteArray last = bytesOf(spec, ".svg");
    spec.options.at = static_cast<double>(spec.snapshot->timeNs) / 2e9;
    const QByteArray then = bytesOf(spec, ".svg");
    QVERIFY(!then.isEmpty());
    QVERIFY(then != last);
    for (const char *chart : {"lanes", "throughput"}) {
        FigureSpec marked = specOf(chart);
        const QByteArray plain = bytesOf(marked, ".svg");
        marked.options.at = static_cast<double>(marked.snapshot->timeNs) / 1e9 - 0.05;
        QVERIFY(bytesOf(marked, ".svg") != plain);
    }
    spec.options.at = 1e6;
    QVERIFY(!checkFigure(spec));
    FigureSpec laidOut = specOf("wiring", sample::onlyLaidOut());
    laidOut.options.at = 0.1;
    QVERIFY(!checkFigure(laidOut));
}

void TestFigurePictures::aDeadlockIsReadableInEverySize_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<QString>("title");
    for (const FigurePreset &preset : figurePresets()) {
        const QString size = QString::fromUtf8(preset.id.data(), static_cast<qsizetype>(preset.id.size()));
        QTest::addRow("%s", qPrintable(size)) << size << "";
        QTest::addRow("%s with a title", qPrintable(size)) << size << "Five forks";
    }
}

void TestFigurePictures::aDeadlockIsReadableInEverySize()
{
    QFETCH(QString, size);
    QFETCH(QString, title);
    Snapshot run = *sample::ringOfFive();
    RunModel model = *run.model;
    for (std::size_t i = 0; i < model.threads.size(); ++i)
        model.threads[i].name = "philosopher " + std::to_string(i + 1);
    int forks = 0;
    for (RunModel::Object &object : model.objects)
        if (object.kind == ObjectKind::Lock)
            object.name = "fork " + std::to_string(++forks);
    run.model = std::make_shared<const RunModel>(model);
    FigureSpec spec = specOf("wait-graph", std::make_shared<const Snapshot>(run));
    setFigureSize(spec.options, size.toStdString());
    spec.options.title = title.toStdString();
    QStringList texts;
    for (const SvgText &text : textsOf(bytesOf(spec, ".svg")))
        texts << text.text;
    for (int i = 1; i <= 5; ++i) {
        QVERIFY2(texts.contains(QString("philosopher %1").arg(i)), qPrintable(texts.join('|')));
        QVERIFY2(texts.contains(QString("fork %1").arg(i)), qPrintable(texts.join('|')));
    }
    QVERIFY2(texts.contains("waits for") && texts.contains("is held by"), qPrintable(texts.join('|')));
    // Its own title stands in for the picture's.
    QCOMPARE(texts.contains("Who waits for whom"), title.isEmpty());
}

QTEST_MAIN(TestFigurePictures)
#include "tst_figure_pictures.moc"
