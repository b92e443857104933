// Usage: what the command line refuses, what it says then, and what --help shows.
#include <fstream>
#include <sstream>

#include <QTemporaryDir>
#include <QTest>

#include "cli/command_line.h"

using namespace ws;
using namespace ws::cli;

namespace {

struct Outcome
{
    int exitCode = -1;
    std::string out;
    std::string err;
};

Outcome call(std::vector<const char *> arguments, const CliExtras &extras = {})
{
    arguments.insert(arguments.begin(), "program");
    arguments.push_back(nullptr);
    std::ostringstream out;
    std::ostringstream err;
    const CliContext context = {extras.renderFigure ? "waitscope" : "waitscope-cli", out, err, false};
    const int exitCode =
        runCommandLine(static_cast<int>(arguments.size()) - 1, arguments.data(), extras, context);
    return {exitCode, out.str(), err.str()};
}

CliExtras drawing()
{
    CliExtras extras;
    extras.chartIds = {"throughput", "wait-graph"};
    extras.renderFigure = [](const FigureRequest &) { return Result<std::string>(std::string()); };
    return extras;
}

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

class tst_cli_command_line : public QObject
{
    Q_OBJECT

private slots:
    void badUsageIsExitCode2WithASentence_data()
    {
        QTest::addColumn<QList<QByteArray>>("arguments");
        QTest::addColumn<QByteArray>("sentence");

        const auto row = [](const char *name, QList<QByteArray> arguments, const char *sentence) {
            QTest::newRow(name) << std::move(arguments) << QByteArray(sentence);
        };
        row("nothing", {}, "Usage:");
        row("unknown subcommand", {"rnu", "two-locks"}, "Did you mean 'run'?");
        row("unknown option", {"run", "two-locks", "--fast"}, "--fast");
        row("two subcommands", {"list", "run"}, "run");
        row("no experiment", {"run"}, "experiment");
        row("no such file", {"run", "no/such/file.toml"}, "file.toml");
        row("no such name", {"run", "two-lock"}, "list");
        row("seconds is no number", {"run", "two-locks", "--seconds", "abc"},
            "'abc' is no number of seconds");
        row("seconds is zero", {"run", "two-locks", "--seconds", "0"}, "seconds");
        row("seconds is negative", {"run", "two-locks", "--seconds", "-1"}, "seconds");
        row("seconds is not finite", {"run", "two-locks", "--seconds", "nan"}, "seconds");
        row("unknown placement", {"run", "two-locks", "--placement", "here"}, "placement");
        row("unknown level", {"run", "two-locks", "--level", "all"}, "level");
        row("unknown wait policy", {"run", "two-locks", "--wait", "sleep"}, "unknown wait policy 'sleep'");
        row("a wait without a unit", {"run", "two-locks", "--wait", "spin 20"}, "'20' has no unit");
        row("a wait of two words", {"run", "no/such/file.toml", "--wait", "spin", "20us"}, "file.toml");
        row("a file after a wait of one word", {"run", "--wait", "spin", "no/such/file.toml"}, "file.toml");
        row("figure without a window's program", {"figure", "two-locks", "--chart", "x", "--out", "x.svg"},
            "need the program 'waitscope'");
    }
    void badUsageIsExitCode2WithASentence()
    {
        QFETCH(QList<QByteArray>, arguments);
        QFETCH(QByteArray, sentence);
        const Outcome outcome = call({arguments.constBegin(), arguments.constEnd()});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(contains(outcome.err, sentence.toStdString()), outcome.err.c_str());
        QCOMPARE(outcome.out, std::string());
    }

    void aBadFigureIsRefusedBeforeTheRun_data()
    {
        QTest::addColumn<QList<QByteArray>>("arguments");
        QTest::addColumn<QByteArray>("sentence");

        const auto row = [](const char *name, QList<QByteArray> arguments, const char *sentence) {
            QTest::newRow(name) << std::move(arguments) << QByteArray(sentence);
        };
        row("no experiment", {"figure", "--chart", "wait-graph", "--out", "x.svg"}, "Name an experiment");
        row("no chart", {"figure", "two-locks", "--out", "x.svg"}, "--chart");
        row("unknown chart", {"figure", "two-locks", "--chart", "wait-grahp", "--out", "x.svg"},
            "Did you mean 'wait-graph'?");
        row("no file", {"figure", "two-locks", "--chart", "wait-graph"}, "--out");
        row("unknown format", {"figure", "two-locks", "--chart", "wait-graph", "--out", "x.gif"},
            "must end in");
        row("no such folder", {"figure", "two-locks", "--chart", "wait-graph", "--out", "no/such/x.svg"},
            "does not exist");
        row("too small", {"figure", "two-locks", "--width", "1"}, "--width");
        row("unknown language", {"figure", "two-locks", "--language", "xx"}, "--language");
        row("unknown size", {"figure", "two-locks", "--size", "poster"}, "--size: 'poster' is no size");
        row("a call-out without a place", {"figure", "two-locks", "--call-out", "here"}, "--call-out");
        row("a chart before the run",
            {"figure", "two-locks", "--chart", "wait-graph", "--before-run", "--out", "x.svg"},
            "only the wiring");
    }
    void aBadFigureIsRefusedBeforeTheRun()
    {
        QFETCH(QList<QByteArray>, arguments);
        QFETCH(QByteArray, sentence);
        const Outcome outcome = call({arguments.constBegin(), arguments.constEnd()}, drawing());
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(contains(outcome.err, sentence.toStdString()), outcome.err.c_str());
    }

    void figureListNamesTheCharts()
    {
        const Outcome outcome = call({"figure", "--list"}, drawing());
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out, std::string("throughput\nwait-graph\n"));
    }

    void everySubcommandHasHelpWithAnExample()
    {
        for (const std::string_view name : subcommandNames()) {
            const std::string word(name);
            const Outcome outcome = call({word.c_str(), "--help"});
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY2(contains(outcome.out, "Example: waitscope-cli " + word), outcome.out.c_str());
            QCOMPARE(outcome.err, std::string());
        }
        QVERIFY(contains(call({"--help"}).out, "3 deadlock found"));
    }

    void theVersionIsOneLine()
    {
        const Outcome outcome = call({"--version"});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out, std::string("waitscope-cli " WS_VERSION "\n"));
    }

    void everyProblemOfAFileIsALineOnStderr()
    {
        QTemporaryDir folder;
        const std::string file = folder.filePath("bad.toml").toStdString();
        std::ofstream(file)
            << "version = 1\nnonsense = 1\n\n[[channel]]\nname = \"p\"\nmechanism = \"pip\"\n";
        const Outcome outcome = call({"run", file.c_str(), "--json"});
        QCOMPARE(outcome.exitCode, 2);
        QCOMPARE(outcome.out, std::string());
        QVERIFY2(contains(outcome.err, "bad.toml:2:"), outcome.err.c_str());
        QVERIFY2(contains(outcome.err, "bad.toml:6:"), outcome.err.c_str());
    }

    void onlySubcommandsHelpAndVersionKeepTheWindowAway()
    {
        const auto wants = [](std::vector<const char *> arguments) {
            return wantsCommandLine(static_cast<int>(arguments.size()), arguments.data());
        };
        QVERIFY(!wants({"waitscope"}));
        QVERIFY(!wants({"waitscope", "my.toml"}));
        QVERIFY(wants({"waitscope", "run", "my.toml"}));
        QVERIFY(wants({"waitscope", "--help"}));
        QVERIFY(wants({"waitscope", "--version"}));
    }
};

QTEST_APPLESS_MAIN(tst_cli_command_line)
#include "tst_cli_command_line.moc"
