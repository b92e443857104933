// The command line in two languages: reports, errors and help follow --lang, what programs read does not.
#include <array>
#include <sstream>

#include <QRegularExpression>
#include <QTest>

#include "cli/cli_main.h"
#include "cli/command_line.h"
#include "cli/language.h"
#include "cli/mechanism_text.h"
#include "cli/text_table.h"
#include "cli/wording.h"

using namespace ws;
using namespace ws::cli;

namespace {

struct Outcome
{
    int exitCode = -1;
    QString out;
    QString err;
};

Outcome call(std::vector<const char *> arguments)
{
    arguments.insert(arguments.begin(), "program");
    arguments.push_back(nullptr);
    std::ostringstream out;
    std::ostringstream err;
    const int exitCode = runCommandLine(static_cast<int>(arguments.size()) - 1, arguments.data(), {},
                                        {"waitscope-cli", out, err, false});
    return {exitCode, QString::fromStdString(out.str()), QString::fromStdString(err.str())};
}

bool hasChinese(const QString &text)
{
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    return text.contains(han);
}

QStringList placesOf(std::string_view pattern)
{
    static const QRegularExpression place(QStringLiteral("\\{[a-z]+\\}"));
    QStringList places;
    auto found = place.globalMatch(QString::fromUtf8(pattern.data(), static_cast<qsizetype>(pattern.size())));
    while (found.hasNext())
        places << found.next().captured();
    places.removeDuplicates();
    places.sort();
    return places;
}

}  // namespace

class tst_cli_language : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { useLanguage(Language::English); }

    void aTranslationHasPlacesForNoOtherValuesThanTheEnglishText()
    {
        QVERIFY(chineseTexts().size() > 300);
        for (const TranslatedText &text : chineseTexts()) {
            const QStringList known = placesOf(text.english);
            for (const QString &place : placesOf(text.text))
                QVERIFY2(known.contains(place), text.text.data());
        }
    }

    void textsAreSortedSoThatTheyAreFound()
    {
        const auto texts = chineseTexts();
        useLanguage(Language::Chinese);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            QVERIFY(i == 0 || std::pair(texts[i - 1].context, texts[i - 1].english) <
                                  std::pair(texts[i].context, texts[i].english));
            QVERIFY(translated(texts[i].context, texts[i].english) == texts[i].text);
        }
    }

    void whatNobodyHasTranslatedIsSaidAsItIs()
    {
        useLanguage(Language::Chinese);
        QCOMPARE(say("no such text {name}", {{"name", "x"}}), std::string("no such text x"));
        QCOMPARE(say("{unknown} {", {}), std::string("{unknown} {"));
        QCOMPARE(say("{a}{a}", {{"a", "{b}"}, {"b", "no"}}), std::string("{b}{b}"));
    }

    void ideographsStandTogether()
    {
        QCOMPARE(closedUp("等待 锁 b， 和 a c"), std::string("等待锁 b，和 a c"));
        QCOMPARE(closedUp(" a b "), std::string(" a b "));
        QCOMPARE(closedUp("等 "), std::string("等 "));
        QCOMPARE(closedUp(""), std::string());
    }

    void theLocaleChoosesUnlessSomethingElseIsSaid_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("chinese");
        QTest::newRow("mainland") << QByteArray("zh_CN.UTF-8") << true;
        QTest::newRow("short") << QByteArray("zh") << true;
        QTest::newRow("English") << QByteArray("en_GB.UTF-8") << false;
        QTest::newRow("plain") << QByteArray("C.UTF-8") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void theLocaleChoosesUnlessSomethingElseIsSaid()
    {
        QFETCH(QByteArray, name);
        QTEST(languageNamed(name.toStdString()) == Language::Chinese, "chinese");
    }

    void reportsErrorsAndHelpFollowTheSwitch_data()
    {
        QTest::addColumn<QList<QByteArray>>("arguments");
        QTest::newRow("list") << QList<QByteArray>{"list"};
        QTest::newRow("one mechanism") << QList<QByteArray>{"mechanisms", "pipe"};
        QTest::newRow("all mechanisms") << QList<QByteArray>{"mechanisms"};
        QTest::newRow("primitives") << QList<QByteArray>{"primitives"};
        QTest::newRow("no such mechanism") << QList<QByteArray>{"mechanisms", "pip"};
        QTest::newRow("no such experiment") << QList<QByteArray>{"run", "two-lock"};
        QTest::newRow("unknown option") << QList<QByteArray>{"list", "--colour"};
        QTest::newRow("missing argument") << QList<QByteArray>{"run"};
        QTest::newRow("bad number") << QList<QByteArray>{"run", "two-locks", "--seconds", "many"};
        QTest::newRow("no such recording") << QList<QByteArray>{"report", "/no/such.wscope"};
        QTest::newRow("help") << QList<QByteArray>{"--help"};
        QTest::newRow("help of run") << QList<QByteArray>{"run", "--help"};
    }
    void reportsErrorsAndHelpFollowTheSwitch()
    {
        QFETCH(QList<QByteArray>, arguments);
        std::vector<const char *> words;
        for (const QByteArray &argument : arguments)
            words.push_back(argument.constData());
        const Outcome english = call(words);
        QVERIFY2(!hasChinese(english.out + english.err), qPrintable(english.out + english.err));
        words.insert(words.begin() + 1, "zh_CN");
        words.insert(words.begin() + 1, "--lang");
        if (arguments.first() == "--help")
            words = {"--lang", "zh_CN", "--help"};
        const Outcome chinese = call(words);
        QVERIFY2(hasChinese(chinese.out + chinese.err), qPrintable(chinese.out + chinese.err));
        QCOMPARE(chinese.exitCode, english.exitCode);
    }

    void theSwitchMayStandBeforeTheSubcommand()
    {
        QVERIFY(hasChinese(call({"--lang=zh_CN", "list"}).out));
        const std::array both{"waitscope", "--lang", "zh_CN", "list"};
        QVERIFY(wantsCommandLine(static_cast<int>(both.size()), both.data()));
        const std::array window{"waitscope", "--lang", "zh_CN", "ring.toml"};
        QVERIFY(!wantsCommandLine(static_cast<int>(window.size()), window.data()));
        const std::array alone{"waitscope", "--lang"};
        QVERIFY(!wantsCommandLine(static_cast<int>(alone.size()), alone.data()));
    }

    void anUnknownLanguageIsRefused()
    {
        const Outcome outcome = call({"list", "--lang", "fr"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.contains("fr"), qPrintable(outcome.err));
    }

    void whatProgramsReadIsTheSameInEveryLanguage()
    {
        for (const char *command : {"mechanisms", "primitives", "list"}) {
            const Outcome english = call({command, "--json"});
            const Outcome chinese = call({command, "--json", "--lang", "zh_CN"});
            useLanguage(Language::English);
            QVERIFY(!english.out.isEmpty());
            QCOMPARE(chinese.out, english.out);
        }
    }

    void chineseTakesTwoColumnsAndIsWrappedWithoutSpaces()
    {
        QCOMPARE(columnsOf("abc"), std::size_t(3));
        QCOMPARE(columnsOf("等待"), std::size_t(4));
        QCOMPARE(columnsOf("µs，"), std::size_t(4));
        QCOMPARE(wrapped("一二三四五六", "  ", "", 8), std::string("  一二三\n  四五六\n"));
        QCOMPARE(wrapped("一二三，四", "", "", 6), std::string("一二三，\n四\n"));
        QCOMPARE(wrapped("one two three", "", "", 7), std::string("one two\nthree\n"));
        TextTable table({{"项目"}, {"n", TextTable::Align::Right}});
        table.addRow({"a", "12"});
        QCOMPARE(table.text(), std::string("项目   n\na     12\n"));
    }
};

QTEST_APPLESS_MAIN(tst_cli_language)
#include "tst_cli_language.moc"
