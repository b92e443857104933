// The settings of a figure: each by its name, read back from the words that say it; and the list of a lecture's figures.
#include <QTest>

#include "figure/command_words.h"
#include "figure/manifest.h"
#include "figure/options.h"

using namespace ws;

namespace {

FigureOptions everything()
{
    FigureOptions options;
    options.charts = {"throughput", "latency"};
    options.preset = "column";
    options.widthMm = 84;
    options.heightMm = 60;
    options.fontPt = 7.5;
    options.colours = FigureColours::Print;
    options.language = "zh_CN";
    options.title = "It's full: \"stop\" $HOME";
    options.caption = "管道写满";
    options.callOuts = {{{0.31, false}, {12, false}, "a: b"}, {{30, true}, {40.5, true}, "-x"}};
    options.columns = 2;
    options.object = "the pipe";
    options.view = 2;
    options.hidden = {"p99", "max"};
    options.at = 0.25;
    options.time = AxisSpan{0.2, 0.35};
    options.values = AxisSpan{-1, 25};
    options.logarithmic = false;
    options.textAsPaths = true;
    options.withData = true;
    return options;
}

const FigureOption &named(std::string_view name)
{
    for (const FigureOption &option : figureOptionTable()) {
        if (option.name == name)
            return option;
    }
    qFatal("no such option");
}

}  // namespace

class tst_figure_options : public QObject
{
    Q_OBJECT

private slots:
    void everySettingReadsBackFromItsWords()
    {
        const FigureOptions wanted = everything();
        FigureOptions read;
        for (const FigureOption &option : figureOptionTable()) {
            for (const std::string &value : option.get(wanted))
                QCOMPARE(option.set(read, value), std::string());
        }
        QVERIFY(read == wanted);
    }

    void whatIsUsualNeedsNoWords()
    {
        FigureOptions options;
        options.charts = {"wiring"};
        const std::vector<std::string> words =
            figureArguments({"pipeline", "", "", "", ""}, options, "a.svg");
        const std::vector<std::string> expected = {"figure", "pipeline", "--chart",
                                                   "wiring", "--out",    "a.svg"};
        QVERIFY(words == expected);
    }

    void wrongValuesAreRefusedWithASentence_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("a size of one number") << "size"
                                              << "160";
        QTest::newRow("too small") << "size"
                                   << "10x10";
        QTest::newRow("not a number") << "size"
                                      << "nanxnan";
        QTest::newRow("a size that is none") << "size"
                                             << "poster";
        QTest::newRow("a width of nothing") << "width"
                                            << "0";
        QTest::newRow("a font of words") << "font"
                                         << "large";
        QTest::newRow("a huge font") << "font"
                                     << "1000";
        QTest::newRow("another theme") << "theme"
                                       << "blue";
        QTest::newRow("another language") << "language"
                                          << "de";
        QTest::newRow("a call-out without text") << "call-out"
                                                 << "1s:2:";
        QTest::newRow("a call-out without a place") << "call-out"
                                                    << "text";
        QTest::newRow("more than all") << "call-out"
                                       << "130%:2%:text";
        QTest::newRow("a stretch backwards") << "time"
                                             << "2s..1s";
        QTest::newRow("one end") << "time"
                                 << "2s";
        QTest::newRow("a moment before the run") << "at"
                                                 << "-1s";
        QTest::newRow("a moment of words") << "at"
                                           << "soon";
        QTest::newRow("values of words") << "values"
                                         << "a..b";
        QTest::newRow("another scale") << "scale"
                                       << "cubic";
        QTest::newRow("half a column") << "columns"
                                       << "1.5";
        QTest::newRow("a flag of words") << "paths"
                                         << "maybe";
    }
    void wrongValuesAreRefusedWithASentence()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        FigureOptions options;
        const FigureOptions before = options;
        const std::string fault = named(name.toStdString()).set(options, value.toStdString());
        QVERIFY(!fault.empty());
        QVERIFY2(fault.find(value.toStdString()) != std::string::npos, fault.c_str());
        QVERIFY(options == before);
    }

    void presetsHaveTheirSizeAndTheirFont()
    {
        for (const FigurePreset &preset : figurePresets()) {
            FigureOptions options;
            QCOMPARE(setFigureSize(options, std::string(preset.id)), std::string());
            QCOMPARE(options.widthMm, preset.widthMm);
            QCOMPARE(figureFontPt(options), preset.fontPt);
            options.fontPt = 11;
            QCOMPARE(figureFontPt(options), 11.0);
        }
    }

    void aWordThatAShellWouldTakeApartIsQuoted()
    {
        QCOMPARE(shellLine({"a", "b c", "it's", "", "$x"}), std::string("a 'b c' 'it'\\''s' '' '$x'"));
    }

    void aListGivesEachFigureWhatIsSaidForAll()
    {
        const auto result = readFigureManifestText(R"(
            size = "slide"
            language = "zh_CN"
            experiment = "two-locks"
            [[figure]]
            out = "a.pdf"
            chart = "wait-graph"
            [[figure]]
            out = "b.svg"
            chart = ["throughput", "latency"]
            experiment = "pipeline"
            size = "160x90"
            seconds = 0.5
            font = 11
            data = true
        )",
                                                   "list.toml");
        const auto *figures = std::get_if<std::vector<ManifestFigure>>(&result);
        QVERIFY(figures);
        QCOMPARE(figures->size(), std::size_t(2));
        const ManifestFigure &first = figures->front();
        QCOMPARE(first.run.experiment, std::string("two-locks"));
        QCOMPARE(first.options.preset, std::string("slide"));
        QCOMPARE(first.options.language, std::string("zh_CN"));
        const ManifestFigure &second = figures->back();
        QCOMPARE(second.options.charts.size(), std::size_t(2));
        QCOMPARE(second.run.seconds, std::string("0.5"));
        QCOMPARE(second.options.widthMm, 160.0);
        QCOMPARE(second.options.fontPt, 11.0);
        QVERIFY(second.options.withData);
        QCOMPARE(second.line, 8);
    }

    void everyMistakeOfAListIsNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QByteArray(text) << QString(expected);
        };
        row("empty", "", "no figures");
        row("not TOML", "[[figure\n", "not TOML");
        row("an unknown key", "[[figure]]\nout='a.svg'\nchart='wiring'\ncolour='red'\n", "list.toml:4:");
        row("a key of a slip", "[[figure]]\nout='a.svg'\nchart='wiring'\ntitel='red'\n",
            "did you mean 'title'");
        row("a wrong value", "[[figure]]\nout='a.svg'\nchart='wiring'\ntheme='red'\n",
            "theme: 'red' is no theme");
        row("a table for a text", "[[figure]]\nout='a.svg'\nchart={a=1}\n", "expected a text");
        row("no file", "[[figure]]\nchart='wiring'\n", "no 'out'");
        row("no chart", "[[figure]]\nout='a.svg'\n", "no 'chart'");
        row("one file twice",
            "[[figure]]\nout='a.svg'\nchart='wiring'\n[[figure]]\nout='./a.svg'\nchart='wiring'\n",
            "the same file");
        row("a later version", "version=2\n[[figure]]\nout='a.svg'\nchart='wiring'\n", "version");
        row("figures that are none", "figure=1\n", "no figures");
    }
    void everyMistakeOfAListIsNamedWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const auto result = readFigureManifestText(text.toStdString(), "list.toml");
        const auto *problems = std::get_if<std::vector<FileProblem>>(&result);
        QVERIFY(problems && !problems->empty());
        QString all;
        for (const FileProblem &problem : *problems)
            all += QString::fromStdString(problem.text()) + '\n';
        QVERIFY2(all.contains(expected), qPrintable(all));
    }
};

QTEST_APPLESS_MAIN(tst_figure_options)
#include "tst_figure_options.moc"
