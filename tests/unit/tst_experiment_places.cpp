// Where parts stand in the picture, drafts with mistakes, and which part a mistake is in.

#include <QtTest>

#include "experiment/reader.h"
#include "support/test_vocabulary.h"

using namespace ws;

namespace {

const char *const kPlaced = R"(version = 1
title = "Placed"
[[channel]]
name = "wire"
mechanism = "pipe"
at = [300, 120]
[[lock]]
name = "lock"
at = [-16, 400]
[[process]]
name = "one"
at = [0, 0]
[[process.thread]]
role = "produce"
to = "wire"
at = [14, 36]
[[process.thread]]
role = "take-locks"
locks = ["lock"]
[[process]]
name = "two"
at = [400, 8]
[[process.thread]]
role = "consume"
from = "wire"
)";

ReadResult read(const QByteArray &text)
{
    return readExperimentText(text.toStdString(), "placed.toml", test::vocabulary());
}

std::vector<PartProblem> problemsOf(const QByteArray &text)
{
    const auto draft = readDraftText(text.toStdString(), "draft.toml", test::vocabulary());
    return draft ? problemsByPart(*draft, test::vocabulary()) : std::vector<PartProblem>();
}

}  // namespace

class TstExperimentPlaces : public QObject
{
    Q_OBJECT

private slots:
    void placesAreReadAndWrittenBack()
    {
        const ReadResult result = read(kPlaced);
        QVERIFY(std::holds_alternative<Experiment>(result));
        const auto &experiment = std::get<Experiment>(result);
        QCOMPARE(experiment.channels[0].at->x, 300);
        QCOMPARE(experiment.channels[0].at->y, 120);
        QCOMPARE(experiment.primitives[0].at->x, -16);
        QCOMPARE(experiment.processes[0].threads[0].at->y, 36);
        QVERIFY(!experiment.processes[0].threads[1].at);
        const std::string text = experimentText(experiment, test::vocabulary());
        const ReadResult again = readExperimentText(text, "placed.toml", test::vocabulary());
        QVERIFY2(std::holds_alternative<Experiment>(again), text.c_str());
        QVERIFY(std::get<Experiment>(again) == experiment);
        QCOMPARE(experimentText(std::get<Experiment>(again), test::vocabulary()), text);
    }

    void whatWasNeverPutSomewhereHasNoPlaceInTheFile()
    {
        QByteArray text(kPlaced);
        for (const char *place : {"at = [300, 120]\n", "at = [-16, 400]\n", "at = [0, 0]\n",
                                  "at = [14, 36]\n", "at = [400, 8]\n"})
            text.replace(place, "");
        const ReadResult result = read(text);
        QVERIFY(std::holds_alternative<Experiment>(result));
        const std::string written = experimentText(std::get<Experiment>(result), test::vocabulary());
        QVERIFY2(written.find("at = ") == std::string::npos, written.c_str());
    }

    void aPlaceIsTwoWholeNumbers_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("one number") << QByteArray("[14]");
        QTest::newRow("three numbers") << QByteArray("[14, 36, 2]");
        QTest::newRow("none") << QByteArray("[]");
        QTest::newRow("a fraction") << QByteArray("[14.5, 36]");
        QTest::newRow("a text") << QByteArray("\"here\"");
        QTest::newRow("too far") << QByteArray("[14, 20001]");
        QTest::newRow("not a number of this machine") << QByteArray("[9223372036854775807, 0]");
    }
    void aPlaceIsTwoWholeNumbers()
    {
        QFETCH(QByteArray, place);
        for (const char *known : {"[300, 120]", "[-16, 400]", "[0, 0]", "[14, 36]"}) {
            QByteArray text(kPlaced);
            text.replace(known, place);
            const ReadResult result = read(text);
            QVERIFY(std::holds_alternative<std::vector<FileProblem>>(result));
            const auto &problems = std::get<std::vector<FileProblem>>(result);
            QCOMPARE(problems.size(), std::size_t{1});
            QVERIFY2(problems[0].message.find("'at'") != std::string::npos, problems[0].message.c_str());
            QVERIFY(problems[0].line > 1);
        }
    }

    void aProgramCannotPutAPartOutOfTheWorld()
    {
        Experiment experiment = std::get<Experiment>(read(kPlaced));
        experiment.processes[1].at = PicturePlace{PicturePlace::kFarthest + 1, 0};
        const auto problems = problemsByPart(experiment, test::vocabulary());
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].path, std::string("process.1.at"));
    }

    void aDraftHoldsWhatStandsInAWrongFile()
    {
        const auto draft = readDraftText("title = \"Half\"\n[[lock]]\nname = \"a\"\nnonsense = 3\n",
                                         "half.toml", test::vocabulary());
        QVERIFY(draft.has_value());
        QCOMPARE(draft->title.en, std::string("Half"));
        QCOMPARE(draft->primitives.size(), std::size_t{1});
        QVERIFY(!readDraftText("no toml at all [[", "half.toml", test::vocabulary()));
    }

    void aMistakeNamesTheKeyThatItIsIn_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("path");
        QTest::newRow("no sender") << QByteArray("to = \"wire\"\n") << QByteArray() << "process.0.thread.0";
        QTest::newRow("unknown mechanism")
            << QByteArray("\"pipe\"") << QByteArray("\"pipette\"") << "channel.0.mechanism";
        QTest::newRow("unknown lock")
            << QByteArray("[\"lock\"]") << QByteArray("[\"look\"]") << "process.0.thread.1.locks";
        QTest::newRow("name twice") << QByteArray("name = \"two\"") << QByteArray("name = \"one\"")
                                    << "process.1.name";
        QTest::newRow("too small") << QByteArray("to = \"wire\"\n")
                                   << QByteArray("to = \"wire\"\nmessage = 0\n")
                                   << "process.0.thread.0.message";
        QTest::newRow("no title") << QByteArray("\"Placed\"") << QByteArray("\"\"") << "title";
    }
    void aMistakeNamesTheKeyThatItIsIn()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, path);
        QVERIFY(problemsOf(kPlaced).empty());
        QByteArray text(kPlaced);
        text.replace(before, after);
        QStringList paths;
        for (const PartProblem &problem : problemsOf(text))
            paths << QString::fromStdString(problem.path);
        QVERIFY2(paths.contains(path), qPrintable(paths.join(", ")));
    }
};

QTEST_APPLESS_MAIN(TstExperimentPlaces)
#include "tst_experiment_places.moc"
