#include <QtTest>

#include "experiment/reader.h"
#include "experiment/units.h"
#include "experiment/wires.h"
#include "support/test_vocabulary.h"

using namespace ws;

namespace {

constexpr std::string_view kWhole = R"(version = 1
title = { en = "Everything", zh_CN = "全部" }
summary = "All keys."
group = "Tests"
claims = ["M01", "D02"]
seconds = 0.25
placement = "same"
level = "full"
wait = "spin"

[[channel]]
name = "管道"
mechanism = "pipe"
capacity = "64 KiB"

[[channel]]
name = "queue"
mechanism = "queue"
slots = 3

[[lock]]
name = "a"

[[process]]
name = "left"

  [[process.thread]]
  role = "produce"
  to = "管道"
  message = "1 KiB"
  rate = 1000
  count = 7
  time = "1.5 ms"

  [[process.thread]]
  name = "produce 2"
  role = "take-locks"
  locks = ["a"]
  hold = "3min"

  [[process.thread]]
  role = "produce"
  to = "queue"

  [[process.thread]]
  role = "consume"
  from = "queue"

[[process]]
name = "right"

  [[process.thread]]
  role = "consume"
  from = "管道"
  service = "20us"
)";

std::string problemsOf(const ReadResult &result)
{
    std::string text;
    if (const auto *problems = std::get_if<std::vector<FileProblem>>(&result)) {
        for (const FileProblem &problem : *problems)
            text += problem.text() + "\n";
    }
    return text;
}

}  // namespace

class TstExperimentReader : public QObject
{
    Q_OBJECT

private slots:
    void everyKeyArrivesInTheValue()
    {
        const ReadResult result = readExperimentText(kWhole, "dir/whole.toml", test::vocabulary());
        QCOMPARE(problemsOf(result), std::string());
        const Experiment &experiment = std::get<Experiment>(result);
        QCOMPARE(experiment.id, std::string("whole"));
        QCOMPARE(experiment.title.zhCn, std::string("全部"));
        QCOMPARE(experiment.summary.en, std::string("All keys."));
        QCOMPARE(experiment.summary.zhCn, std::string());
        QCOMPARE(experiment.group, std::string("Tests"));
        QCOMPARE(experiment.claims, (std::vector<std::string>{"M01", "D02"}));
        QVERIFY(experiment.timeLimit == std::chrono::milliseconds(250));
        QVERIFY(experiment.placement == Placement::Same);
        QVERIFY(experiment.level == Level::Full);
        QVERIFY(experiment.wait.spinFor == WaitPolicy::kOnlySpin);
        QCOMPARE(experiment.channels.at(0).name, std::string("管道"));
        QCOMPARE(experiment.channels.at(0).parameters.number("capacity", 0), std::int64_t{65536});
        QCOMPARE(experiment.primitives.at(0).primitive, std::string("mutex"));
        const ParameterValues &values = experiment.processes.at(0).threads.at(0).parameters;
        QCOMPARE(values.number("message", 0), std::int64_t{1024});
        QCOMPARE(values.number("time", 0), std::int64_t{1'500'000});
        QCOMPARE(values.number("count", 0), std::int64_t{7});
        QCOMPARE(values.real("rate").value_or(0), 1000.0);
        QCOMPARE(values.names("to"), std::vector<std::string>{"管道"});
        QCOMPARE(experiment.processes.at(0).threads.at(1).parameters.number("hold", 0),
                 std::int64_t{180'000'000'000});
    }

    void threadsWithoutANameGetTheirRoleAndTheNextFreeNumber()
    {
        const ReadResult result = readExperimentText(kWhole, "whole.toml", test::vocabulary());
        const Experiment &experiment = std::get<Experiment>(result);
        std::vector<std::string> names;
        for (const ProcessSpec &process : experiment.processes) {
            for (const ThreadSpec &thread : process.threads)
                names.push_back(thread.name);
        }
        QCOMPARE(names,
                 (std::vector<std::string>{"produce 1", "produce 2", "produce 3", "consume 1", "consume 2"}));
    }

    void whatIsAbsentHasItsDefault()
    {
        constexpr std::string_view text =
            "version = 1\ntitle = \"t\"\n[[process]]\nname = \"p\"\n"
            "[[process.thread]]\nname = \"a\"\nrole = \"join\"\nthreads = [\"b\"]\n"
            "[[process.thread]]\nname = \"b\"\nrole = \"join\"\nthreads = [\"a\"]\n";
        const ReadResult result = readExperimentText(text, "dir/id/experiment.toml", test::vocabulary());
        QCOMPARE(problemsOf(result), std::string());
        const Experiment &experiment = std::get<Experiment>(result);
        QCOMPARE(experiment.id, std::string("id"));
        QCOMPARE(experiment.group, std::string("Mechanisms"));
        QVERIFY(experiment.timeLimit == std::chrono::seconds(5));
        QVERIFY(experiment.placement == Placement::Free);
        QVERIFY(experiment.level == Level::Light);
        QVERIFY(experiment.wait == WaitPolicy());
    }

    void aChannelCarriesTheSizeThatItsRelaysReceive()
    {
        Experiment experiment =
            std::get<Experiment>(readExperimentText(kWhole, "whole.toml", test::vocabulary()));
        experiment.channels.push_back({"next", "pipe", {}});
        ThreadSpec relay{"relay", "relay", {}};
        relay.parameters.setNames("from", {"管道"});
        relay.parameters.setNames("to", {"next"});
        experiment.processes.at(1).threads.push_back(relay);
        const Wires wires = wiresOf(experiment, test::vocabulary());
        QCOMPARE(wires.at("next").messageBytes.value_or(0), std::int64_t{1024});
        QCOMPARE(wires.at("queue").messageBytes.value_or(0), std::int64_t{64});
        QCOMPARE(wires.at("next").receivers.size(), std::size_t{0});
    }

    void quantitiesAreExact_data()
    {
        QTest::addColumn<bool>("isDuration");
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("value");  // -1: refused
        const auto row = [](const char *name, bool isDuration, const char *text, qint64 value) {
            QTest::newRow(name) << isDuration << QString(text) << value;
        };
        row("nanoseconds", true, "100ns", 100);
        row("microseconds", true, "20us", 20'000);
        row("a fraction and a gap", true, "1.5 ms", 1'500'000);
        row("seconds", true, "2s", 2'000'000'000);
        row("minutes", true, "3min", 180'000'000'000);
        row("zero", true, "0s", 0);
        row("half a nanosecond", true, "0.5ns", -1);
        row("no unit", true, "20", -1);
        row("unknown unit", true, "20 sec", -1);
        row("negative", true, "-1s", -1);
        row("no number", true, "s", -1);
        row("empty", true, "", -1);
        row("point without digits", true, "1.s", -1);
        row("too large", true, "999999999999min", -1);
        row("bytes", false, "64 B", 64);
        row("kibibytes", false, "64 KiB", 65536);
        row("mebibytes", false, "1MiB", 1 << 20);
        row("half a kibibyte", false, "0.5 KiB", 512);
        row("decimal unit", false, "64 KB", -1);
        row("a duration", false, "64 ms", -1);
    }
    void quantitiesAreExact()
    {
        QFETCH(bool, isDuration);
        QFETCH(QString, text);
        QFETCH(qint64, value);
        const Quantity quantity =
            isDuration ? parseDuration(text.toStdString()) : parseBytes(text.toStdString());
        if (value < 0)
            QVERIFY(std::holds_alternative<std::string>(quantity));
        else
            QCOMPARE(std::get<std::int64_t>(quantity), std::int64_t{value});
    }
};

QTEST_APPLESS_MAIN(TstExperimentReader)
#include "tst_experiment_reader.moc"
