#include <QtTest>

#include <random>

#include "experiment/reader.h"
#include "support/test_vocabulary.h"

using namespace ws;

namespace {

constexpr std::string_view kGood = R"(version = 1
title = { en = "t", zh_CN = "题" }
claims = ["M01", """
M02"""]
[[channel]]
name = "p"
mechanism = 'pipe'
capacity = "64 KiB"
[[lock]]
name = "a"
[[process]]
name = "one"
  [[process.thread]]
  role = "produce"
  to = "p"
  message = 64
  rate = 1.5e3
  [[process.thread]]
  role = "take-locks"
  locks = ["a"]
  hold = "1.5 ms"
[[process]]
name = "two"
  [[process.thread]]
  role = "consume"
  from = "p"
)";

// Problems or a value, and every problem with a sentence: whatever the bytes are.
bool isAnswered(std::string_view text)
{
    const ReadResult result = readExperimentText(text, "noise.toml", test::vocabulary());
    const auto *problems = std::get_if<std::vector<FileProblem>>(&result);
    if (problems == nullptr)
        return experimentProblems(std::get<Experiment>(result), test::vocabulary()).empty();
    for (const FileProblem &problem : *problems) {
        if (problem.message.empty())
            return false;
    }
    return !problems->empty();
}

std::string repeated(std::string_view part, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += part;
    return text;
}

}  // namespace

class TstExperimentNoise : public QObject
{
    Q_OBJECT

private slots:
    void theGoodFileIsGood()
    {
        QVERIFY(
            std::holds_alternative<Experiment>(readExperimentText(kGood, "good.toml", test::vocabulary())));
    }

    void randomBytesGetAnAnswer()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 2000; ++round) {
            std::string text(random() % 300, ' ');
            for (char &byte : text)
                byte = static_cast<char>(random());
            QVERIFY(isAnswered(text));
        }
    }

    void everyTruncationGetsAnAnswer()
    {
        for (std::size_t length = 0; length <= kGood.size(); ++length)
            QVERIFY(isAnswered(kGood.substr(0, length)));
    }

    void aGoodFileWithSlipsGetsAnAnswer()
    {
        constexpr std::string_view slips = "\"'[]{}=.,#\n\\ 0a_-\x01";
        std::mt19937 random(2);
        for (int round = 0; round < 5000; ++round) {
            std::string text(kGood);
            for (auto count = 1 + random() % 3; count > 0; --count)
                text[random() % text.size()] = slips[random() % slips.size()];
            if (random() % 2 == 0)
                text.erase(random() % text.size(), random() % 20);
            QVERIFY(isAnswered(text));
        }
    }

    // The parser recurses; half a million dots used to overflow its stack.
    void deepNestingGetsAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<int>("times");
        QTest::newRow("dotted key") << QByteArray("a.") << 500'000;
        QTest::newRow("lists") << QByteArray("a=[[[[[[[[") << 100'000;
        QTest::newRow("one list in another") << QByteArray("[") << 1'000'000;
        QTest::newRow("inline tables") << QByteArray("a={") << 300'000;
        QTest::newRow("inline tables of dotted keys") << QByteArray("a.a.a={") << 100'000;
        QTest::newRow("dotted keys behind a text") << QByteArray("\"\"\".\"\"\".'''.'''.") << 60'000;
        QTest::newRow("dotted keys of texts") << QByteArray("\"a\".") << 200'000;
    }
    void deepNestingGetsAnAnswer()
    {
        QFETCH(QByteArray, part);
        QFETCH(int, times);
        QVERIFY(isAnswered(repeated(part.toStdString(), times)));
        QVERIFY(isAnswered("x = " + repeated(part.toStdString(), times)));
        QVERIFY(isAnswered("[" + repeated(part.toStdString(), times)));
    }

    void aFileFullOfMistakesIsAnsweredInAThousandSentences()
    {
        std::string text = "version = 1\ntitle = \"t\"\n";
        for (int i = 0; i < 9'000; ++i)
            text += "[[channel]]\nname = \"c" + std::to_string(i) + "\"\nmechanism = \"pipr\"\n";
        for (int i = 0; i < 6'000; ++i)
            text +=
                "[[process]]\n[[process.thread]]\nrole = \"produce\"\nto = \"d" + std::to_string(i) + "\"\n";
        const ReadResult result = readExperimentText(text, "many.toml", test::vocabulary());
        const auto &problems = std::get<std::vector<FileProblem>>(result);
        QCOMPARE(problems.size(), std::size_t{1001});
        QVERIFY(problems.back().message.ends_with("more problems that are not listed"));
    }
};

QTEST_APPLESS_MAIN(TstExperimentNoise)
#include "tst_experiment_noise.moc"
