#include <QTest>

#include "support/sample_snapshots.h"
#include "ui/models/deadlock_words.h"
#include "ui/models/wording.h"

class TestWording : public QObject
{
    Q_OBJECT

private slots:
    void aShortNameKeepsTheNumber();
    void numbersHaveFourDigitsAtMost_data();
    void numbersHaveFourDigitsAtMost();
    void theSentenceOfADeadlockNamesEverybody();
    void theReportHasTheFourConditions();
    void aKilledWorkerIsNamedWithItsSignal();
};

namespace {

QString plain(QString text)
{
    return text.replace(QChar(0x202f), QLatin1Char(' '));
}

}  // namespace

void TestWording::numbersHaveFourDigitsAtMost_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << ws::shortNumber(0) << "0";
    QTest::newRow("thousands") << ws::shortNumber(21'418) << "21.4 k";
    QTest::newRow("nearly a million") << ws::shortNumber(999'600) << "1.00 M";
    QTest::newRow("bytes") << ws::sizeText(64) << "64 B";
    QTest::newRow("megabytes") << ws::sizeText(1'370'000) << "1.37 MB";
    QTest::newRow("nanoseconds") << ws::timeText(873) << "873 ns";
    QTest::newRow("microseconds") << ws::timeText(46'900) << QString::fromUtf8("46.9 µs");
    QTest::newRow("seconds") << ws::timeText(1'723'000'000) << "1.723 s";
    QTest::newRow("a share") << ws::percentText(0.723) << "72 %";
    QTest::newRow("a share above one") << ws::percentText(1.2) << "100 %";
    QTest::newRow("the clock") << ws::clockText(64'218'000'000) << "1:04.218";
    QTest::newRow("a count") << ws::countText(1'204'511) << "1,204,511";
}

void TestWording::numbersHaveFourDigitsAtMost()
{
    QFETCH(QString, said);
    QFETCH(QString, expected);
    QCOMPARE(plain(said), expected);
}

void TestWording::theSentenceOfADeadlockNamesEverybody()
{
    const auto snapshot = ws::sample::ringOfFive();
    const ws::DeadlockWords words = ws::deadlockWords(*snapshot->deadlock, *snapshot->model);
    QCOMPARE(plain(words.headline), QString("Deadlock, proven 11.0 ms after the last thread stopped."));
    QVERIFY2(words.sentence.startsWith("P1 waits for f2 held by P2, who waits for f3 held by P3"),
             qPrintable(words.sentence));
    QVERIFY2(plain(words.sentence).endsWith("since 1.723 s after the start"), qPrintable(words.sentence));
}

void TestWording::theReportHasTheFourConditions()
{
    const auto snapshot = ws::sample::twoLocks();
    const ws::DeadlockWords words = ws::deadlockWords(*snapshot->deadlock, *snapshot->model);
    QCOMPARE(words.conditions.size(), std::size_t{4});
    QCOMPARE(words.conditions[3].evidence, QString::fromUtf8("t1 → t2 → t1"));
    QVERIFY(words.plainText().contains("What would have broken it"));
}

void TestWording::aKilledWorkerIsNamedWithItsSignal()
{
    ws::Snapshot snapshot = *ws::sample::runningPipeline();
    snapshot.verdict = ws::RunVerdict::Failed;
    snapshot.workers.resize(snapshot.model->processes.size());
    snapshot.workers[0].ended = true;
    snapshot.workers[0].exitCode = 4;
    snapshot.workers[1].ended = true;
    snapshot.workers[1].signal = 9;
    snapshot.failure =
        ws::Error{ws::ErrorKind::System, 0, "worker stage 1 (pid 7) was ended by signal Killed"};
    const QString sentence = plain(ws::verdictSentence(snapshot));
    QVERIFY2(sentence.contains("was ended by signal 9"), qPrintable(sentence));
    QVERIFY(sentence.startsWith(QString::fromStdString(snapshot.model->processes[1].name)));
    QCOMPARE(plain(ws::errorSentence(*snapshot.failure)),
             QString("Worker stage 1 (pid 7) was ended by signal Killed."));
}

void TestWording::aShortNameKeepsTheNumber()
{
    QCOMPARE(ws::shortName("philosopher 12"), QString("p12"));
    QCOMPARE(ws::shortName("left"), QString("left"));
    QCOMPARE(ws::shortName("42"), QString("42"));
    QCOMPARE(ws::shortName(""), QString());
}

QTEST_APPLESS_MAIN(TestWording)
#include "tst_wording.moc"
