// The figure dialog and the command line make the same figure; the command that it shows is the one that does.
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <sstream>

#include "cli/command_line.h"
#include "experiment/reader.h"
#include "measure/sweep_files.h"
#include "session/library.h"
#include "session/recorded_run.h"
#include "session/session.h"
#include "support/small_recording.h"
#include "ui/app/figure_dialog.h"
#include "ui/app/figure_extras.h"
#include "ui/app/figure_preview.h"
#include "ui/app/resources.h"
#include "ui/models/preview.h"

using namespace ws;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The words of a line as a shell takes them apart.
QStringList wordsOf(const QString &line)
{
    QProcess shell;
    shell.start("sh", {"-c", "printf '%s\\n' " + line});
    shell.waitForFinished();
    return QString::fromUtf8(shell.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
}

struct Outcome
{
    int exitCode = -1;
    QString out;
    QString err;
};

Outcome call(const QStringList &words)
{
    std::vector<std::string> texts;
    std::vector<const char *> arguments;
    for (const QString &word : words)
        texts.push_back(word.toStdString());
    for (const std::string &text : texts)
        arguments.push_back(text.c_str());
    std::ostringstream out;
    std::ostringstream err;
    const CliExtras extras = figureExtras([] {});
    const cli::CliContext context = {"waitscope", out, err, false};
    const int code =
        cli::runCommandLine(static_cast<int>(arguments.size()), arguments.data(), extras, context);
    return {code, QString::fromStdString(out.str()), QString::fromStdString(err.str())};
}

std::shared_ptr<const Snapshot> laidOut(const char *name)
{
    const auto read = readExperimentFile(*findExperiment(name), machineVocabulary());
    return previewSnapshot(std::get<Experiment>(read), machineVocabulary());
}

FigureOptions wiring()
{
    FigureOptions options;
    options.charts = {"wiring"};
    options.beforeRun = true;
    return options;
}

}  // namespace

class TestFigureDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initWaitscopeResources(); }

    void theCommandThatIsShownMakesTheSameBytes_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char *ending : {"svg", "pdf", "png"})
            QTest::newRow(ending) << ending;
    }
    void theCommandThatIsShownMakesTheSameBytes()
    {
        QFETCH(QString, ending);
        const QTemporaryDir folder;
        FigureChoices choices;
        choices.format = ending;
        auto *dialog = new FigureDialog(lightTheme(), {laidOut("pipeline"), {"pipeline", "", "", "", ""}},
                                        wiring(), choices, nullptr);
        FigureOptions options = dialog->options();
        setFigureSize(options, "slide");
        options.title = "It's \"full\": 管道 $HOME";
        options.caption = "A caption";
        options.colours = FigureColours::Print;
        options.callOuts = {{{30, true}, {40, true}, "here: a 'mark'"}};
        dialog->setOptions(options);
        QVERIFY(dialog->options() == options);
        QStringList words = wordsOf(dialog->command());
        const QString name = words.last();
        QVERIFY(name.endsWith(ending));
        words.last() = folder.filePath(name);
        const Outcome outcome = call(words);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
        const QByteArray fromCommand = contentOf(folder.filePath(name));
        QVERIFY(!fromCommand.isEmpty());
        QVERIFY(QDir(folder.path()).mkdir("window"));
        QVERIFY(dialog->write(folder.filePath("window/" + name)));
        QVERIFY(contentOf(folder.filePath("window/" + name)) == fromCommand);
    }

    void copyAsCommandPutsItOnTheClipboard()
    {
        auto *dialog = new FigureDialog(lightTheme(), {laidOut("pipeline"), {"pipeline", "", "", "", ""}},
                                        wiring(), {}, nullptr);
        dialog->show();
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text().contains("command"))
                button->click();
        }
        QCOMPARE(QApplication::clipboard()->text(), dialog->command());
        QVERIFY(dialog->command().startsWith("waitscope figure pipeline --chart wiring"));
        dialog->close();
    }

    void aMistakeIsSaidAndNothingCanBeSaved()
    {
        auto *dialog = new FigureDialog(lightTheme(), {laidOut("pipeline"), {"pipeline", "", "", "", ""}},
                                        wiring(), {}, nullptr);
        dialog->show();
        auto *callOuts = dialog->findChild<QPlainTextEdit *>();
        QPushButton *save = nullptr;
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                save = button;
        }
        QVERIFY(callOuts && save);
        QVERIFY(save->isEnabled());
        callOuts->setPlainText("nonsense");
        QVERIFY(!save->isEnabled());
        const auto labels = dialog->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel *label) { return label->text().contains("nonsense"); }));
        callOuts->setPlainText("30%:40%:sense");
        QVERIFY(save->isEnabled());
        dialog->close();
    }

    void thePreviewKeepsTheProportions()
    {
        const QRectF box = boxWithin({160, 90}, {0, 0, 400, 400});
        QCOMPARE(box.width(), 400.0);
        QCOMPARE(box.height(), 225.0);
        QCOMPARE(box.center(), QPointF(200, 200));
        QCOMPARE(boxWithin({90, 160}, {0, 0, 400, 400}).height(), 400.0);
    }

    void theLookOfTheLastFigureIsKeptButNotItsTexts()
    {
        FigureOptions options = wiring();
        setFigureSize(options, "column");
        options.fontPt = 7;
        options.title = "Mine";
        FigureChoices choices;
        choices.look = lookOf(options);
        choices.look << "nobody=knows";
        const FigureOptions next = withLook(wiring(), choices);
        QCOMPARE(next.preset, std::string("column"));
        QCOMPARE(next.fontPt, 7.0);
        QCOMPARE(next.title, std::string());
    }

    void aListDrawsAllItsFiguresAndCheckSaysWhatWouldChange()
    {
        const QTemporaryDir folder;
        const auto write = [&](const char *text) {
            QFile file(folder.filePath("list.toml"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write(
            "size='column'\n[[figure]]\nout='a.svg'\nexperiment='pipeline'\nchart='wiring'\nbefore-run=true\n"
            "[[figure]]\nout='sub/b.pdf'\nchart='catalogue'\nfont=4\n");
        const QString list = folder.filePath("list.toml");
        Outcome outcome = call({"waitscope", "figures", list, "--check"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("changes  a.svg  it is not there yet"), qPrintable(outcome.out));
        outcome = call({"waitscope", "figures", list});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("2 of 2"), qPrintable(outcome.err));
        QVERIFY(QFile::exists(folder.filePath("a.svg")) && QFile::exists(folder.filePath("sub/b.pdf")));
        outcome = call({"waitscope", "figures", list, "--check"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.out));
        write(
            "size='column'\n[[figure]]\nout='a.svg'\nexperiment='pipeline'\nchart='wiring'\nbefore-run=true\n"
            "title='New'\n[[figure]]\nout='sub/b.pdf'\nchart='catalogue'\nfont=4\n");
        outcome = call({"waitscope", "figures", list, "--check"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("changes  a.svg  it was made as: waitscope figure"),
                 qPrintable(outcome.out));
        QVERIFY2(outcome.out.contains("same     sub/b.pdf"), qPrintable(outcome.out));
        QFile pdf(folder.filePath("sub/b.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadWrite));
        pdf.seek(200);
        pdf.write("x");
        pdf.close();
        outcome = call({"waitscope", "figures", list, "--check"});
        QVERIFY2(outcome.out.contains("changes  sub/b.pdf  drawn now it differs"), qPrintable(outcome.out));
    }

    void aListIsJudgedBeforeItsFirstRun_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("an unknown chart")
            << QByteArray("[[figure]]\nout='a.svg'\nexperiment='pipeline'\nchart='wirnig'\n")
            << "Did you mean 'wiring'?";
        QTest::newRow("an unknown experiment")
            << QByteArray("[[figure]]\nout='a.svg'\nexperiment='pipelin'\nchart='wiring'\n") << "pipelin";
        QTest::newRow("no experiment")
            << QByteArray("[[figure]]\nout='a.svg'\nchart='wiring'\n") << "Name an experiment";
        QTest::newRow("another ending")
            << QByteArray("[[figure]]\nout='a.gif'\nexperiment='pipeline'\nchart='wiring'\n")
            << "must end in";
        QTest::newRow("a placement that is none")
            << QByteArray(
                   "[[figure]]\nout='a.svg'\nexperiment='pipeline'\nchart='wiring'\nplacement='near'\n")
            << "placement: 'near'";
    }
    void aListIsJudgedBeforeItsFirstRun()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const QTemporaryDir folder;
        QFile file(folder.filePath("list.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const Outcome outcome = call({"waitscope", "figures", file.fileName()});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains(expected), qPrintable(outcome.err));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList("list.toml"));
    }

    void aRecordingIsDrawnAsItWasSeen()
    {
        const QTemporaryDir folder;
        const QString recording = folder.filePath("small.wscope");
        test::writeSmallRecording(recording.toStdString());
        const auto seen = openRecordedRun(recording.toStdString());
        QVERIFY(seen);
        for (const char *chart : {"throughput", "wait-graph", "lanes", "film-strip"}) {
            FigureOptions options;
            options.charts = {chart};
            auto *dialog = new FigureDialog(lightTheme(), {*seen, {recording.toStdString(), "", "", "", ""}},
                                            options, {}, nullptr);
            QStringList words = wordsOf(dialog->command());
            const QString name = words.last();
            words.last() = folder.filePath(name);
            const Outcome outcome = call(words);
            QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
            const QByteArray fromCommand = contentOf(folder.filePath(name));
            QVERIFY(!fromCommand.isEmpty());
            QVERIFY(dialog->write(folder.filePath(name)));
            QVERIFY2(contentOf(folder.filePath(name)) == fromCommand, chart);
        }
    }

    void aSweepIsDrawnAsItWasSeen_data()
    {
        QTest::addColumn<QString>("chart");
        QTest::newRow("throughput") << "sweep-throughput";
        QTest::newRow("latency") << "sweep-latency";
    }
    void aSweepIsDrawnAsItWasSeen()
    {
        QFETCH(QString, chart);
        const QString file = QFINDTESTDATA("../golden/sweep.json");
        auto sweep = readSweep(file.toStdString());
        QVERIFY(sweep);
        FigureOptions options;
        options.charts = {chart.toStdString()};
        options.title = "Six ways";
        auto *dialog = new FigureDialog(lightTheme(),
                                        {nullptr,
                                         {file.toStdString(), "", "", "", ""},
                                         std::make_shared<const SweepResults>(std::move(*sweep))},
                                        options, {}, nullptr);
        dialog->show();
        // A sweep has no run time.
        int times = 0;
        for (const QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
            times += edit->placeholderText().contains("all of it") ? 1 : 0;
            QVERIFY(!edit->placeholderText().contains("all of it") || !edit->isVisible());
        }
        QCOMPARE(times, 1);
        const QTemporaryDir folder;
        QStringList words = wordsOf(dialog->command());
        QCOMPARE(words.last(), chart + ".svg");
        words.last() = folder.filePath(words.last());
        const Outcome outcome = call(words);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
        const QByteArray fromCommand = contentOf(words.last());
        QVERIFY(fromCommand.contains("Six ways"));
        QVERIFY(dialog->write(words.last()));
        QVERIFY(contentOf(words.last()) == fromCommand);
    }

    void aSweepHasNoPicturesOfARun()
    {
        const QString file = QFINDTESTDATA("../golden/sweep.json");
        const QTemporaryDir folder;
        const QString out = folder.filePath("a.svg");
        Outcome outcome = call({"waitscope", "figure", file, "--chart", "wiring", "--out", out});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains("sweep has nothing for"), qPrintable(outcome.err));
        outcome = call({"waitscope", "figure", "pipeline", "--chart", "sweep-latency", "--out", out});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains("sweep.json"), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(out));
    }

    void aListKnowsWhetherFiguresOfRecordingsWouldChange()
    {
        const QTemporaryDir folder;
        test::writeSmallRecording(folder.filePath("small.wscope").toStdString());
        QFile list(folder.filePath("list.toml"));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("seconds=2\n[[figure]]\nout='a.svg'\nexperiment='small.wscope'\nchart='lanes'\n");
        list.close();
        Outcome outcome = call({"waitscope", "figures", list.fileName()});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.err));
        outcome = call({"waitscope", "figures", list.fileName(), "--check"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.out));
        QVERIFY2(!outcome.err.contains("measured"), qPrintable(outcome.err));
        test::writeSmallRecording(folder.filePath("small.wscope").toStdString(), 40);
        outcome = call({"waitscope", "figures", list.fileName(), "--check"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("drawn now it differs"), qPrintable(outcome.out));
    }

    void whatARecordingCannotGiveIsSaid()
    {
        const QTemporaryDir folder;
        const QString recording = folder.filePath("small.wscope");
        test::writeSmallRecording(recording.toStdString());
        const QStringList command{
            "waitscope", "figure", recording, "--chart", "wiring", "--out", folder.filePath("a.svg")};
        Outcome outcome = call(command + QStringList{"--seconds", "1"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains("has no --seconds"), qPrintable(outcome.err));
        outcome = call(command + QStringList{"--at", "99s"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains("over before the moment"), qPrintable(outcome.err));
        test::writeContent(recording.toStdString(), test::contentOf(recording.toStdString()).substr(0, 60));
        outcome = call(command);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains("small.wscope"), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(folder.filePath("a.svg")));
    }

    void twoProcessesMakeTheSameBytes_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char *ending : {"svg", "pdf", "png"})
            QTest::newRow(ending) << ending;
    }
    void twoProcessesMakeTheSameBytes()
    {
        QFETCH(QString, ending);
        const QTemporaryDir folder;
        QByteArray bytes[2];
        for (QByteArray &one : bytes) {
            const QString name = folder.filePath("a." + ending);
            QProcess program;
            // Each with its own seed of chance, and in its own time zone.
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert("TZ", &one == bytes ? "UTC" : "Asia/Shanghai");
            program.setProcessEnvironment(environment);
            program.start(qEnvironmentVariable("WAITSCOPE_BIN") + "/waitscope",
                          {"figure", "pipeline", "--chart", "wiring", "--chart", "catalogue", "--before-run",
                           "--size", "slide", "--title", "管道 pipe", "--out", name});
            QVERIFY(program.waitForFinished(60'000));
            QVERIFY2(program.exitCode() == 0, program.readAllStandardError());
            one = contentOf(name);
            QVERIFY(QFile::remove(name));
        }
        QVERIFY(!bytes[0].isEmpty());
        QVERIFY(bytes[0] == bytes[1]);
    }
};

QTEST_MAIN(TestFigureDialog)
#include "tst_figure_dialog.moc"
