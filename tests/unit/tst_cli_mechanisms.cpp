// `mechanisms`: everything the registry says, as text that fits a terminal and as JSON for scripts.
#include <QTest>

#include <sstream>

#include "cli/command_line.h"
#include "cli/json_report.h"
#include "cli/mechanism_text.h"

using namespace ws;
using namespace ws::cli;

namespace {

struct Outcome
{
    int exitCode = -1;
    std::string out;
    std::string err;
};

Outcome call(std::vector<const char *> arguments)
{
    arguments.insert(arguments.begin(), "program");
    std::ostringstream out;
    std::ostringstream err;
    const int exitCode = runCommandLine(static_cast<int>(arguments.size()), arguments.data(), {},
                                        {"waitscope-cli", out, err, false});
    return {exitCode, out.str(), err.str()};
}

std::size_t longestLine(const std::string &text)
{
    std::size_t longest = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        longest = std::max(longest, std::size_t(QString::fromStdString(line).size()));
    return longest;
}

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

constexpr std::string_view kMemories[] = {"memfd", "file"};
constexpr ParameterInfo kSettings[] = {
    {.name = "memory", .kind = ParameterKind::Choice, .choices = kMemories, .meaning = "where it lives"},
    {.name = "no_delay", .kind = ParameterKind::Flag, .meaning = "at once"},
    {.name = "capacity",
     .kind = ParameterKind::Bytes,
     .minimum = 4096,
     .maximum = 1 << 20,
     .meaning = "room"},
    {.name = "interval", .kind = ParameterKind::Duration, .minimum = 1000, .meaning = "how often"},
};

MechanismEntry madeUp()
{
    MechanismEntry entry;
    entry.id = "made-up";
    entry.name = "Made up";
    entry.sentence = "A mechanism that only this test has.";
    entry.source = "nothing(7)";
    entry.shapes = {.manySenders = true, .duplex = true};
    entry.loss = Loss::Drops;
    entry.blocking = "Nobody waits.";
    entry.limits = {{"messages at once", 12345, "/proc/sys/nothing"}};
    entry.parameters = kSettings;
    entry.unavailable = "it was made up";
    return entry;
}

}  // namespace

class tst_cli_mechanisms : public QObject
{
    Q_OBJECT

private slots:
    void everyMechanismIsListedUnderItsGroup()
    {
        const Outcome all = call({"mechanisms"});
        QCOMPARE(all.exitCode, 0);
        QCOMPARE(all.err, std::string());
        QVERIFY2(longestLine(all.out) <= kTextColumns, all.out.c_str());
        QVERIFY(!mechanismCatalogue().empty());
        for (const MechanismEntry &entry : mechanismCatalogue()) {
            QVERIFY2(contains(all.out, "\n  " + entry.id + ": " + entry.name), entry.id.c_str());
            QVERIFY(contains(all.out, std::string(groupHeading(entry.group)) + "\n"));
        }
    }

    void oneMechanismIsToldInFull()
    {
        for (const MechanismEntry &entry : mechanismCatalogue()) {
            const Outcome one = call({"mechanisms", entry.id.c_str()});
            QCOMPARE(one.exitCode, 0);
            QVERIFY2(longestLine(one.out) <= kTextColumns, one.out.c_str());
            QVERIFY2(!entry.sentence.empty() && !entry.source.empty() && !entry.blocking.empty(),
                     entry.id.c_str());
            QVERIFY(contains(one.out, entry.name));
            for (const MechanismEntry::Limit &limit : entry.limits)
                QVERIFY2(contains(one.out, limit.what.substr(0, 20)), one.out.c_str());
            for (const ParameterInfo &info : entry.parameters)
                QVERIFY2(contains(one.out, "    " + std::string(info.name) + ": "), one.out.c_str());
        }
    }

    void theTextSaysLimitsSettingsShapesAndWhatIsMissing()
    {
        const std::string text = mechanismText(madeUp());
        for (const char *part :
             {"Made up (made-up)", "Not on this machine: it was made up", "one to one, many senders",
              "both ways through one object", "throws away what does not fit",
              "messages at once: 12,345 (/proc/sys/nothing)", "memory: memfd or file; where it lives",
              "no_delay: true or false; at once", "capacity: 4 KiB to 1 MiB; room",
              "interval: at least 1us; how often"})
            QVERIFY2(contains(text, part), (std::string(part) + " is not in\n" + text).c_str());
        QVERIFY(contains(mechanismListText({madeUp()}), "Not on this machine: it was made up"));
    }

    void theJsonHasAllPromisedKeys()
    {
        const auto json = mechanismJson(madeUp());
        for (const char *key : {"id", "name", "sentence", "source", "group", "scope", "carries",
                                "capacityUnit", "shapes", "loss", "order", "canBlockSender", "blocking",
                                "limits", "parameters", "available", "unavailable"})
            QVERIFY2(json.contains(key), key);
        QCOMPARE(json.at("loss").get<std::string>(), std::string("drops"));
        QVERIFY(json.at("shapes").at("duplex").get<bool>());
        QVERIFY(!json.at("available").get<bool>());
        QCOMPARE(json.at("limits").at(0).at("value").get<int>(), 12345);
        QCOMPARE(json.at("parameters").at(0).at("choices").size(), std::size_t(2));
        QVERIFY(json.at("parameters").at(1).at("minimum").is_null());

        const Outcome all = call({"mechanisms", "--json"});
        const auto list = nlohmann::json::parse(all.out);
        QCOMPARE(list.size(), mechanismCatalogue().size());
        const Outcome one = call({"mechanisms", "pipe", "--json"});
        QCOMPARE(nlohmann::json::parse(one.out).at("id").get<std::string>(), std::string("pipe"));
    }

    void anUnknownMechanismIsRefusedWithTheNearest()
    {
        const Outcome outcome = call({"mechanisms", "pip"});
        QCOMPARE(outcome.exitCode, 2);
        QCOMPARE(outcome.out, std::string());
        QVERIFY2(contains(outcome.err, "Did you mean 'pipe'?"), outcome.err.c_str());
    }

    void linesAreWrappedAtWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("lines");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("fits") << "aa bb"
                              << " aa bb\n";
        QTest::newRow("fits exactly") << "aaaa bbbb"
                                      << " aaaa bbbb\n";
        QTest::newRow("one too many") << "aaaa bbbbb"
                                      << " aaaa\n bbbbb\n";
        QTest::newRow("a word longer than a line") << "a bbbbbbbbbbbb c"
                                                   << " a\n bbbbbbbbbbbb\n c\n";
        QTest::newRow("characters, not bytes") << "µµµµ µµµµ"
                                               << " µµµµ µµµµ\n";
    }
    void linesAreWrappedAtWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, lines);
        QCOMPARE(QString::fromStdString(wrapped(text.toStdString(), " ", "", 10)), lines);
    }

    void linesAfterTheFirstHang()
    {
        QCOMPARE(wrapped("aaaa bbbb cc dd", " ", "  ", 10), std::string(" aaaa bbbb\n   cc dd\n"));
    }
};

QTEST_APPLESS_MAIN(tst_cli_mechanisms)
#include "tst_cli_mechanisms.moc"
