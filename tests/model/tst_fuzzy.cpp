#include <QAbstractItemModelTester>
#include <QTest>

#include "ui/models/fuzzy.h"
#include "ui/models/palette_model.h"

class TestFuzzy : public QObject
{
    Q_OBJECT

private slots:
    void itFindsWhatIsMeant_data();
    void itFindsWhatIsMeant();
    void theBetterMatchIsFirst_data();
    void theBetterMatchIsFirst();
    void thePlacesAreThoseOfTheLetters();
    void theListHasTheBestOnTop();
    void anotherNameFindsItToo();
    void lettersOutOfASentenceFindNothing();
};

void TestFuzzy::itFindsWhatIsMeant_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing typed") << ""
                                   << "Run" << true;
    QTest::newRow("nothing to find in") << "a"
                                        << "" << false;
    QTest::newRow("the whole") << "run"
                               << "Run" << true;
    QTest::newRow("a part in the middle") << "its"
                                          << "Who waits for whom" << true;
    QTest::newRow("first letters of words") << "wwfw"
                                            << "Who waits for whom" << true;
    QTest::newRow("first letters, one word more") << "wwfwx"
                                                  << "Who waits for whom" << false;
    QTest::newRow("words in another order") << "whom who"
                                            << "Who waits for whom" << true;
    QTest::newRow("letters in another order") << "unr"
                                              << "Run" << false;
    QTest::newRow("letters from anywhere") << "oao"
                                           << "Who waits for whom" << false;
    QTest::newRow("Chinese") << QString::fromUtf8("死锁") << QString::fromUtf8("两把锁的死锁") << true;
    QTest::newRow("Chinese, letters apart")
        << QString::fromUtf8("两锁") << QString::fromUtf8("两把锁的死锁") << true;
    QTest::newRow("spaces only") << "   "
                                 << "Run" << true;
}

void TestFuzzy::itFindsWhatIsMeant()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, found);
    QCOMPARE(ws::fuzzyMatch(pattern, text).has_value(), found);
}

void TestFuzzy::theBetterMatchIsFirst_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("the text begins with it") << "st"
                                             << "Stop"
                                             << "Pause, then stop";
    QTest::newRow("a word begins with it") << "light"
                                           << "The light one"
                                           << "Moonlight";
    QTest::newRow("as it is before letter by letter") << "wg"
                                                      << "The wg"
                                                      << "Wait-for graph";
}

void TestFuzzy::theBetterMatchIsFirst()
{
    QFETCH(QString, pattern);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const auto a = ws::fuzzyMatch(pattern, better);
    const auto b = ws::fuzzyMatch(pattern, worse);
    QVERIFY(a && b);
    QVERIFY2(a->score > b->score, qPrintable(QString("%1 <= %2").arg(a->score).arg(b->score)));
}

void TestFuzzy::thePlacesAreThoseOfTheLetters()
{
    QCOMPARE(ws::fuzzyMatch("wwf", "Who waits for whom")->places, QList<int>({0, 4, 10}));
    QCOMPARE(ws::fuzzyMatch("waits", "Who waits for whom")->places, QList<int>({4, 5, 6, 7, 8}));
    QCOMPARE(ws::fuzzyMatch("", "Run")->places, QList<int>());
}

void TestFuzzy::theListHasTheBestOnTop()
{
    ws::PaletteModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries({{0, "Show library", "", "", {}}, {1, "Library", "", "", {}}, {2, "Run", "", "", {}}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0).data().toString(), QString("Show library"));
    model.setPattern("lib");
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data().toString(), QString("Library"));
    QCOMPARE(model.index(0).data(ws::PaletteModel::NumberRole).toInt(), 1);
    model.setPattern("nothing like that");
    QCOMPARE(model.rowCount(), 0);
    model.setPattern("");
    QCOMPARE(model.rowCount(), 3);
    model.setEntries({});
    QCOMPARE(model.rowCount(), 0);
}

void TestFuzzy::anotherNameFindsItToo()
{
    ws::PaletteModel model;
    model.setEntries({{0, QString::fromUtf8("暂停"), "", "", {"Pause", "pause"}},
                      {1, QString::fromUtf8("运行"), "", "", {"Run", "run"}}});
    model.setPattern("run");
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data(ws::PaletteModel::NumberRole).toInt(), 1);
}

void TestFuzzy::lettersOutOfASentenceFindNothing()
{
    ws::PaletteModel model;
    model.setEntries({{0, "Run", "Starts the experiment with real processes", "", {}}});
    model.setPattern("stewrp");
    QCOMPARE(model.rowCount(), 0);
    model.setPattern("real proc");
    QCOMPARE(model.rowCount(), 1);
}

QTEST_GUILESS_MAIN(TestFuzzy)
#include "tst_fuzzy.moc"
