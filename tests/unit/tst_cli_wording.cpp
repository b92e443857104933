// Numbers and errors in words, and the exit codes that go with them.
#include <limits>

#include <QTest>

#include "cli/exit_code.h"
#include "cli/text_table.h"
#include "cli/throughput.h"
#include "cli/wording.h"

using namespace ws;
using namespace ws::cli;

class tst_cli_wording : public QObject
{
    Q_OBJECT

private slots:
    void aCountHasCommasAtThousands_data()
    {
        QTest::addColumn<quint64>("count");
        QTest::addColumn<QString>("text");

        QTest::newRow("zero") << quint64(0) << "0";
        QTest::newRow("three digits") << quint64(999) << "999";
        QTest::newRow("four digits") << quint64(1000) << "1,000";
        QTest::newRow("seven digits") << quint64(1234567) << "1,234,567";
        QTest::newRow("the largest") << std::numeric_limits<quint64>::max() << "18,446,744,073,709,551,615";
    }
    void aCountHasCommasAtThousands()
    {
        QFETCH(quint64, count);
        QTEST(QString::fromStdString(countText(count)), "text");
    }

    void aDurationHasThreeDigitsAndAUnit_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");

        QTest::newRow("zero") << qint64(0) << "0 ns";
        QTest::newRow("below a microsecond") << qint64(999) << "999 ns";
        QTest::newRow("a microsecond") << qint64(1000) << "1.00 µs";
        QTest::newRow("tens of microseconds") << qint64(49'300) << "49.3 µs";
        QTest::newRow("rounds up to ten") << qint64(9'996) << "10.0 µs";
        QTest::newRow("rounds up to the next unit") << qint64(999'600) << "1.00 ms";
        QTest::newRow("milliseconds") << qint64(123'400'000) << "123 ms";
        QTest::newRow("seconds") << qint64(5'000'000'000) << "5.00 s";
        QTest::newRow("minutes stay seconds") << qint64(125'000'000'000) << "125 s";
    }
    void aDurationHasThreeDigitsAndAUnit()
    {
        QFETCH(qint64, ns);
        QTEST(QString::fromStdString(durationText(ns)), "text");
    }

    void ratesAndSharesAreReadable()
    {
        QCOMPARE(rateText(0), std::string("0"));
        QCOMPARE(rateText(0.5), std::string("0.50"));
        QCOMPARE(rateText(999.4), std::string("999"));
        QCOMPARE(rateText(999.6), std::string("1,000"));
        QCOMPARE(rateText(4'620'000.2), std::string("4,620,000"));
        QCOMPARE(rateText(std::numeric_limits<double>::quiet_NaN()), std::string("-"));
        QCOMPARE(byteRateText(0), std::string("0 B/s"));
        QCOMPARE(byteRateText(64'000), std::string("64.0 kB/s"));
        QCOMPARE(byteRateText(1.23e6), std::string("1.23 MB/s"));
        QCOMPARE(byteRateText(2.5e15), std::string("2500 TB/s"));
        QCOMPARE(shareText(0.9524), std::string("95.2 %"));
        QCOMPARE(shareText(1), std::string("100.0 %"));
    }

    void anErrorSaysWhatHappenedAndWhatToDo()
    {
        const std::string words = errorWords({ErrorKind::System, EMFILE, "create pipe p"});
        QVERIFY(words.starts_with("create pipe p: Too many open files. "));
        QVERIFY(words.find("ulimit -n") != std::string::npos);
        QCOMPARE(errorWords({ErrorKind::BadInput, 0, "nothing to draw"}), std::string("nothing to draw."));
    }

    void theNearestWordIsSuggestedOnlyWhenNear()
    {
        const std::vector<std::string> known = {"list", "run", "figure", "cost", "clean"};
        QCOMPARE(nearestWord("rnu", known), std::string("run"));
        QCOMPARE(nearestWord("figur", known), std::string("figure"));
        QCOMPARE(nearestWord("claen", known), std::string("clean"));
        QCOMPARE(nearestWord("something-else", known), std::string());
        QCOMPARE(nearestWord("x", {}), std::string());
    }

    void aTableAlignsByCharactersNotBytes()
    {
        TextTable table({{"name"}, {"time", TextTable::Align::Right}});
        table.addRow({"a", "49.3 µs"});
        table.addRow({"long name", "1 ns"});
        QCOMPARE(table.text(), std::string("name          time\na          49.3 µs\nlong name     1 ns\n"));
    }

    void theMedianIsTheMiddleValue()
    {
        QCOMPARE(medianOf({3}), 3.0);
        QCOMPARE(medianOf({9, 1, 2}), 2.0);
        QCOMPARE(medianOf({4, 1, 2, 9}), 3.0);
    }

    void anExitCodeFollowsTheVerdict_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<bool>("hasError");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("sysErrno");
        QTest::addColumn<int>("exitCode");

        const auto row = [](const char *name, RunVerdict verdict, int exitCode) {
            QTest::newRow(name) << static_cast<int>(verdict) << false << 0 << 0 << exitCode;
        };
        const auto failed = [](const char *name, ErrorKind kind, int sysErrno, int exitCode) {
            QTest::newRow(name) << static_cast<int>(RunVerdict::Failed) << true << static_cast<int>(kind)
                                << sysErrno << exitCode;
        };
        row("completed", RunVerdict::Completed, 0);
        row("stopped by the user", RunVerdict::Stopped, 0);
        row("deadlock", RunVerdict::Deadlock, 3);
        row("a worker failed", RunVerdict::Failed, 4);
        failed("bad input", ErrorKind::BadInput, 0, 2);
        failed("a limit", ErrorKind::Limit, 0, 5);
        failed("too many open files", ErrorKind::System, EMFILE, 5);
        failed("no space", ErrorKind::System, ENOSPC, 5);
        failed("a worker lost its pipe", ErrorKind::System, EPIPE, 4);
        failed("the other side is gone", ErrorKind::Closed, 0, 4);
    }
    void anExitCodeFollowsTheVerdict()
    {
        QFETCH(int, verdict);
        QFETCH(bool, hasError);
        QFETCH(int, kind);
        QFETCH(int, sysErrno);
        Snapshot snapshot;
        snapshot.verdict = static_cast<RunVerdict>(verdict);
        if (hasError)
            snapshot.failure = Error{static_cast<ErrorKind>(kind), sysErrno, "do something"};
        QTEST(exitCodeOf(snapshot), "exitCode");
    }

    void aFileThatCannotBeWrittenIsTheUsersOrTheSystems()
    {
        QCOMPARE(exitCodeOfFile({ErrorKind::System, EACCES, "write a.svg"}), 2);
        QCOMPARE(exitCodeOfFile({ErrorKind::System, ENOENT, "write a.svg"}), 2);
        QCOMPARE(exitCodeOfFile({ErrorKind::System, ENOSPC, "write a.svg"}), 5);
        QCOMPARE(exitCodeOfFile({ErrorKind::BadInput, 0, "nothing to draw"}), 2);
    }
};

QTEST_APPLESS_MAIN(tst_cli_wording)
#include "tst_cli_wording.moc"
