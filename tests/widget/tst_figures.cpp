#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "support/sample_snapshots.h"
#include "ui/export/figure.h"

class TestFigures : public QObject
{
    Q_OBJECT

private slots:
    void everyFigureIsWrittenInEveryFormat_data();
    void everyFigureIsWrittenInEveryFormat();
    void whatCannotBeWrittenIsRefusedWithASentence_data();
    void whatCannotBeWrittenIsRefusedWithASentence();
    void aFullDiskLeavesNothing();
};

void TestFigures::everyFigureIsWrittenInEveryFormat_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("beginning");
    for (const QString &id : ws::figureIds()) {
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
    const bool graph = id == "wait-graph" || id == "film-strip";
    const ws::FigureSpec spec{
        id, {160, 90}, ws::lightTheme(), graph ? ws::sample::ringOfFive() : ws::sample::runningPipeline()};
    const ws::Result<> written = ws::writeFigure(spec, name.toStdString());
    QVERIFY2(written, written ? "" : written.error().text().c_str());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(beginning));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    if (ending == "svg")
        QVERIFY(bytes.contains("width=\"160.") || bytes.contains("width=\"160mm\""));
    if (ending == "png")
        QCOMPARE(QImage::fromData(bytes).width(), 1814);
}

void TestFigures::whatCannotBeWrittenIsRefusedWithASentence_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unknown ending") << "wiring"
                                    << "a.gif"
                                    << "ends neither in";
    QTest::newRow("no ending") << "wiring"
                               << "a"
                               << "ends neither in";
    QTest::newRow("unknown chart") << "pie"
                                   << "a.svg"
                                   << "unknown chart 'pie'";
    QTest::newRow("no such folder") << "wiring"
                                    << "none/a.svg"
                                    << "No such file or directory";
}

void TestFigures::whatCannotBeWrittenIsRefusedWithASentence()
{
    QFETCH(QString, id);
    QFETCH(QString, file);
    QFETCH(QString, expected);
    const QTemporaryDir folder;
    const ws::FigureSpec spec{id, {160, 90}, ws::lightTheme(), ws::sample::runningPipeline()};
    const ws::Result<> written = ws::writeFigure(spec, folder.filePath(file).toStdString());
    QVERIFY(!written);
    const QString text = QString::fromStdString(written.error().text());
    QVERIFY2(text.contains(expected), qPrintable(text));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestFigures::aFullDiskLeavesNothing()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath("full.svg");
    QVERIFY(QFile::link("/dev/full", name));
    const ws::FigureSpec spec{"wiring", {160, 90}, ws::lightTheme(), ws::sample::runningPipeline()};
    const ws::Result<> written = ws::writeFigure(spec, name.toStdString());
    QVERIFY(!written);
    QCOMPARE(written.error().sysErrno, ENOSPC);
    QCOMPARE(QDir(folder.path()).entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot).size(), 1);
}

QTEST_MAIN(TestFigures)
#include "tst_figures.moc"
