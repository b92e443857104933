// Figures as files: formats, the same bytes each time, what is kept in them, and what is refused.
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include "support/figure_files.h"
#include "ui/app/resources.h"
#include "ui/export/figure_files.h"
#include "ui/export/figure_sheet.h"

using namespace ws;
using namespace ws::test;

class TestFigures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initWaitscopeResources(); }
    void everyFigureIsWrittenInEveryFormat_data();
    void everyFigureIsWrittenInEveryFormat();
    void theSameInputGivesTheSameBytes_data() { everyFigureIsWrittenInEveryFormat_data(); }
    void theSameInputGivesTheSameBytes();
    void panelsHaveLettersAndCallOutsNumbers();
    void aFigureKeepsTheCommandThatMadeIt_data();
    void aFigureKeepsTheCommandThatMadeIt();
    void theDataAreBesideTheFigure();
    void whatCannotBeDrawnIsRefusedWithASentence_data();
    void whatCannotBeDrawnIsRefusedWithASentence();
    void whatDoesNotFitIsSaid();
    void aFullDiskLeavesNothing();
    void aSheetHasRoomForAllItsParts();
};

void TestFigures::everyFigureIsWrittenInEveryFormat_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("beginning");
    for (const QString &id : figureIds()) {
        QTest::addRow("%s as svg", qPrintable(id)) << id << "svg" << QByteArray("<?xml");
        QTest::addRow("%s as pdf", qPrintable(id)) << id << "pdf" << QByteArray("%PDF-");
        QTest::addRow("%s as png", qPrintable(id)) << id << "png" << QByteArray("\x89PNG");
    }
}

void TestFigures::everyFigureIsWrittenInEveryFormat()
{
    QFETCH(QString, id);
    QFETCH(QString, ending);
    QFETCH(QByteArray, beginning);
    const QTemporaryDir folder;
    const QString name = folder.filePath("figure." + ending);
    const Result<> written = writeFigure(specOf(id), name.toStdString());
    QVERIFY2(written, written ? "" : written.error().text().c_str());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(beginning));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    if (ending == "svg")
        QVERIFY(QSvgRenderer(bytes).isValid());
    if (ending == "png")
        QCOMPARE(QImage::fromData(bytes).width(), 1814);
}

void TestFigures::theSameInputGivesTheSameBytes()
{
    QFETCH(QString, id);
    QFETCH(QString, ending);
    FigureSpec spec = specOf(id);
    spec.options.language = "zh_CN";
    spec.options.title = "管道 pipe 写满";
    const std::string suffix = '.' + ending.toStdString();
    const QByteArray first = bytesOf(spec, suffix);
    QVERIFY(!first.isEmpty());
    // Of a PDF the date would differ after a second at the latest; that it is fixed can be seen at once.
    if (ending == "pdf")
        QVERIFY(first.contains("/CreationDate (D:20000101000000Z)"));
    QCOMPARE(bytesOf(spec, suffix), first);
}

void TestFigures::panelsHaveLettersAndCallOutsNumbers()
{
    FigureSpec spec = specOf("throughput");
    spec.options.charts = {"throughput", "latency", "wiring"};
    spec.options.callOuts = {{{40, true}, {50, true}, "first"}, {{60, true}, {50, true}, "second"}};
    spec.options.caption = "A caption";
    setFigureSize(spec.options, "slide");
    spec.options.fontPt = 10;
    QStringList texts;
    for (const SvgText &text : textsOf(bytesOf(spec, ".svg")))
        texts << text.text;
    for (const char *expected : {"a", "b", "c", "1", "2", "first", "second", "A caption"})
        QVERIFY2(texts.contains(expected), expected);
    QVERIFY(texts.count("1") >= 2);  // at its place, and before its text
}

void TestFigures::aFigureKeepsTheCommandThatMadeIt_data()
{
    QTest::addColumn<QString>("ending");
    for (const char *ending : {"svg", "pdf", "png"})
        QTest::newRow(ending) << ending;
}

void TestFigures::aFigureKeepsTheCommandThatMadeIt()
{
    QFETCH(QString, ending);
    const QTemporaryDir folder;
    const std::string name = folder.filePath("a." + ending).toStdString();
    FigureSpec spec = specOf("throughput");
    spec.command = "waitscope figure x --title '<管道> & \"pipe\" 100% it'\\''s' --out a." + ending;
    QVERIFY(writeFigure(spec, name));
    const auto kept = commandInFigure(name);
    QVERIFY(kept);
    QCOMPARE(*kept, spec.command);
    QVERIFY(!commandInFigure(folder.filePath("none.svg").toStdString()));
}

void TestFigures::theDataAreBesideTheFigure()
{
    const QTemporaryDir folder;
    FigureSpec spec = specOf("throughput");
    spec.options.charts = {"throughput", "lanes", "catalogue"};
    spec.options.withData = true;
    spec.options.fontPt = 5;
    const Result<> written = writeFigure(spec, folder.filePath("a.svg").toStdString());
    QVERIFY2(written, written ? "" : written.error().text().c_str());
    QFile file(folder.filePath("a.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject data = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(data["settings"].toObject()["font"].toString(), QString("5"));
    QCOMPARE(data["command"].toString(), spec.command);
    const QJsonArray panels = data["panels"].toArray();
    QCOMPARE(panels.size(), 3);
    QVERIFY(panels[0].toObject()["series"].toArray().first().toObject()["points"].toArray().size() > 2);
    QVERIFY(!panels[1].toObject()["threads"].toArray().isEmpty());
    QVERIFY(panels[2].toObject()["rows"].toArray().size() > 10);
}

void TestFigures::whatCannotBeDrawnIsRefusedWithASentence_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unknown ending") << "chart=wiring"
                                    << "a.gif"
                                    << "ends neither in";
    QTest::newRow("no ending") << "chart=wiring"
                               << "a"
                               << "ends neither in";
    QTest::newRow("unknown chart") << "chart=pie"
                                   << "a.svg"
                                   << "unknown chart 'pie'";
    QTest::newRow("no chart") << "font=9"
                              << "a.svg"
                              << "no chart";
    QTest::newRow("no such folder") << "chart=wiring"
                                    << "none/a.svg"
                                    << "No such file or directory";
    QTest::newRow("no such wire") << "chart=latency;object=nowhere"
                                  << "a.svg"
                                  << "no wire named 'nowhere'";
    QTest::newRow("no such series") << "chart=latency;hide=p12"
                                    << "a.svg"
                                    << "no series 'p12'";
    QTest::newRow("a place without axes") << "chart=wiring;call-out=1s:2:here"
                                          << "a.svg"
                                          << "'here'";
    QTest::newRow("a place beside the axes") << "chart=throughput;call-out=999s:2:here"
                                             << "a.svg"
                                             << "beside the axes";
    QTest::newRow("no room") << "chart=wiring;size=20x20;font=30"
                             << "a.svg"
                             << "too small";
}

void TestFigures::whatCannotBeDrawnIsRefusedWithASentence()
{
    QFETCH(QString, setting);
    QFETCH(QString, file);
    QFETCH(QString, expected);
    const QTemporaryDir folder;
    FigureSpec spec = specOf("wiring");
    spec.options.charts.clear();
    for (const QString &one : setting.split(';')) {
        for (const FigureOption &option : figureOptionTable()) {
            if (one.section('=', 0, 0).toStdString() == option.name)
                QCOMPARE(option.set(spec.options, one.section('=', 1).toStdString()), std::string());
        }
    }
    const Result<> written = writeFigure(spec, folder.filePath(file).toStdString());
    QVERIFY(!written);
    const QString text = QString::fromStdString(written.error().text());
    QVERIFY2(text.contains(expected), qPrintable(text));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestFigures::whatDoesNotFitIsSaid()
{
    FigureSpec spec = specOf("catalogue");
    QVERIFY(figureNotice(spec).contains("9 pt"));
    setFigureSize(spec.options, "1000x600");
    QCOMPARE(figureNotice(spec), QString());
}

void TestFigures::aFullDiskLeavesNothing()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath("full.svg");
    QVERIFY(QFile::link("/dev/full", name));
    const Result<> written = writeFigure(specOf("wiring"), name.toStdString());
    QVERIFY(!written);
    QCOMPARE(written.error().sysErrno, ENOSPC);
    QCOMPARE(QDir(folder.path()).entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot).size(), 1);
}

void TestFigures::aSheetHasRoomForAllItsParts()
{
    const QRectF box(0, 0, 600, 400);
    SheetTexts texts;
    texts.title = QStringList{"one"};
    texts.caption = QStringList{"one", "two"};
    texts.notes = {{"a"}, {"b", "c"}};
    for (int panels = 1; panels <= 7; ++panels) {
        const SheetLayout layout = layoutSheet(box, panels, 0, texts);
        QCOMPARE(layout.panels.size(), panels);
        QList<QRectF> all = layout.panels;
        all << layout.title << layout.notes << layout.caption;
        for (qsizetype i = 0; i < all.size(); ++i) {
            QVERIFY(box.contains(all[i]));
            for (qsizetype k = i + 1; k < all.size(); ++k)
                QVERIFY(
                    !all[i].adjusted(0.1, 0.1, -0.1, -0.1).intersects(all[k].adjusted(0.1, 0.1, -0.1, -0.1)));
        }
    }
    QCOMPARE(layoutSheet(box, 3, 3, {}).panels[2].top(), 0.0);
    QCOMPARE(layoutSheet(box, 3, 1, {}).panels[2].left(), 0.0);
}

QTEST_MAIN(TestFigures)
#include "tst_figures.moc"
