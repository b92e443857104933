// Figures on the command line in Simplified Chinese: help, complaints, and the language of the figure itself.
#include <sstream>

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "cli/command_line.h"
#include "cli/figure_commands.h"
#include "cli/language.h"
#include "cli/wording.h"
#include "figure/manifest.h"

using namespace ws;
using namespace ws::cli;

namespace {

bool hasChinese(const std::string &text)
{
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    return QString::fromStdString(text).contains(han);
}

struct Outcome
{
    int exitCode = -1;
    std::string out;
    std::string err;
    std::string language;  // of the figure that was drawn
};

Outcome call(std::vector<std::string> arguments)
{
    std::vector<const char *> words = {"program"};
    for (const std::string &argument : arguments)
        words.push_back(argument.c_str());
    const int count = static_cast<int>(words.size());
    words.push_back(nullptr);
    Outcome outcome;
    CliExtras extras;
    extras.chartIds = {"throughput", "catalogue"};
    extras.chartsWithoutRun = {"catalogue"};
    extras.renderFigure = [&](const FigureRequest &request) -> Result<std::string> {
        outcome.language = request.options.language;
        return std::string();
    };
    std::ostringstream out;
    std::ostringstream err;
    outcome.exitCode = runCommandLine(count, words.data(), extras, {"waitscope", out, err, false});
    outcome.out = out.str();
    outcome.err = err.str();
    return outcome;
}

}  // namespace

class tst_cli_figure_language : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { useLanguage(Language::English); }

    void everySettingIsExplainedInChinese()
    {
        useLanguage(Language::Chinese);
        for (const FigureOption &option : figureOptionTable())
            QVERIFY2(hasChinese(say(option.help)), option.name.data());
    }

    void whatIsWrongWithASettingIsSaidInChinese()
    {
        useLanguage(Language::Chinese);
        int refused = 0;
        for (const FigureOption &option : figureOptionTable()) {
            FigureOptions options;
            const std::string fault = option.set(options, "?");
            if (fault.empty())
                continue;
            ++refused;
            const std::string said = faultWords(fault);
            QVERIFY2(hasChinese(said), said.c_str());
            QVERIFY2(said.find("'?'") != std::string::npos, said.c_str());
        }
        QVERIFY(refused > 10);
    }

    void mistakesInAListOfFiguresAreSaidInChinese()
    {
        const auto read = readFigureManifestText("version = 2\ncolour = 1\n[[figure]]\nchart = [[1]]\n"
                                                 "size = \"poster\"\nout = \"a.pdf\"\n[[figure]]\n"
                                                 "out = \"a.pdf\"\n[[figure]]\nchart = \"wiring\"\n",
                                                 "list.toml");
        const auto *problems = std::get_if<std::vector<FileProblem>>(&read);
        QVERIFY(problems != nullptr);
        QVERIFY(problems->size() > 5);
        useLanguage(Language::Chinese);
        for (const FileProblem &problem : *problems) {
            const std::string said = problemWords(problem);
            QVERIFY2(hasChinese(said), said.c_str());
        }
    }

    // As ui/export/figure.cpp and measure/sweep_reader.cpp word it.
    void whatAFigureCannotShowIsSaidInChinese()
    {
        useLanguage(Language::Chinese);
        for (const char *fault :
             {"unknown chart 'lane'; expected one of lanes, wiring",
              "this run has nothing for the chart latency",
              "the run was over before the moment that --at names",
              "the figure is too small for its texts and pictures; a larger --size or a smaller --font makes "
              "room",
              "the call-out 'full: here' points beside the axes, or the picture has none; percent such "
              "as 30%:40% work in every picture",
              "there is no series 'a' to hide; there are b, c",
              "a.json is no sweep; expected a sweep.json of 'waitscope sweep'"}) {
            const std::string said = errorWords({ErrorKind::BadInput, 0, fault});
            QVERIFY2(hasChinese(said), said.c_str());
            QVERIFY2(faultWords(fault) != fault, fault);
        }
    }

    void helpAndComplaintsFollowTheSwitch_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("help of figure") << QStringList{"figure", "--help"};
        QTest::newRow("help of figures") << QStringList{"figures", "--help"};
        QTest::newRow("no chart") << QStringList{"figure", "two-locks"};
        QTest::newRow("no such chart") << QStringList{"figure", "two-locks", "--chart", "throughputs"};
        QTest::newRow("no experiment") << QStringList{"figure", "--chart", "throughput"};
        QTest::newRow("no file") << QStringList{"figure", "--chart", "catalogue"};
        QTest::newRow("unknown ending") << QStringList{"figure", "--chart", "catalogue", "--out", "a.gif"};
        QTest::newRow("unknown size") << QStringList{"figure", "--size", "poster"};
        QTest::newRow("no such list") << QStringList{"figures", "/no/such.toml"};
    }
    void helpAndComplaintsFollowTheSwitch()
    {
        QFETCH(QStringList, words);
        std::vector<std::string> english;
        for (const QString &word : words)
            english.push_back(word.toStdString());
        std::vector<std::string> chinese = english;
        chinese.insert(chinese.begin() + 1, "--lang=zh_CN");
        const Outcome one = call(english);
        const Outcome other = call(chinese);
        QVERIFY2(!hasChinese(one.out + one.err), (one.out + one.err).c_str());
        QVERIFY2(hasChinese(other.out + other.err), (other.out + other.err).c_str());
        QCOMPARE(other.exitCode, one.exitCode);
    }

    void aFigureHasTheLanguageOfTheCommandUnlessItNamesItsOwn_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("language");
        QTest::newRow("nothing is said") << QStringList{} << "en";
        QTest::newRow("of the command") << QStringList{"--lang", "zh_CN"} << "zh_CN";
        QTest::newRow("of its own") << QStringList{"--language", "zh_CN"} << "zh_CN";
        QTest::newRow("both") << QStringList{"--lang", "zh_CN", "--language", "en"} << "en";
    }
    void aFigureHasTheLanguageOfTheCommandUnlessItNamesItsOwn()
    {
        QFETCH(QStringList, words);
        QTemporaryDir folder;
        const std::string out = folder.filePath("catalogue.svg").toStdString();
        std::vector<std::string> arguments = {"figure", "--chart", "catalogue", "--out", out};
        for (const QString &word : words)
            arguments.push_back(word.toStdString());
        const Outcome outcome = call(arguments);
        QVERIFY2(outcome.exitCode == 0, outcome.err.c_str());
        QTEST(QString::fromStdString(outcome.language), "language");
    }
};

QTEST_APPLESS_MAIN(tst_cli_figure_language)
#include "tst_cli_figure_language.moc"
