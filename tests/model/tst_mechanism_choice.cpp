#include <QSet>
#include <QTest>

#include "session/catalogue.h"
#include "ui/models/mechanism_choice.h"

class TestMechanismChoice : public QObject
{
    Q_OBJECT

private slots:
    void everyMechanismIsOfferedOnce();
    void groupsStandTogether();
    void whatCannotBeChosenSaysWhy();
};

namespace {

std::vector<std::string> noProblems(const std::string &)
{
    return {};
}

}  // namespace

void TestMechanismChoice::everyMechanismIsOfferedOnce()
{
    QSet<QString> offered;
    for (const ws::MechanismChoice &choice : ws::mechanismChoices(noProblems)) {
        QVERIFY(!choice.name.isEmpty());
        QVERIFY(!choice.sentence.isEmpty());
        offered.insert(QString::fromStdString(choice.id));
    }
    QCOMPARE(offered.size(), static_cast<qsizetype>(ws::mechanismCatalogue().size()));
    for (const ws::MechanismEntry &entry : ws::mechanismCatalogue())
        QVERIFY2(offered.contains(QString::fromStdString(entry.id)), entry.id.c_str());
}

void TestMechanismChoice::groupsStandTogether()
{
    QSet<QString> closed;
    QString last;
    for (const ws::MechanismChoice &choice : ws::mechanismChoices(noProblems)) {
        if (choice.heading == last)
            continue;
        QVERIFY2(!closed.contains(choice.heading), qPrintable(choice.heading));
        closed.insert(last);
        last = choice.heading;
    }
}

void TestMechanismChoice::whatCannotBeChosenSaysWhy()
{
    const auto choices = ws::mechanismChoices([](const std::string &id) {
        return id == "queue" ? std::vector<std::string>{"its ends are in two processes"}
                             : std::vector<std::string>{};
    });
    bool found = false;
    for (const ws::MechanismChoice &choice : choices) {
        if (choice.id == "queue") {
            found = true;
            QCOMPARE(choice.refusal, QString("its ends are in two processes"));
        }
        if (choice.id == "pipe")
            QVERIFY(choice.refusal.isEmpty());
    }
    QVERIFY(found);
}

QTEST_APPLESS_MAIN(TestMechanismChoice)
#include "tst_mechanism_choice.moc"
