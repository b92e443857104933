// Files that come into the window and figures that go out of it.

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QListWidget>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "support/dropped_file.h"
#include "support/sample_snapshots.h"
#include "ui/app/figure_dialog.h"
#include "ui/app/main_window.h"
#include "ui/app/resources.h"

class TestWindowFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aDroppedExperimentIsOpened();
    void aDroppedFileThatIsNoExperimentIsExplained_data();
    void aDroppedFileThatIsNoExperimentIsExplained();
    void anAddressFromElsewhereIsNotTaken();
    void aFolderThatRefusesCostsNoChoice();
    void aFigureTakesThePlaceOfTheOneBefore();
    void theNextFigureBeginsWithTheLastChoices();
};

namespace {

const QByteArray kUnknownRole = "version = 1\ntitle = \"Dropped\"\n[[process]]\nname = \"p\"\n"
                                "[[process.thread]]\nrole = \"dance\"\n";

QString makeFile(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

}  // namespace

void TestWindowFiles::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    initWaitscopeResources();
}

void TestWindowFiles::aDroppedExperimentIsOpened()
{
    const QTemporaryDir folder;
    const QString name = makeFile(folder, "dropped.toml",
                                  "version = 1\ntitle = \"Dropped\"\n[[lock]]\nname = \"l\"\n"
                                  "[[process]]\nname = \"p\"\n[[process.thread]]\n"
                                  "role = \"take-locks\"\nlocks = [\"l\"]\n");
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.show();
    QVERIFY(ws::test::drop(window, QUrl::fromLocalFile(name)));
    QCOMPARE(QString::fromStdString(controller.experiment().title.en), QString("Dropped"));
    // Its whole path is remembered for the next start.
    QCOMPARE(window.settings().lastExperiment, name);
}

void TestWindowFiles::aDroppedFileThatIsNoExperimentIsExplained_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a text") << "notes.txt" << QByteArray("Dear diary\n");
    QTest::newRow("a picture") << "picture.png" << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("nothing") << "empty.toml" << QByteArray("");
    QTest::newRow("an unknown role") << "role.toml" << kUnknownRole;
}

void TestWindowFiles::aDroppedFileThatIsNoExperimentIsExplained()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.show();
    QVERIFY(window.openExperiment("pipeline"));
    QVERIFY(ws::test::drop(window, QUrl::fromLocalFile(makeFile(folder, name, bytes))));
    const auto *problems = window.findChild<QListWidget *>(QStringLiteral("problems"));
    QVERIFY(problems);
    QVERIFY(problems->count() > 0);
    QVERIFY2(problems->item(0)->text().contains(name), qPrintable(problems->item(0)->text()));
    QCOMPARE(controller.experiment().id, std::string("pipeline"));
}

void TestWindowFiles::anAddressFromElsewhereIsNotTaken()
{
    ws::RunController controller;
    ws::MainWindow window({}, controller);
    window.show();
    QVERIFY(!ws::test::drop(window, QUrl("https://example.org/experiment.toml")));
}

static ws::FigureOptions showing(const char *chart)
{
    ws::FigureOptions options;
    options.charts = {chart};
    return options;
}

void TestWindowFiles::aFolderThatRefusesCostsNoChoice()
{
    const QTemporaryDir folder;
    auto *dialog = new ws::FigureDialog(ws::lightTheme(), {ws::sample::runningPipeline(), {}},
                                        showing("latency"), {}, nullptr);
    dialog->show();
    QCOMPARE(dialog->options().charts, std::vector<std::string>{"latency"});
    QVERIFY(!dialog->write(folder.filePath("no/such/folder.svg")));
    const auto *message = dialog->findChild<QMessageBox *>();
    QVERIFY(message);
    QVERIFY2(message->text().contains("no/such/folder.svg"), qPrintable(message->text()));
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->options().charts, std::vector<std::string>{"latency"});
    QVERIFY(dialog->write(folder.filePath("there.svg")));
    QVERIFY(!dialog->isVisible());
    QVERIFY(QFile::exists(folder.filePath("there.svg")));
}

void TestWindowFiles::aFigureTakesThePlaceOfTheOneBefore()
{
    const QTemporaryDir folder;
    const QString name = makeFile(folder, "old.svg", "old");
    auto *dialog = new ws::FigureDialog(ws::lightTheme(), {ws::sample::twoLocks(), {}}, showing("wait-graph"),
                                        {}, nullptr);
    QVERIFY(dialog->write(name));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("<?xml"));
}

void TestWindowFiles::theNextFigureBeginsWithTheLastChoices()
{
    const QTemporaryDir folder;
    auto *first = new ws::FigureDialog(ws::lightTheme(), {ws::sample::twoLocks(), {}}, showing("wiring"),
                                       {"pdf", {"size=100x50"}, {}}, nullptr);
    ws::FigureChoices choices;
    connect(first, &ws::FigureDialog::written, this,
            [&](const QString &, const ws::FigureChoices &made) { choices = made; });
    QVERIFY(first->write(folder.filePath("a.pdf")));
    QCOMPARE(choices.format, QString("pdf"));
    QCOMPARE(choices.look, QStringList("size=100x50"));
    QCOMPARE(choices.folder, folder.path());
}

QTEST_MAIN(TestWindowFiles)
#include "tst_window_files.moc"
