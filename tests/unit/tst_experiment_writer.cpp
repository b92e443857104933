#include <QtTest>

#include "experiment/reader.h"
#include "experiment/units.h"
#include "support/test_vocabulary.h"

using namespace ws;

namespace {

Experiment sample()
{
    Experiment experiment;
    experiment.id = "sample";
    experiment.title = {"A \"quoted\" \\ title", "带\n换行"};
    experiment.summary = {"Tab\tand \x7f", ""};
    experiment.claims = {"M01"};
    experiment.timeLimit = std::chrono::nanoseconds(1'000'000'001);
    experiment.placement = Placement::Cross;
    experiment.level = Level::Off;
    experiment.wait.spinFor = std::chrono::microseconds(20);
    ChannelSpec pipe{"p", "pipe", {}};
    pipe.parameters.setNumber("capacity", 1 << 20);
    experiment.channels = {pipe};
    experiment.primitives = {{"锁", "mutex"}};
    ThreadSpec producer{"producer", "produce", {}};
    producer.parameters.setNames("to", {"p"});
    producer.parameters.setNumber("message", 100);
    producer.parameters.setNumber("time", 1'500'000);
    producer.parameters.setReal("rate", 0.1);
    ThreadSpec consumer{"consumer", "consume", {}};
    consumer.parameters.setNames("from", {"p"});
    ThreadSpec locker{"locker", "take-locks", {}};
    locker.parameters.setNames("locks", {"锁", "锁"});
    ThreadSpec waiter{"waiter", "join", {}};
    waiter.parameters.setNames("threads", {"locker"});
    experiment.processes = {{"one", {producer, waiter, locker}}, {"two", {consumer}}};
    return experiment;
}

}  // namespace

class TstExperimentWriter : public QObject
{
    Q_OBJECT

private slots:
    void readingBackGivesAnEqualValue()
    {
        const Experiment before = sample();
        QVERIFY(experimentProblems(before, test::vocabulary()).empty());
        const std::string text = experimentText(before, test::vocabulary());
        const ReadResult result = readExperimentText(text, "sample.toml", test::vocabulary());
        QVERIFY2(std::holds_alternative<Experiment>(result), text.c_str());
        QVERIFY(std::get<Experiment>(result) == before);
        QCOMPARE(experimentText(std::get<Experiment>(result), test::vocabulary()), text);
    }

    void everyWaitPolicyIsReadBack_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        QTest::newRow("block") << qint64(0) << "block";
        QTest::newRow("spin") << qint64(WaitPolicy::kOnlySpin.count()) << "spin";
        QTest::newRow("spin, then block") << qint64(20'000) << "spin 20us";
    }
    void everyWaitPolicyIsReadBack()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, text);
        const WaitPolicy policy{std::chrono::nanoseconds(ns)};
        QCOMPARE(QString::fromStdString(waitText(policy)), text);
        const auto read = parseWaitPolicy(text.toStdString());
        QVERIFY(std::holds_alternative<WaitPolicy>(read));
        QVERIFY(std::get<WaitPolicy>(read) == policy);
    }

    void settingsOfAllKindsAndAWayBackAreReadBack()
    {
        const Vocabulary words = test::vocabularyOfAllShapes();
        Experiment before;
        before.id = "both-ways";
        before.title.en = "Both ways";
        before.group = "Tests";
        ChannelSpec questions{"questions", "socket", {}};
        questions.parameters.setNames("memory", {"posix-shm"});
        questions.parameters.setNumber("no_delay", 0);
        before.channels = {questions, {"answers", "socket", {}, "questions"}};
        ThreadSpec ping{"ping", "ping", {}};
        ping.parameters.setNames("to", {"questions"});
        ping.parameters.setNames("from", {"answers"});
        ThreadSpec pong{"pong", "pong", {}};
        pong.parameters.setNames("to", {"answers"});
        pong.parameters.setNames("from", {"questions"});
        before.processes = {{"one", {ping}}, {"two", {pong}}};
        QCOMPARE(experimentProblems(before, words), std::vector<std::string>());
        const std::string text = experimentText(before, words);
        QVERIFY2(text.find("memory = \"posix-shm\"\nno_delay = false\n") != std::string::npos, text.c_str());
        QVERIFY2(text.find("back_of = \"questions\"\n") != std::string::npos, text.c_str());
        const ReadResult result = readExperimentText(text, "both-ways.toml", words);
        QVERIFY2(std::holds_alternative<Experiment>(result), text.c_str());
        QVERIFY(std::get<Experiment>(result) == before);
    }

    void quantitiesHaveTheLargestExactUnit()
    {
        QCOMPARE(durationText(1'500'000), std::string("1500us"));
        QCOMPARE(durationText(2'000'000'000), std::string("2s"));
        QCOMPARE(durationText(120'000'000'000), std::string("2min"));
        QCOMPARE(durationText(0), std::string("0ns"));
        QCOMPARE(bytesText(64), std::string("64 B"));
        QCOMPARE(bytesText(65536), std::string("64 KiB"));
        const std::string text = experimentText(sample(), test::vocabulary());
        QVERIFY(text.find("capacity = \"1 MiB\"") != std::string::npos);
        QVERIFY(text.find("message = 100\n") != std::string::npos);
        QVERIFY(text.find("time = \"1500us\"") != std::string::npos);
        QVERIFY(text.find("seconds = 1.000000001\n") != std::string::npos);
    }

    void aValueIsCheckedByTheRulesOfTheFile()
    {
        Experiment experiment = sample();
        experiment.channels.front().mechanism = "queue";
        experiment.processes.front().threads.front().parameters.setNames("to", {"q"});
        experiment.processes.front().threads.front().parameters.setNumber("colour", 3);
        experiment.timeLimit = std::chrono::nanoseconds(0);
        const std::vector<std::string> problems = experimentProblems(experiment, test::vocabulary());
        QCOMPARE(
            problems,
            (std::vector<std::string>{
                "seconds must be above 0 and at most 86400 (a day)",
                "channel 'p' (queue): 'capacity' is not one of its settings",
                "thread 'producer' (produce): 'colour' is not one of its settings",
                "thread 'producer': 'to' names no channel of the experiment: 'q'; expected one of p",
                "channel 'p' is a wire without an end: no thread sends to it; expected at least one sender",
            }));
    }

    void anEmptyValueIsNotRunnable()
    {
        const std::vector<std::string> problems = experimentProblems(Experiment(), test::vocabulary());
        QCOMPARE(problems.size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(TstExperimentWriter)
#include "tst_experiment_writer.moc"
